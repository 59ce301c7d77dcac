"""Two cases in a folder, in a real browser: the choice at the top, Back, a deep link, what a download holds."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from benchmarks.serving import free
from flows.project import ROOT, VARIABLE
from tests import elsewhere, small
from tests.browser.conftest import Reader, started

NORWAY, SMALL = "Reported arms flows from Norway", "A small file"


def test_cases_are_chosen_by_keyboard_and_each_has_its_own_addresses(context: BrowserContext, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(small.text(), encoding="utf-8")
    (tmp_path / "norway.yaml").write_text(elsewhere.text(), encoding="utf-8")
    port = free()
    command = ["uvicorn", "--app-dir", str(ROOT), "dashboard:app", "--port", str(port)]
    with started(command, "Uvicorn running on ", ROOT, **{VARIABLE: str(tmp_path)}):
        reader = Reader(context.new_page(), f"http://localhost:{port}")
        page = reader.page
        page.set_viewport_size({"width": 390, "height": 844})
        reader.watch()
        reader.open("/claims?country=ESP")
        choice = page.get_by_text("Case: ")
        expect(choice).to_have_text(f"Case: {SMALL}")
        choice.focus()
        page.keyboard.press("Enter")
        way = page.get_by_role("navigation", name="Cases").get_by_role("link", name=NORWAY)
        expect(way).to_be_visible()
        assert Axe().run(page, ".flows-top").response["violations"] == []
        reader.whole()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(way).to_be_focused()
        page.keyboard.press("Enter")
        expect(choice).to_have_text(f"Case: {NORWAY}")
        reader.settle()
        assert page.url == f"{reader.server}/claims?case=norway"
        assert reader.sentence().startswith("5 of 5 claims")
        page.go_back()
        expect(choice).to_have_text(f"Case: {SMALL}")
        reader.settle()
        assert page.url == f"{reader.server}/claims?country=ESP"
        reader.open("/timeline?case=norway&country=KEN")
        expect(choice).to_have_text(f"Case: {NORWAY}")
        expect(page.get_by_role("button", name="Kenya ✕")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download CSV").click()
        rows = download.value.path().read_text(encoding="utf-8-sig")
        assert f"{reader.server}/claims?case=norway&claim=gazette-rifles" in rows
        assert "herald" not in rows
        assert not reader.foreign
        assert not reader.errors
        page.close()
