"""The HTML every page begins with: told where its server is, and what it is about."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.requests import Request

from flows.screen import entry
from flows.screen.pages import PAGES

SHIPPED = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def asked(path: str, query: str = "", root: str = "") -> Request:
    """A request for a page."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [],
        "root_path": root,
    }
    return Request(scope | {"scheme": "http", "server": ("app", 80)})


def test_streamlit_s_page_is_told_where_its_server_is() -> None:
    """Below whatever path the app is served under; before its own scripts run."""
    page = entry.told(SHIPPED, "/arms")
    assert 'BACKEND_BASE_URL: new URL("/arms/", location.origin).href' in page
    assert page.index("window.__streamlit") < page.index('<script type="module"')
    assert "<title>Arms Flows</title>" in page
    assert page.count("<title>") == 1


def test_each_page_has_its_address_and_the_first_leads_to_the_root() -> None:
    """With its query."""
    paths = [getattr(route, "path", "") for route in entry.routes()]
    assert paths == ["/overview", "/", *(f"/{page.name}" for page in PAGES[1:])]
    assert entry.to_root(asked("/overview", "country=ESP")).headers["location"] == "/?country=ESP"
    assert entry.to_root(asked("/overview", root="/arms")).headers["location"] == "/arms/"


def test_a_page_is_never_kept_by_the_browser() -> None:
    """A new version of the app is seen at once."""
    answer = entry.entry(asked("/routes"))
    assert answer.headers["cache-control"] == "no-cache"
    assert b"Reported arms flows: who says what moved" in bytes(answer.body)


def test_programs_are_told_where_an_open_claim_has_its_page_and_changes_their_feed() -> None:
    """Only where it may be the id of one, and never as markup."""
    page = bytes(entry.entry(asked("/claims", "claim=ft-800m", root="/arms")).body).decode()
    assert '<link rel="canonical" href="http://app/arms/claims/ft-800m" />' in page
    assert 'type="application/atom+xml" title="Changes of the data" href="/arms/data/changes.atom"' in page
    for query in ("", "claim=", "claim=%22%3E%3Cscript%3E", "claim=a%0A"):
        assert b"canonical" not in bytes(entry.entry(asked("/claims", query)).body)
