"""A click on a mark draws the picture with its panel alone; where that would not do, the whole page."""

from __future__ import annotations

import io
import os
from pathlib import Path
from urllib.parse import quote, unquote

from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.serving import free
from tests import small
from tests.browser.conftest import Reader, message, printed, running
from tests.browser.test_clicks import click

MARK, CLAIM = "mash-grad-3500", "ft-800m"
SECOND = 1_000_000_000


def test_a_mark_draws_its_part_of_the_page_alone_and_every_address_names_it(reader: Reader) -> None:
    """In the browser's own line, in Link to this view and at the foot of a sheet; closed, in none of them."""
    reader.open("/timeline?flow=krusik-grad-3500")
    assert runs(reader, "timeline", MARK) == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]
    address = f"{reader.server}/timeline?flow=krusik-grad-3500&mark={MARK}"
    assert reader.page.url == address
    assert printed(address) in on_paper(reader)
    assert linked(reader) == address
    reader.page.get_by_role("button", name="Close", exact=True).click()
    expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    reader.settle()
    assert reader.page.url == address.partition("&")[0]
    assert "mark=" not in on_paper(reader)
    assert linked(reader) == address.partition("&")[0]
    assert not reader.errors


def test_pictures_drawn_together_are_one_part(reader: Reader) -> None:
    """Those of Overview, which have one list of marks, and the range plot, which marks the row that is open."""
    for page, query, chart, mark in (
        ("overview", "flow=krusik-grad-3500", "months", "2023-03/denied"),
        ("routes", "measure=value", "numbers", "ft-800m"),
    ):
        reader.open(f"/{page}?{query}")
        assert runs(reader, chart, mark) == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]
        assert unquote(reader.query()) == f"{query}&mark={mark}"
        expect(reader.page.locator(".st-key-panel")).to_have_count(1)
        reader.back()
        expect(reader.page.locator(".st-key-panel")).to_have_count(0)
    assert not reader.errors


def test_what_is_open_elsewhere_makes_way_for_the_mark(reader: Reader) -> None:
    """The panel of a claim is drawn by the page, that of a mark by its picture: one is open at a time."""
    reader.page.set_viewport_size({"width": 2400, "height": 1000})  # the panel covers less of the picture
    reader.open(f"/timeline?flow=krusik-grad-3500&claim={CLAIM}")
    expect(reader.headed()).to_be_focused()
    before = reader.headed().inner_text()
    click(reader, "timeline", MARK)
    expect(reader.headed()).not_to_have_text(before)
    expect(reader.page.locator(".st-key-panel")).to_have_count(1)
    reader.settle()
    assert reader.query() == f"flow=krusik-grad-3500&mark={quote(MARK)}"
    assert not reader.errors


def test_a_mark_of_data_that_have_changed_draws_the_whole_page(context: BrowserContext, tmp_path: Path) -> None:
    """Nothing of an earlier edition stands beside the new one."""
    file = tmp_path / "flows.yaml"
    file.write_text(small.text(), encoding="utf-8")
    with running(free(), FLOWS_DATA=str(file)) as address:
        page = context.new_page()
        page.set_viewport_size({"width": 1400, "height": 1000})
        reader = Reader(page, address)
        reader.watch()
        reader.open("/timeline")
        assert "made up last week" not in page.locator("body").inner_text()
        stamp = file.stat().st_mtime_ns + SECOND
        file.write_text(small.text().replace("A small file", "A file made up last week"), encoding="utf-8")
        os.utime(file, ns=(stamp, stamp))
        click(reader, "timeline", "czechia")
        expect(reader.headed()).to_be_focused()
        expect(page.locator("body")).to_contain_text("A file made up last week, version")
        assert not reader.errors
        page.close()


def runs(reader: Reader, chart: str, mark: str) -> list[int]:
    """How the runs ended that a click on a mark made."""
    told: list[ForwardMsg] = []
    reader.sockets[-1].on("framereceived", lambda frame: told.append(message(frame)))
    with reader.answered():
        click(reader, chart, mark)
    expect(reader.headed()).to_be_focused()
    return [one.script_finished for one in told if one.WhichOneof("type") == "script_finished"]


def on_paper(reader: Reader) -> str:
    """The text of the first sheet."""
    return printed(PdfReader(io.BytesIO(reader.page.pdf(prefer_css_page_size=True))).pages[0].extract_text())


def linked(reader: Reader) -> str:
    """What Link to this view gives; the list is closed again."""
    reader.page.get_by_role("button", name="Link to this view").press("Enter")  # the panel lies over it
    told = reader.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text()
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_test_id("stPopoverBody")).to_have_count(0)
    reader.settle()
    return told
