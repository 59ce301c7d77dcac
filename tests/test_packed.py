"""Files that never change go compressed, once made; all else as it is."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from flows.screen import packed

SCRIPT = b"let a = 1;\n" * 1_000


def script(kind: str = "text/javascript", content: bytes = SCRIPT, tag: str = '"t"', status: int = 200) -> Response:
    headers = {"etag": tag, "cache-control": "public, immutable"} if tag else {}
    return Response(content, status, headers, media_type=kind)


FILES: dict[str, dict[str, Any]] = {
    "/static/a.js": {}, "/arms/static/a.js": {}, "/borders/a.json": {"kind": "application/json"},
    "/static/a.woff2": {"kind": "font/woff2"}, "/static/short.js": {"content": b"a"},
    "/static/untagged.js": {"tag": ""}, "/static/none.js": {"status": 404}, "/data/claims.csv": {"kind": "text/csv"},
}  # fmt: skip


class Asked:
    """An app with a few files, behind what packs them."""

    def __init__(self) -> None:
        routes = [Route(path, lambda _, like=like: script(**like)) for path, like in FILES.items()]
        self.seen: list[dict[str, Any]] = []
        inner = Starlette(routes=routes)

        async def app(scope: Any, receive: Any, send: Any) -> None:
            self.seen.append(scope)
            await inner(scope, receive, send)

        self.app = packed.Packed(app)

    async def get(self, path: str, taken: str = "gzip, br", method: str = "GET") -> tuple[dict[str, str], bytes]:
        """Headers and body."""
        headers, body = {}, b""

        async def send(message: Any) -> None:
            nonlocal body
            headers.update({name.decode(): value.decode() for name, value in message.get("headers", [])})
            body += message.get("body", b"")

        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "root_path": ""}
        await self.app(scope | {"headers": [(b"accept-encoding", taken.encode())]}, None, send)  # type: ignore[arg-type]  # nothing is received
        return headers, body


def ask(*given: str) -> tuple[dict[str, str], bytes]:
    return asyncio.run(Asked().get(*given))


@pytest.mark.parametrize("path", ["/static/a.js", "/arms/static/a.js", "/borders/a.json"])
@pytest.mark.parametrize(
    ("taken", "form", "unpack"),
    [("gzip, deflate, br;q=0.9", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)],
)
def test_scripts_and_outlines_go_compressed_and_are_the_same(path: str, taken: str, form: str, unpack: Any) -> None:
    headers, body = ask(path, taken)
    assert (headers["content-encoding"], headers["vary"]) == (form, "Accept-Encoding")
    assert unpack(body) == SCRIPT
    assert int(headers["content-length"]) == len(body) < len(SCRIPT) / 3
    assert (headers["etag"], headers["cache-control"]) == ('W/"t"', "public, immutable")


@pytest.mark.parametrize(
    "path",
    ["/static/a.woff2", "/static/short.js", "/static/untagged.js", "/static/none.js", "/data/claims.csv"],
)
def test_what_is_packed_already_short_without_a_tag_not_there_or_data_goes_as_it_is(path: str) -> None:
    headers, body = ask(path)
    assert "content-encoding" not in headers
    assert body == FILES[path].get("content", SCRIPT)


@pytest.mark.parametrize(("taken", "method"), [("", "GET"), ("identity", "GET"), ("br", "HEAD")])
def test_a_browser_that_takes_no_form_gets_the_file_itself(taken: str, method: str) -> None:
    assert "content-encoding" not in ask("/static/a.js", taken, method)[0]


def test_a_file_is_compressed_once_however_many_ask_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def pack(_: bytes) -> bytes:
        made.append(1)
        return b"packed"

    monkeypatch.setitem(packed.FORMS, "br", pack)

    async def many() -> list[tuple[dict[str, str], bytes]]:
        asked = Asked()
        return [*await asyncio.gather(*(asked.get("/static/a.js") for _ in range(5))), await asked.get("/static/a.js")]

    assert [body for _, body in asyncio.run(many())] == [b"packed"] * 6
    assert len(made) == 1


def test_nothing_within_compresses_again_or_sends_a_part_of_a_file() -> None:
    asked = Asked()
    asyncio.run(asked.get("/static/a.js"))
    assert [name for name, _ in asked.seen[0]["headers"]] == []
