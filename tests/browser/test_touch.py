"""On a page of 390 pixels every control is 24 pixels large at the least, and so is what a finger meets of a mark."""

from __future__ import annotations

from urllib.parse import parse_qs

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from flows.selection import Selection
from flows.tables import Tables
from flows.views.behind import named
from flows.views.timeline import picture
from tests.browser.conftest import Reader
from tests.browser.test_clicks import PART

SMALL = """() => {
  const all = "a[href], button, summary, input, [role=button], [role=radio], [role=switch], [role=option], [role=tab]"
  const boxes = "[data-testid=stMultiSelect] [role=group], [data-testid=stSelectbox] [role=group], "
    + "[data-testid=stTextInputRootElement], label"
  const seen = part => {
    const box = part.getBoundingClientRect()
    const style = getComputedStyle(part)
    return box.width > 1 && box.height > 1 && box.right > 0 && style.visibility === "visible" && !part.disabled
  }
  const large = part => {
    const box = part?.getBoundingClientRect()
    return box && box.width > 23.9 && box.height > 23.9
  }
  return [...document.querySelectorAll(all)]
    .filter(part => seen(part) && !large(part) && !large(part.closest(boxes)) && !part.closest("p, li, td"))
    .map(part => part.outerHTML.slice(0, 120))
}"""
"""Controls under 24 pixels, in what they stand in too: the box of a field and the line of a switch take the press. WCAG
excepts links that run on in a sentence."""
TARGETS = {"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations"]}
BESIDE = 11
"""Pixels from the middle of a mark."""


def test_nothing_on_a_narrow_page_is_too_small_for_a_finger(reader: Reader, shipped: Tables) -> None:
    """Controls are measured; marks are pressed beside: all that lie under the finger are offered by name."""
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open("/timeline")
    large_enough(reader)
    drawn = picture.timeline(shipped, Selection().mask(shipped))
    lane = drawn.rows[drawn.rows["level"] == drawn.rows["level"].max()].iloc[0]
    press(reader, "timeline", lane["key"])
    offered = parse_qs(reader.query())["mark"][0].split("*")
    assert lane["key"] in offered
    assert len(offered) > 1
    expect(reader.headed()).to_have_text(f"{len(offered)} marks where you pressed")
    large_enough(reader)
    reader.page.locator(".st-key-panel").get_by_role("button", name=named(lane["key"], shipped), exact=True).click()
    expect(reader.headed()).to_have_text(shipped.record(shipped.place[lane["key"]]).statement)
    reader.settle()
    assert parse_qs(reader.query())["mark"] == [lane["key"]]
    large_enough(reader)
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    for page, chart, mark, choice in (
        ("/routes", "routes-narrow", "1:TUR", "mark"), ("/map", "map-narrow", "BGR", "mark"),
        ("/sources", "relays", "ft-2024-06-22", "report"),
    ):  # fmt: skip
        reader.turn(page)
        large_enough(reader)
        press(reader, chart, mark, 0 if chart == "routes-narrow" else BESIDE)
        assert mark in parse_qs(reader.query())[choice][0].split("*")
        expect(reader.headed()).to_be_focused()  # from then on the panel hears keys
        reader.page.keyboard.press("Escape")
        expect(reader.page.locator(".st-key-panel")).to_have_count(0)
        reader.settle()
    reader.page.get_by_role("button", name="Filters").first.click()
    expect(reader.page.get_by_role("heading", name="Filters")).to_be_visible()
    large_enough(reader)
    assert not reader.errors


def large_enough(reader: Reader) -> None:
    assert reader.page.evaluate(SMALL) == []
    assert Axe().run(reader.page, options=TARGETS).response["violations"] == []


def press(reader: Reader, chart: str, mark: str, beside: float = BESIDE) -> None:
    """Press to the right of a mark, once it stands still, and wait for what opens."""
    part = reader.page.wait_for_function(PART, arg=[chart, mark]).as_element()
    assert part is not None
    part.wait_for_element_state("stable")
    part.evaluate("part => part.scrollIntoView({ block: 'center' })")
    box = (part.query_selector(".node-rect") or part).bounding_box()
    assert box
    reader.page.mouse.click(box["x"] + box["width"] / 2 + beside, box["y"] + box["height"] / 2)
    expect(reader.headed()).to_be_focused()
    reader.settle()
