"""From any number to a report: two clicks with a pointer, and the keyboard all the way."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, ViewportSize, expect

from flows.tables import Tables
from tests.browser.conftest import Reader
from tests.browser.test_clicks import click

WIDE: ViewportSize = {"width": 2400, "height": 1000}
"""The table of claims is drawn only as far as it is in view; here that is to its last column, the links to reports."""


def test_every_headline_number_is_two_clicks_from_a_report(reader: Reader, shipped: Tables) -> None:
    """The title of each row leads to its claims, where their reports are linked."""
    title = shipped.dataset.dataset.title
    reader.page.set_viewport_size(WIDE)
    reader.open("/overview")
    rows = reader.page.locator("[class*='st-key-row-']")
    expect(rows.first).to_be_visible()
    names = rows.evaluate_all("rows => rows.map(row => row.className.match(/st-key-row-([\\w-]+)/)[1])")
    assert len(names) >= 3
    for name in names:
        row = reader.page.locator(f".st-key-row-{name}")
        assert re.search(r"\d", row.inner_text())
        with reader.answered():
            row.get_by_role("link").first.click()
        expect(reader.page).to_have_url(re.compile(rf"/claims\?flow={name}$"))
        expect(linked(reader).first).to_be_attached()
        reader.back()
        expect(reader.page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def test_the_numbers_of_the_selection_are_two_clicks_from_reports(reader: Reader, shipped: Tables) -> None:
    """Claims, origins, reports: the pages Claims and Sources list them all."""
    reader.page.set_viewport_size(WIDE)
    reader.open("/overview?country=ESP")
    for page in ("Claims", "Sources"):
        assert re.search(r"\d+ of \d+ claims, \d+ sources, \d+ reports", reader.sentence())
        reader.follow(page)
        expect(reader.page).to_have_url(re.compile(r"\?country=ESP$"))
        if page == "Claims":
            expect(linked(reader).first).to_be_attached()
        else:
            expect(reader.page.get_by_role("heading", name="Reports", exact=True)).to_be_visible()
        reader.back()
        title = shipped.dataset.dataset.title
        expect(reader.page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def test_each_picture_of_the_overview_is_two_clicks_from_a_report(reader: Reader) -> None:
    """A click on a mark opens its claims; the next click is on a report."""
    reader.open("/overview?flow=krusik-grad-3500")
    for chart, mark in (("routes-narrow", "2:SVK"), ("map-narrow", "TUR"), ("months", "2023-03/denied")):
        click(reader, chart, mark)
        panel = reader.page.locator(".st-key-panel")
        expect(panel.locator("a[href^='http']").first).to_be_visible()
        panel.get_by_role("button", name="Close", exact=True).click()
        expect(panel).to_have_count(0)
        reader.settle()


def test_the_first_screen_answers_and_a_date_opens_its_claim(reader: Reader) -> None:
    """Of the five flows with who says it and who answers, four at least stand whole above the fold."""
    reader.page.set_viewport_size({"width": 1400, "height": 900})
    reader.open("/overview")
    rows = reader.page.locator("[class*='st-key-row-']")
    expect(rows).to_have_count(5)
    boxes = [box for box in (row.bounding_box() for row in rows.all()) if box]
    assert boxes[3]["y"] + boxes[3]["height"] < 900
    date = reader.page.locator(".st-key-row-srb-ukr-ammunition-2022").get_by_role("link", name="22 June 2024").first
    date.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.headed()).to_be_focused()
    expect(reader.page).to_have_url(re.compile(r"/(overview)?\?claim=ft-800m$"))
    reader.settle()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    expect(date).to_be_focused()
    reader.back()
    expect(reader.headed()).to_be_focused()
    reader.page.reload()
    reader.settle()
    expect(reader.headed()).to_be_visible()
    assert reader.query() == "claim=ft-800m"


def test_what_is_not_drawn_is_two_clicks_from_a_report(reader: Reader) -> None:
    """The fold under a chart lists it with links."""
    reader.open("/overview")
    reader.page.get_by_text(re.compile("claims not drawn")).first.click()
    table = reader.page.get_by_test_id("stDataFrame").locator("table").nth(1)
    expect(table.locator("th").filter(has_text="Report")).to_have_count(1)
    expect(table.locator("tbody td").filter(has_text=re.compile("^https?://")).first).to_be_attached()


def test_the_keyboard_leads_from_the_overview_to_a_report(reader: Reader) -> None:
    """Tab and Enter alone: to the page of claims, into the list, onto a publisher's link."""
    reader.open("/overview?flow=krusik-grad-3500")
    reader.page.get_by_test_id("stMain").evaluate("main => { main.tabIndex = -1; main.focus() }")
    tab_to(reader, "a", "Claims")
    reader.page.keyboard.press("Enter")
    expect(reader.page).to_have_url(re.compile(r"/claims\?flow=krusik-grad-3500$"))
    reader.settle()
    for _ in range(120):
        reader.page.keyboard.press("Tab")
        href = reader.page.evaluate("document.activeElement.getAttribute('href') ?? ''")
        if str(href).startswith("http") and "localhost" not in str(href):
            break
    assert str(href).startswith("http")
    assert "localhost" not in str(href)


def test_the_keyboard_opens_the_claims_behind_a_mark(reader: Reader) -> None:
    """The list of marks under a chart does what a click does."""
    reader.open("/routes?flow=krusik-grad-3500")
    box = reader.page.get_by_role("combobox", name="See the claims")
    box.focus()
    reader.page.keyboard.type("Slovakia (second stop)")
    reader.page.keyboard.press("Enter")
    expect(reader.headed()).to_be_visible()
    expect(reader.page).to_have_url(re.compile("mark="))


def linked(reader: Reader) -> Locator:
    """The links to the pages of publishers in the table of claims."""
    cells = reader.page.get_by_test_id("stDataFrame").first.locator("tbody td")
    return cells.filter(has_text=re.compile("^https?://"))


def tab_to(reader: Reader, tag: str, name: str) -> None:
    """Press Tab until an element of that kind and text has the focus."""
    for _ in range(60):
        reader.page.keyboard.press("Tab")
        found = reader.page.evaluate("[document.activeElement.tagName, document.activeElement.innerText]")
        if found[0].lower() == tag and found[1].strip() == name:
            return
    raise AssertionError(f"No {tag} “{name}” is reached by Tab")
