"""A reader's own table, dropped, answered for, seen on the pages, left again; and in another browser nobody sees it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright, expect

from benchmarks.serving import FLAGS, chromium
from tests.browser.conftest import Reader
from tests.browser.test_cold import narrow, nothing_wrong, violations

TABLE = Path(__file__).parents[1] / "data" / "own_table.csv"
ANSWERS = {
    "When was the table published?": "2024-06", "Who published the table": "Notes of ours",
    "Who says what stands in the table?": "publisher",
}  # fmt: skip


def test_a_table_is_dropped_answered_for_seen_on_the_pages_and_left(
    reader: Reader, driver: Playwright, tmp_path: Path
) -> None:
    """All by keyboard but the file itself; axe-core finds nothing, at 390 pixels nothing is wider than the page."""
    reader.open("/yours")
    too_large(reader, tmp_path / "large.csv")
    bring(reader)
    assert [*violations(reader, "light", "dark")] == []
    narrow(reader)
    reader.page.set_viewport_size({"width": 1400, "height": 1000})
    answered(reader)
    # the first: for a moment the one that is to go stands below it
    show = reader.page.get_by_role("button", name="Show 2 claims on every page").first
    expect(show).to_be_enabled()
    reader.settle()
    show.press("Enter")
    expect(reader.page.get_by_text("Your data: own_table.csv.")).to_be_visible()
    reader.settle()
    for page in ("Routes", "Map", "Timeline"):
        reader.follow(page)
        expect(reader.page.get_by_text("Your data: own_table.csv.")).to_be_visible()
        assert reader.sentence().startswith("2 of 2 claims")
    unseen(driver, f"{reader.server}/routes?{reader.query()}")
    reader.page.get_by_role("button", name="Back to").press("Enter")
    expect(reader.page.get_by_text("Your data: own_table.csv.")).to_have_count(0)
    reader.settle()
    nothing_wrong(reader)


def too_large(reader: Reader, file: Path) -> None:
    """A file of a hundred megabytes is refused where it is dropped, and the page goes on."""
    with file.open("wb") as opened:
        opened.truncate(100_000_000)
    reader.page.locator("input[type=file]").first.set_input_files(file)
    expect(reader.page.get_by_text("File must be 20.0MB or smaller.")).to_be_visible()


def unseen(driver: Playwright, address: str) -> None:
    """In another browser the address says that it was about data not at hand."""
    other = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
    page = other.new_page()
    page.goto(address)
    expect(page.get_by_text("data that a reader had brought along")).to_be_visible()
    expect(page.get_by_text("own_table.csv")).to_have_count(0)
    other.close()


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
