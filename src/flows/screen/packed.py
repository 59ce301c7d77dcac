"""Scripts, styles and outlines in a third of their bytes: each is compressed once, when it is first asked for.

Streamlit sends its scripts as they are, since most of its servers stand behind a proxy that packs them; a laptop in a
newsroom does not. Brotli where the browser takes it, which all do over HTTPS and on the machine itself, else gzip.
"""

from __future__ import annotations

import gzip
from asyncio import Task, create_task, to_thread
from collections.abc import Callable

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORMS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: bytes(brotli.compress(content, quality=6)),  # more takes seconds for a hundredth of the size
    "gzip": gzip.compress,
}
"""By what a browser calls it, the best first."""
FOLDERS = ("/static/", "/borders/", "/pictures/plotly.js")
"""Files that never change while the app runs."""
_KINDS = ("text/", "application/javascript", "application/json", "image/svg")
_LEAST = 1_000
"""Bytes under which a file goes as it is."""


class Packed:
    """Answers requests for such files with what is kept of them, compressed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.held: dict[tuple[str, str], Task[bytes]] = {}
        """By tag and form; of as many files as there are."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        form = _form(scope)
        if not form:
            await self.app(scope, receive, send)
            return
        asked = [(name, value) for name, value in scope["headers"] if name not in (b"accept-encoding", b"range")]
        answer: list[Message] = []

        async def kept(message: Message) -> None:
            answer.append(message)

        await self.app({**scope, "headers": asked}, receive, kept)
        for message in await self._packed(answer, form):
            await send(message)

    async def _packed(self, answer: list[Message], form: str) -> list[Message]:
        start, *parts = answer
        headers = MutableHeaders(raw=[*start["headers"]])
        start = {**start, "headers": headers.raw}
        headers.add_vary_header("Accept-Encoding")
        tag = headers.get("etag", "").removeprefix("W/")
        if tag:  # of the same content, not of the same bytes
            headers["etag"] = f"W/{tag}"
        body = b"".join(part.get("body", b"") for part in parts)
        if start["status"] != 200 or not tag or len(body) < _LEAST or not _compressible(headers):
            return [start, *parts]
        key = (tag, form)
        if key not in self.held:
            self.held[key] = create_task(to_thread(FORMS[form], body))
        packed = await self.held[key]
        headers["content-encoding"], headers["content-length"] = form, str(len(packed))
        return [start, {"type": "http.response.body", "body": packed}]


def _compressible(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith(_KINDS) and "content-encoding" not in headers


def _form(scope: Scope) -> str:
    """The form of the answer, or nothing where it is none of these files, or the browser takes none."""
    if scope["type"] != "http" or scope["method"] != "GET" or not any(folder in scope["path"] for folder in FOLDERS):
        return ""
    taken = {one.partition(";")[0].strip() for one in Headers(scope=scope).get("accept-encoding", "").split(",")}
    return next((form for form in FORMS if form in taken), "")
