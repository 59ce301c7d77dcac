"""The app in other places than its own: below a path, and in a process that was started anew under an open page."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, expect

from benchmarks.serving import free
from tests.browser.conftest import Reader, running
from tests.browser.test_address import choose
from tests.browser.test_cold import has_borders

CONNECTED = '[data-testid="stApp"][data-test-connection-state="CONNECTED"]'
CUT_OFF = '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])'


def test_below_a_path_pages_borders_links_and_data_are_there(context: BrowserContext) -> None:
    with running(free(), "--server.baseUrlPath", "arms") as root:
        reader = Reader(context.new_page(), f"{root}/arms")
        reader.watch()
        reader.open("/map?country=ESP")
        has_borders(reader)
        reader.follow("Claims")
        assert reader.page.url == f"{root}/arms/claims?country=ESP"
        reader.page.get_by_text("Link to this view").click()
        expect(reader.page.locator("code").first).to_have_text(reader.page.url)
        kind, rows = reader.data("/data/claims.csv?country=ESP")
        assert kind.startswith("text/csv")
        assert f"{root}/arms/claims?claim=" in rows.decode("utf-8-sig")
        assert not reader.foreign
        assert not reader.errors
        reader.page.close()


def test_a_page_left_open_over_a_restart_keeps_its_view_and_its_first_click_counts(context: BrowserContext) -> None:
    """Nothing is asked of the new process before the reader does something."""
    port = free()
    with running(port) as root:
        reader = Reader(context.new_page(), root)
        reader.open("/claims?stance=denies")
        told = reader.sentence()
    reader.page.wait_for_selector(CUT_OFF)
    with running(port):
        reader.page.wait_for_selector(CONNECTED)
        assert reader.sentence() == told
        choose(reader, "country", "Serbia")
        expect(reader.page).to_have_url(re.compile(r"/claims\?country=SRB&stance=denies$"))
        expect(reader.page.locator(".st-key-selection p").first).to_contain_text("Serbia")
        reader.settle()
        expect(reader.page.get_by_test_id("stException")).to_have_count(0)
        reader.page.close()
