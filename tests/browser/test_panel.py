"""The panel opens from rows and events as from marks: focus, Escape, Back, reload; the chart stays as it is."""

from __future__ import annotations

from urllib.parse import parse_qs

from playwright.sync_api import expect

from flows.selection import Selection
from flows.tables import Tables
from flows.views.claims import rows
from flows.views.sources import tables as sources
from tests.browser.conftest import Reader
from tests.browser.test_clicks import click, point
from tests.conftest import everything

HEAD, ROW = 35, 84
"""Heights of the head and of a row of the table of claims, in pixels."""


def test_the_text_of_a_row_opens_its_claim(reader: Reader, shipped: Tables) -> None:
    """On the screen and in the address; Escape closes it, Back opens it again, a reload keeps it."""
    reader.open("/claims?statistics=yes")
    canvas = reader.page.get_by_test_id("stDataFrame").locator("canvas").first
    # Streamlit's own way to save a table is there and not to be seen, nor to be reached by Tab
    reader.page.get_by_test_id("stDataFrame").hover()
    saves = reader.page.locator('[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"])')
    expect(saves).to_have_count(1)
    expect(saves).to_be_hidden()
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
    reader.back()
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
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    reader.settle()
    reader.page.get_by_role("combobox", name="See the claims").focus()  # and by keyboard, as any mark
    reader.page.keyboard.type("Serbia halts exports")
    reader.page.keyboard.press("Enter")
    expect(reader.headed()).to_have_text("Serbia halts exports of arms and ammunition")
    expect(reader.headed()).to_be_focused()
    reader.settle()
    assert parse_qs(reader.query()) == {"mark": ["event/export-halt-2025-06-23"]}


def test_rows_and_dots_of_sources_open_in_the_panel(reader: Reader, shipped: Tables) -> None:
    """A publisher, a report, a mark of the strip: each in the address, with the focus; Escape and Back."""
    reader.open("/sources")
    mask = Selection().mask(shipped)
    publisher = sources.publishers(shipped, mask).iloc[2]
    press(reader, "publishers-table")
    expect(reader.headed()).to_contain_text(publisher["name"])
    expect(reader.headed()).to_be_focused()
    expect(reader.headed()).to_be_in_viewport()
    reader.settle()
    assert parse_qs(reader.query()) == {"publisher": [publisher["publisher"]]}
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    reader.settle()
    press(reader, "reports-table")
    report = sources.reports(shipped, mask).iloc[2]
    expect(reader.headed()).to_have_text("Report")
    reader.settle()
    assert parse_qs(reader.query()) == {"report": [report["id"]]}
    assert listed(reader) == set(report["ids"])
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    reader.settle()
    assert reader.query() == ""  # the focus goes back to the table and chooses nothing there
    press(reader, "reports-table")  # the row is no longer chosen: a click opens it again
    expect(reader.headed()).to_be_focused()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    reader.settle()
    click(reader, "relays", "ft-2024-06-22")
    expect(reader.headed()).to_be_focused()
    reader.settle()
    assert parse_qs(reader.query()) == {"report": ["ft-2024-06-22"]}
    reader.back()
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    assert reader.query() == ""
    assert not reader.errors


def press(reader: Reader, table: str) -> None:
    """Click on the text of a table's third row."""
    canvas = reader.page.locator(f".st-key-{table} canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    x, y = box["x"] + 120, box["y"] + 3.5 * HEAD
    for away in (20, 0):  # the table looks with each frame at what lies under the pointer, and takes no press before
        reader.page.mouse.move(x - away, y)
        reader.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    reader.page.mouse.click(x, y)


def listed(reader: Reader) -> set[str]:
    """The ids of the claims that can be opened from the panel."""
    ways = reader.page.locator(".st-key-panel").get_by_role("link", name="The claim in full")
    return set(ways.evaluate_all("all => all.map(one => new URL(one.href).searchParams.get('claim'))"))


def test_a_claim_of_the_list_leads_back_to_the_list(reader: Reader) -> None:
    """From a mark to one of its claims and back, on the same page."""
    reader.open("/routes?flow=krusik-grad-3500")
    point(reader, "routes", "1:TUR")
    click(reader, "routes", "1:TUR")
    expect(reader.headed()).to_have_text("Türkiye (intermediary)")
    reader.settle()
    reader.page.locator(".st-key-panel").get_by_role("link", name="The claim in full").first.click()
    expect(reader.page.locator(".st-key-panel").get_by_text("What it answers, and what answers it")).to_be_visible()
    reader.settle()
    assert set(parse_qs(reader.query())) == {"flow", "mark", "claim"}
    reader.page.get_by_role("button", name="Back to the list").click()
    expect(reader.headed()).to_have_text("Türkiye (intermediary)")
