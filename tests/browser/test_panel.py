"""The panel opens from rows and events as from marks: focus, Escape, Back, reload; the chart stays as it is."""

from __future__ import annotations

from urllib.parse import parse_qs

from playwright.sync_api import expect

from flows.tables import Tables
from flows.views.claims import rows
from tests.browser.conftest import Reader
from tests.browser.test_clicks import click, point
from tests.conftest import everything

HEAD, ROW = 35, 84
"""Heights of the head and of a row of the table of claims, in pixels."""


def test_the_text_of_a_row_opens_its_claim(reader: Reader, shipped: Tables) -> None:
    """On the screen and in the address; Escape closes it, Back opens it again, a reload keeps it."""
    reader.open("/claims?statistics=yes")
    canvas = reader.page.get_by_test_id("stDataFrame").locator("canvas").first
    box = canvas.bounding_box()
    assert box
    reader.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + HEAD + 2.5 * ROW)
    listed = rows.rows(shipped, everything(shipped))
    statement = shipped.record(shipped.place[listed["claim"].iloc[2]]).statement
    expect(reader.headed()).to_have_text(statement)
    expect(reader.headed()).to_be_focused()
    expect(reader.headed()).to_be_in_viewport()
    reader.settle()
    asked = {"statistics": ["yes"], "claim": [listed["claim"].iloc[2]]}
    assert parse_qs(reader.query()) == asked
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-panel").get_by_role("heading", level=2)).to_have_count(0)
    reader.settle()
    assert reader.query() == "statistics=yes"
    reader.page.go_back()
    expect(reader.headed()).to_have_text(statement)
    reader.page.reload()
    reader.settle()
    expect(reader.headed()).to_have_text(statement)
    assert parse_qs(reader.query()) == asked
    assert not reader.errors


def test_an_event_opens_and_the_chart_keeps_its_width(reader: Reader, shipped: Tables) -> None:
    """The panel lies over the page."""
    reader.open("/timeline")
    plot = reader.page.locator(".st-key-chart-timeline .js-plotly-plot")
    before = plot.bounding_box()
    event = shipped.dataset.events[-1]
    click(reader, "timeline", f"event/{event.id}")
    expect(reader.headed()).to_have_text(event.title)
    expect(reader.headed()).to_be_focused()
    reader.settle()
    after = plot.bounding_box()
    assert before
    assert after
    assert after["width"] == before["width"]


def test_a_claim_of_the_list_leads_back_to_the_list(reader: Reader) -> None:
    """From a mark to one of its claims and back, on the same page."""
    reader.open("/routes?flow=krusik-grad-3500")
    point(reader, "routes", "1:TUR")
    click(reader, "routes", "1:TUR")
    expect(reader.headed()).to_have_text("Türkiye (intermediary)")
    reader.settle()
    reader.page.locator(".st-key-panel").get_by_role("button", name="The claim in full").first.click()
    expect(reader.page.locator(".st-key-panel").get_by_text("What it answers, and what answers it")).to_be_visible()
    reader.settle()
    assert set(parse_qs(reader.query())) == {"flow", "mark", "claim"}
    reader.page.get_by_role("button", name="Back to the list").click()
    expect(reader.headed()).to_have_text("Türkiye (intermediary)")
