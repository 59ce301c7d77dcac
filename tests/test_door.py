"""Which addresses there are: all others lead back, with and without a path in front."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from streamlit import config

from flows import api
from flows.screen import crawlers, entry
from flows.screen.door import Door
from flows.screen.entry import TITLE
from flows.screen.pages import PAGES

OTHERS = ["/static/js/index.js", "/media/a.csv", "/_stcore/health", "/_stcore/host-config", "/favicon.png", "/map/"]
WRONG = [
    "/nonexistent", "/nonexistent/deep", "/map/deep", "/index.html", "/component/x/y", "/auth/login",
    "/claims/a/b", "/claims/a/b.bib", "/claims/a\n/b", "/dossiers", "/dossier\n",
    "//evil.example", "/_stcore/metrics", "/_stcore/upload_file/a/b", "/_stcore/agent/interact", "/_stcore/agent/mcp",
]  # fmt: skip


def asked(path: str, root: str = "", method: str = "GET") -> tuple[int, str, str]:
    """Status, text, and the path of the app as what lies behind the door sees it."""
    seen: list[str] = []
    told: dict[str, Any] = {"body": b""}

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["root_path"])
        await PlainTextResponse("behind")(scope, receive, send)

    async def send(message: Any) -> None:
        told["status"] = message.get("status", told.get("status"))
        told["body"] += message.get("body", b"")

    scope = {"type": "http", "method": method, "path": root + path, "root_path": root, "headers": []}
    asyncio.run(Door(behind)(scope, _nothing, send))
    return told["status"], told["body"].decode(), "".join(seen)


async def _nothing() -> Any:
    return {}


@pytest.fixture(params=["", "arms/flows"])
def base(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path that Streamlit is told the app lies under."""
    real, path = config.get_option, str(request.param)
    monkeypatch.setattr(config, "get_option", lambda key: path if key == "server.baseUrlPath" else real(key))
    return f"/{path}" if path else ""


@pytest.mark.parametrize("path", [route.path for route in [*api.routes(), *crawlers.routes(), *entry.routes()]])  # type: ignore[attr-defined]
@pytest.mark.parametrize("root", ["", "/proxied"])
def test_the_apps_own_routes_are_let_in(path: str, root: str, base: str) -> None:
    """Under the path that the app is told of, and as they were asked for."""
    status, body, seen = asked(base + path + ("/x" if path == "/borders" else ""), root)
    assert (status, body) == (200, "behind")
    assert seen == root


@pytest.mark.parametrize("path", ["/claims/ft-800m", "/claims/ft-800m.bib", "/claims/no-such-claim", "/claims/"])
def test_claims_have_addresses_below_their_page(path: str, base: str) -> None:
    """Whether there is such a claim is for the page to say."""
    assert asked(base + path)[:2] == (200, "behind")


@pytest.mark.parametrize("path", OTHERS)
def test_what_pages_need_of_streamlit_is_let_in(path: str, base: str) -> None:
    assert asked(base + path)[:2] == (200, "behind")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_file_of_a_readers_own_is_let_in_and_taken_back(method: str, base: str) -> None:
    """Nothing can be asked for there."""
    assert asked(f"{base}/_stcore/upload_file/a/b", method=method)[:2] == (200, "behind")


@pytest.mark.parametrize("path", WRONG)
def test_all_else_leads_back(path: str, base: str) -> None:
    """By links to every page; what was asked is not repeated."""
    status, body, seen = asked(base + path)
    assert (status, seen) == (404, "")
    assert [f'href="{base}/{page.name}"' in body for page in PAGES] == [True] * len(PAGES)
    assert path not in body.replace("/map", "")
    assert "http" not in body


@pytest.mark.parametrize("path", ["/data/nothing.csv", "/data/claims.csvs"])
def test_what_is_no_data_says_so(path: str, base: str) -> None:
    assert asked(f"{base}{path}") == (404, "There is no such file.\n", "")


@pytest.mark.parametrize(
    ("origin", "host", "let_in"),
    [
        (b"https://flows.example", b"flows.example", True),
        (b"http://localhost:8501", b"127.0.0.1:8501", True),
        (b"https://evil.example", b"flows.example", False),
        (b"null", b"flows.example", False),
        (b"", b"flows.example", True),
    ],
)
def test_another_site_opens_no_connection(origin: bytes, host: bytes, let_in: bool) -> None:
    """And Streamlit is not asked, which would ask a host on the internet for its own address."""
    seen: list[str] = []
    sent: list[Any] = []

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append("in")

    async def send(message: Any) -> None:
        sent.append(message["type"])

    headers = [(b"host", host), *([(b"origin", origin)] if origin else [])]
    asyncio.run(Door(behind)({"type": "websocket", "path": "/_stcore/stream", "headers": headers}, _nothing, send))
    assert (seen, sent) == ((["in"], []) if let_in else ([], ["websocket.close"]))


def test_a_page_is_no_address_of_another_name() -> None:
    assert TITLE in asked("/nonexistent")[1]
