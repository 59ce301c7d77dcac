"""What programs that index the web are told."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.requests import Request

from flows.screen import crawlers
from flows.screen.pages import PAGES
from tests import small
from tests.test_api import serve

LOC, LASTMOD = (f"{{http://www.sitemaps.org/schemas/sitemap/0.9}}{name}" for name in ("loc", "lastmod"))


def asked(path: str, root: str = "") -> Request:
    scope = {"type": "http", "method": "GET", "path": root + path, "root_path": root, "query_string": b"",
             "headers": [(b"host", b"flows.example")], "scheme": "https", "server": ("app", 80)}  # fmt: skip
    return Request(scope)


@pytest.mark.parametrize("root", ["", "/arms"])
def test_the_map_lists_every_page_and_every_claim(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, root: str) -> None:
    file = tmp_path / "flows.yaml"
    file.write_text(small.text(), encoding="utf-8")
    tables = serve(monkeypatch, file).state().tables
    assert tables is not None
    found = ElementTree.fromstring(bytes(crawlers.sitemap(asked("/sitemap.xml", root)).body))
    base = f"https://flows.example{root}"
    pages = [f"{base}/", *(f"{base}/{page.name}" for page in PAGES[1:])]
    assert [entry.text for entry in found.iter(LOC)] == [
        *pages,
        *(f"{base}/claims/{key}" for key in tables.claims["id"]),
    ]
    assert {entry.text for entry in found.iter(LASTMOD)} == {"2026-11-22"}


def test_without_data_there_is_no_map(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    serve(monkeypatch, tmp_path / "none.yaml")
    assert crawlers.sitemap(asked("/sitemap.xml")).status_code == 503


def test_everything_may_be_read_but_what_only_a_browser_can_use() -> None:
    answer = crawlers.robots(asked("/robots.txt", "/arms"))
    assert bytes(answer.body).decode().splitlines() == [
        "User-agent: *", "Disallow: /arms/_stcore/", "", "Sitemap: https://flows.example/arms/sitemap.xml",
    ]  # fmt: skip
