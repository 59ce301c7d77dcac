"""A page that outlived its process: what the reader does first still counts.

A browser that lost its connection connects again by itself and, where the page was at rest, asks for nothing until the
reader does something. If the process was started anew meanwhile, or is another one, that click is the first thing it
hears of the page: it knows no widget yet, so no callback runs, and the address, which the click has not reached, wins.
Therefore a page that returns is first run as its address says, and the reader's message waits until that run is over.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_STREAM = "/_stcore/stream"
_BROWSER_KNOWS_A_SESSION = 3
"""Streamlit's page sends its protocol, a token and, from the second connection on, the session it had."""


class Returning:
    """The app, with messages of returning pages put in order."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only connections of a page that had one before are touched."""
        if returns(scope):
            waiting = _Waiting(receive, send)
            receive, send = waiting.receive, waiting.send
        await self._app(scope, receive, send)


def returns(scope: Scope) -> bool:
    """Whether a connection is that of a page which had one before."""
    to_page = scope["type"] == "websocket" and scope["path"].endswith(_STREAM)
    return to_page and len(scope.get("subprotocols", ())) >= _BROWSER_KNOWS_A_SESSION


def as_addressed(message: Message) -> Message | None:
    """From a request to run the page to one without what its widgets hold; None for any other message."""
    asked = BackMsg()
    try:
        asked.ParseFromString(message.get("bytes") or b"")
    except DecodeError:  # said by the app itself, as of any other connection
        return None
    if asked.WhichOneof("type") != "rerun_script":
        return None
    asked.rerun_script.ClearField("widget_states")
    asked.rerun_script.ClearField("fragment_id")  # a part of the page, which the process does not know either
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def ends_run(message: Message) -> bool:
    """Whether a message to the browser says that a run is over, and no other follows it at once."""
    told = ForwardMsg()
    told.ParseFromString(message.get("bytes") or b"")
    early = told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return told.WhichOneof("type") == "script_finished" and not early


class _Waiting:
    """One connection: the first request is asked twice, and all that comes meanwhile waits."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._over = asyncio.Event()
        self._asked = False
        self._held: deque[Message] = deque()
        self._coming: asyncio.Future[Message] | None = None

    async def receive(self) -> Message:
        """The next message for the app."""
        if self._asked:
            await self._wait()
            return self._held.popleft() if self._held else await self._next()
        message = await self._next()
        first = as_addressed(message)
        if first is None:
            return message
        self._asked = True
        self._held.append(message)
        return first

    async def send(self, message: Message) -> None:
        """Pass a message on; note when the first run is over."""
        await self._send(message)
        if self._asked and not self._over.is_set() and ends_run(message):
            self._over.set()

    async def _wait(self) -> None:
        """Hold what comes until the run is over, or the reader is gone."""
        over = asyncio.create_task(self._over.wait())
        while not self._over.is_set():
            self._coming = self._coming or asyncio.ensure_future(self._receive())
            first: set[asyncio.Future[Any]] = {over, self._coming}
            await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            if self._coming.done():
                self._held.append(await self._next())
                if self._held[-1]["type"] == "websocket.disconnect":
                    self._over.set()
        over.cancel()

    async def _next(self) -> Message:
        coming, self._coming = self._coming, None
        return await (coming or self._receive())
