"""The map under the hands of a reader: what is pointed at stands out, and the map stays within its bounds."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.test_clicks import PART, SPOT

CHART = ".st-key-chart-map"
SCALE = """() => {
  const map = document.querySelector(".st-key-chart-map .js-plotly-plot")._fullLayout.geo._subplot
  return [map.projection.scale() / map.fitScale, ...map.projection.invert(map.midPt)]
}"""
LIT = """() => [...document.querySelectorAll(".st-key-chart-map .scattergeo")]
  .filter(line => line.__data__[0].trace.meta?.told && !line.classList.contains("flows-faded"))
  .map(line => line.__data__[0].trace.meta.key)"""


def scale(reader: Reader) -> list[float]:
    """How much the map is enlarged, and the longitude and latitude in its middle."""
    found: list[float] = reader.page.evaluate(SCALE)
    return found


def point_at(reader: Reader, mark: str) -> tuple[float, float]:
    part: Any = reader.page.wait_for_function(PART, arg=["map", mark]).as_element()
    part.wait_for_element_state("stable")
    x, y = part.evaluate(SPOT)
    reader.page.mouse.move(x - 2, y)
    reader.page.mouse.move(x, y)
    return x, y


def test_all_but_the_route_pointed_at_fades_and_the_tooltip_has_the_look_of_the_page(reader: Reader) -> None:
    reader.open("/map")
    for _ in range(100):  # until the chart listens: one that has just been drawn does not yet
        reader.page.mouse.move(10, 10)
        point_at(reader, "SRB>CZE>UKR")
        if reader.page.evaluate(LIT) == ["SRB>CZE>UKR"]:
            break
    reader.page.wait_for_function(f"() => ({LIT})().join() === 'SRB>CZE>UKR'")
    label = reader.page.locator(f"{CHART} .hoverlayer .hovertext path").first
    expect(label).to_have_css("fill", "rgb(255, 255, 255)")
    reader.page.mouse.move(10, 10)
    reader.page.wait_for_function(f"() => ({LIT})().length > 10")
    assert not reader.errors


def test_a_chosen_route_stands_out_and_bears_its_label(reader: Reader) -> None:
    reader.open(f"/map?mark={quote('SRB>ESP>UKR')}")
    reader.page.wait_for_function(f"() => ({LIT})().join() === 'SRB>ESP>UKR'")
    expect(reader.page.locator(f"{CHART} .flows-chosen")).to_contain_text("Spain, 15 sources")
    assert not reader.errors


def test_the_map_is_enlarged_and_moved_within_its_bounds_and_the_wheel_scrolls_the_page(reader: Reader) -> None:
    reader.open("/map")
    x, y = point_at(reader, "CZE")
    whole = scale(reader)
    main = reader.page.locator("[data-testid=stMain]")
    before = main.evaluate("part => part.scrollTop")
    reader.page.mouse.wheel(0, 120)
    reader.page.wait_for_function(
        "before => document.querySelector('[data-testid=stMain]').scrollTop !== before", arg=before
    )
    assert scale(reader) == whole
    reader.page.locator(f"{CHART} .modebar-btn").first.click()
    reader.page.wait_for_function(f"() => ({SCALE})()[0] > 1.9")
    x, y = point_at(reader, "CZE")
    left, *_ = reader.page.evaluate(f"document.querySelector('{CHART} .js-plotly-plot').layout.meta")
    reader.page.mouse.move(x - 30, y + 40)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 900, y + 40, steps=5)
    reader.page.mouse.up()
    reader.page.wait_for_function(f"() => ({SCALE})()[1] > {left} && ({SCALE})()[1] < {whole[1]}")
    reader.page.mouse.dblclick(x + 60, y + 90)
    reader.page.wait_for_function(f"() => ({SCALE})()[0] < 1.01")
    assert not reader.errors
