"""A click on a mark opens exactly the claims behind it, and Back undoes it: what Streamlit itself cannot report."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote

import numpy as np
from playwright.sync_api import expect

from flows.selection import Mask, Selection
from flows.tables import Tables
from flows.views.behind import behind
from flows.views.map import picture as geography
from flows.views.overview import months
from flows.views.picture import Picture
from flows.views.positions import picture as matrix
from flows.views.routes import origins as ribbons
from flows.views.timeline import picture as timeline
from tests.browser.conftest import Reader

Drawn = Callable[[Tables, Mask], Picture]

FLOW = "krusik-grad-3500"
"""A flow whose marks do not lie on each other."""

CLICKED: list[tuple[str, str, list[str], Drawn]] = [
    ("routes", "routes", ["0:SRB>1:TUR/denied", "1:TUR"], ribbons.by_origins),
    ("map", "map", ["SRB>TUR>SVK>UKR", "SVK"], geography.curves),
    ("timeline", "timeline", ["mash-grad-3500"], timeline.timeline),
    ("positions", "positions", [f"{FLOW}/krusik"], matrix.matrix),
    ("overview", "months", ["2023-03/denied"], months.months),
]
"""Page, chart, marks that are clicked one after another, the picture."""

PART = """([name, mark]) => {
  const held = part => {
    const { data, link, node, i } = part.__data__ ?? {}
    const bars = part.closest(".bars")?.__data__?.[0]?.trace.customdata
    return [data, link?.customdata, node?.customdata, bars?.[i]]
  }
  const chart = document.querySelector(`.st-key-chart-${name} .js-plotly-plot`)
  const parts = chart?.querySelectorAll(".sankey-link, .sankey-node, path.point, .barlayer .point") ?? []
  return [...parts].find(part => held(part).includes(mark)) ?? null
}"""
"""The element of a mark: plotly keeps what a mark carries beside it."""

SPOT = """part => {
  part.scrollIntoView({ block: "center" })
  const box = part.getBoundingClientRect()
  if (!part.matches(".sankey-link")) return [box.x + box.width / 2, box.y + box.height / 2]
  for (let across = 1; across < 40; across++)
    for (let down = 1; down < 40; down++) {
      const spot = [box.x + box.width * across / 40, box.y + box.height * down / 40]
      if (document.elementFromPoint(...spot) === part) return spot
    }
}"""
"""Where on the screen it can be pointed at: ribbons lie over each other."""


def point(reader: Reader, chart: str, mark: str) -> tuple[float, float]:
    """Point at a mark, once it stands still."""
    part = reader.page.wait_for_function(PART, arg=[chart, mark]).as_element()
    assert part is not None
    part.wait_for_element_state("stable")
    x, y = part.evaluate(SPOT)
    reader.page.mouse.move(x - 2, y)
    reader.page.mouse.move(x, y)
    return x, y


def click(reader: Reader, chart: str, mark: str) -> None:
    """Point at a mark and press, as a reader does."""
    reader.page.mouse.click(*point(reader, chart, mark))


def listed(reader: Reader) -> set[str]:
    """The ids of the claims in the panel; of one alone the panel shows all, and by which id to name it."""
    briefs = reader.page.locator(".st-key-panel [class*='st-key-brief-panel-']")
    ids = briefs.evaluate_all("all => all.map(one => one.className.match(/st-key-brief-panel-([\\w-]+)/)[1])")
    told = reader.page.locator(".st-key-panel").inner_text()
    return {str(key) for key in ids} or set(re.findall(r"Name the claim by its id: ([\w-]+)", told))


def test_a_click_lands_on_the_claims_of_the_mark_and_back_undoes_it(reader: Reader, shipped: Tables) -> None:
    """On every page with a picture, one after the other."""
    reader.open(f"/method?flow={FLOW}")
    mask = Selection(flow=(FLOW,)).mask(shipped)
    for page, chart, marks, drawn in CLICKED:
        reader.turn(f"/{page}?flow={FLOW}")
        lands(reader, shipped, drawn(shipped, mask), chart, marks)


def lands(reader: Reader, tables: Tables, picture: Picture, chart: str, marks: list[str]) -> None:
    """Each mark opens its claims, and Back closes them."""
    for mark in marks:
        expected = set(tables.claims["id"].iloc[behind(picture, mark, tables)])
        assert expected
        click(reader, chart, mark)
        panel = reader.page.locator(".st-key-panel")
        expect(panel).to_be_visible()
        expect(reader.headed()).to_be_focused()
        reader.settle()
        assert parse_qs(reader.query()) == {"flow": [FLOW], "mark": [mark]}
        assert listed(reader) == expected
        reader.back()
        expect(panel).to_have_count(0)
        assert reader.query() == f"flow={FLOW}"
    assert not reader.errors


def test_one_mark_after_another_and_close(reader: Reader) -> None:
    """The panel follows the reader; Close takes it away and the address with it."""
    reader.open(f"/routes?flow={FLOW}")
    panel = reader.page.locator(".st-key-panel")
    click(reader, "routes", "0:SRB>1:TUR/denied")
    expect(reader.headed()).to_have_text("Serbia to Türkiye, denied")
    reader.settle()
    click(reader, "routes", "1:TUR")
    expect(reader.headed()).to_have_text("Türkiye (intermediary)")
    panel.get_by_role("button", name="Close", exact=True).click()
    expect(panel).to_have_count(0)
    expect(reader.page).to_have_url(re.compile(rf"/routes\?flow={FLOW}$"))


def test_the_link_of_an_open_mark_opens_it_for_who_is_sent_it(reader: Reader, shipped: Tables) -> None:
    """Cold, with all filters."""
    mask: Mask = np.ones(len(shipped.claims), dtype=bool)
    picture = ribbons.by_origins(shipped, mask)
    reader.open(f"/routes?mark={quote('1:ESP')}")
    assert listed(reader) == set(shipped.claims["id"].iloc[behind(picture, "1:ESP", shipped)])
