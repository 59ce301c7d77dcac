"""The address is the view: Back, Forward, reload, nonsense; cold links of all pages are in test_cold."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_filters_survive_page_change_back_forward_and_reload(reader: Reader) -> None:
    """A reader who walks about keeps the selection, and history works."""
    reader.open("/timeline?country=ESP")
    told = reader.sentence()
    reader.follow("Claims")
    expect(reader.page).to_have_url(re.compile(r"/claims\?country=ESP$"))
    assert reader.sentence() == told
    reader.back()
    expect(reader.page.get_by_role("heading", name="Timeline", exact=True)).to_be_visible()
    assert reader.query() == "country=ESP"
    assert reader.sentence() == told
    reader.forward()
    expect(reader.page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
    assert reader.sentence() == told
    reader.page.reload()
    reader.settle()
    assert reader.query() == "country=ESP"
    assert reader.sentence() == told


def test_a_filter_chosen_on_the_screen_stands_in_the_address_and_back_undoes_it(reader: Reader) -> None:
    """The widgets write the address; Back reads it."""
    reader.open("/routes")
    whole = reader.sentence()
    choose(reader, "country", "Spain")
    expect(reader.page).to_have_url(re.compile(r"\?country=ESP$"))
    reader.settle()
    assert "Spain" in reader.sentence()
    reader.back()
    expect(reader.page).to_have_url(re.compile(r"/routes$"))
    expect(reader.page.get_by_text(whole)).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        "country=UK&country=%00&stance=maybe&since=yesterday&until=2024-99-99&measure=weight&claim=nothing",
        "text=%27%22%3Cscript%3E&account=none&unit=none&source=",
        "=&&&?country==%ff",
    ],
)
def test_a_nonsense_address_shows_the_whole_set_without_error(reader: Reader, query: str) -> None:
    """A bad address never raises; words that occur nowhere are the one filter that any text is."""
    reader.open(f"/claims?{query}")
    assert ("the whole set" in reader.sentence()) is ("text=" not in query)
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)
    assert not reader.errors


def test_each_choice_can_be_taken_back_and_all_at_once(reader: Reader) -> None:
    """A button a value under the title, and one for all."""
    reader.open("/routes?country=ESP&stance=denies&since=2023")
    reader.page.get_by_role("button", name="Spain ✕").click()
    expect(reader.page).to_have_url(re.compile(r"\?stance=denies&since=2023-01-01$"))
    reader.settle()
    reader.page.get_by_role("button", name="Clear all filters").click()
    expect(reader.page.get_by_text("the whole set")).to_be_visible()
    reader.settle()
    assert reader.query() == ""


def test_a_day_that_is_typed_is_taken_with_tab_and_what_cannot_be_read_changes_nothing(reader: Reader) -> None:
    """Enter and Tab apply what was typed; the message stands beside the field until it can be read."""
    reader.open("/claims")
    reader.page.get_by_text("Exact dates").click()
    box = reader.page.get_by_label("Said since, to the day")
    box.fill("2024-06-22")
    box.press("Tab")
    expect(reader.page).to_have_url(re.compile(r"\?since=2024-06-22$"))
    reader.settle()
    box.fill("midsummer")
    box.press("Enter")
    expect(reader.page.get_by_text("“midsummer” cannot be read")).to_be_visible()
    assert reader.query() == "since=2024-06-22"
    assert not reader.errors


def test_on_a_phone_the_button_of_the_filters_says_how_many_are_set(reader: Reader) -> None:
    """By its name as by its look; it opens them."""
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open("/claims?country=ESP&disputed=yes")
    button = reader.page.get_by_role("button", name="Filters (2)", exact=True)
    assert '"Filters (2)"' in button.evaluate("button => getComputedStyle(button, '::after').content")
    button.click()
    expect(reader.page.get_by_role("heading", name="Filters")).to_be_visible()


def choose(reader: Reader, field: str, name: str) -> None:
    """Choose a value of a filter as a reader does: open the list, type, press Enter."""
    box = reader.page.locator(f".st-key-filter-{field} input")
    box.click()
    box.fill(name)
    reader.page.get_by_role("option", name=re.compile(rf"^{re.escape(name)} \([\d,]+\)$")).click()
    reader.page.keyboard.press("Escape")
