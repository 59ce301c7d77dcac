"""Pointing at a ribbon or a place lights up whole paths and fades the rest: what only the browser draws."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.test_clicks import PART, SPOT

LIT = """() => {
  const plot = document.querySelector(".st-key-chart-routes .js-plotly-plot")
  const paths = plot.layout.meta.paths
  const links = [...plot.querySelectorAll(".sankey-link")].map(part => [part, part.__data__.link])
  const bright = links.filter(([part]) => getComputedStyle(part).opacity === "1").map(([, link]) => link.pointNumber)
  return [bright.sort((a, b) => a - b), paths]
}"""
"""The numbers of the ribbons that are not faded, and for each ribbon those of the same claims."""

NUMBERS = """mark => {
  const plot = document.querySelector(".st-key-chart-routes .js-plotly-plot")
  const links = [...plot.querySelectorAll(".sankey-link")].map(part => part.__data__.link)
  const near = link => [link.customdata, link.source.customdata, link.target.customdata].includes(mark)
  return links.filter(near).map(link => link.pointNumber)
}"""
"""The ribbons that a mark is, or that end at it."""


@pytest.mark.parametrize("mark", ["1:CZE>9:UKR/said", "1:CZE"])
def test_pointing_lights_up_the_whole_path_and_fades_the_rest(reader: Reader, mark: str) -> None:
    reader.open("/routes")
    part = reader.page.wait_for_function(PART, arg=["routes", mark]).as_element()
    assert part is not None
    part.wait_for_element_state("stable")
    reader.page.wait_for_selector(".st-key-chart-routes .js-plotly-plot[data-lights]")
    x, y = part.evaluate(SPOT)
    faded = reader.page.locator(".sankey-link[style*='opacity: 0.12']")
    for _ in range(100):  # until plotly listens: a chart that has just been drawn does not yet
        reader.page.mouse.move(2, 2)
        reader.page.mouse.move(x, y)
        if faded.count():
            break
    expect(faded.first).to_be_attached()
    lit, paths = reader.page.evaluate(LIT)
    assert set(lit) == {near for number in reader.page.evaluate(NUMBERS, mark) for near in paths[number]}
    reader.page.mouse.move(2, 2)
    expect(faded).to_have_count(0)
    assert not reader.errors
