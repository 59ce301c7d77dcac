"""A reader's own table, dropped, answered for, seen on the pages, left again; and nobody else sees it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Reader
from tests.browser.test_cold import narrow, nothing_wrong, violations

TABLE = Path(__file__).parents[1] / "data" / "own_table.csv"
ANSWERS = {
    "When was the table published?": "2024-06", "Who published the table": "Notes of ours",
    "Who says what stands in the table?": "publisher",
}  # fmt: skip


def test_a_table_is_dropped_answered_for_seen_on_the_pages_and_left(context: BrowserContext, server: str) -> None:
    """All by keyboard but the file itself; axe-core finds nothing, at 390 pixels nothing is wider than the page."""
    reader, another = (Reader(context.new_page(), server) for _ in range(2))
    for each in (reader, another):
        each.page.set_viewport_size({"width": 1400, "height": 1000})
        each.watch()
    reader.open("/yours")
    bring(reader)
    assert [*violations(reader, "light", "dark")] == []
    narrow(reader)
    reader.page.set_viewport_size({"width": 1400, "height": 1000})
    answered(reader)
    show = reader.page.get_by_role("button", name="Show 2 claims on every page")
    expect(show).to_be_enabled()
    reader.settle()
    show.press("Enter")
    expect(reader.page.get_by_text("Your data: own_table.csv.")).to_be_visible()
    reader.settle()
    for page in ("Routes", "Map", "Timeline"):
        reader.follow(page)
        expect(reader.page.get_by_text("Your data: own_table.csv.")).to_be_visible()
        assert reader.sentence().startswith("2 of 2 claims")
    another.open(f"/routes?{reader.query()}")
    expect(another.page.get_by_text("data that a reader had brought along")).to_be_visible()
    expect(another.page.get_by_text("own_table.csv")).to_have_count(0)
    reader.page.get_by_role("button", name="Back to").press("Enter")
    expect(reader.page.get_by_text("Your data: own_table.csv.")).to_have_count(0)
    reader.settle()
    for each in (reader, another):
        nothing_wrong(each)
        each.page.close()


def bring(reader: Reader) -> None:
    """Drop the file, and wait for what it is taken for."""
    reader.page.locator("input[type=file]").first.set_input_files(TABLE)
    expect(reader.page.get_by_role("heading", name="What is left aside")).to_be_visible()
    reader.settle()


def answered(reader: Reader) -> None:
    """Answer what is asked, as one types; after each answer one question less is open."""
    for left, (label, answer) in zip((3, 2, 1), ANSWERS.items(), strict=True):
        field = reader.page.get_by_label(label)
        field.focus()
        reader.page.keyboard.type(answer)
        reader.page.keyboard.press("Enter")
        expect(reader.page.get_by_text(f"{left} question")).to_be_visible()
        reader.settle()
    reader.page.get_by_label("Who is meant by").focus()
    reader.page.keyboard.type("DR Congo")
    expect(reader.page.get_by_role("option")).to_have_text(["DR Congo"])
    reader.page.keyboard.press("Enter")
    reader.settle()
