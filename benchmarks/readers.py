"""A reader without a browser: Streamlit's own messages over a websocket, as its page sends and gets them.

A page begins with one request to run, as its address says. A choice of a filter is the same request with what the
widget now holds; the address, which the app sends back, is kept as a browser keeps it.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from time import perf_counter
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

_TOKEN = "PLACEHOLDER_AUTH_TOKEN"
_EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN
PATIENCE = 60.0
"""Seconds after which a run is counted as an error."""
_MOST = 64 * 2**20
"""Bytes of one message from the app, at the most."""
_SENTENCE = re.compile(r"[\d,]+ of [\d,]+ claims, ")
"""How the selection in words begins; other texts of a page speak of claims and reports, too."""

_AGAIN = 0.5
"""Seconds between tries to connect again; a browser's first one comes as soon."""


class ReaderError(Exception):
    """What a reader would have seen go wrong."""


@dataclass
class Reader:
    """One open page."""

    address: str
    """Of the app, as `http://127.0.0.1:8501`, without a slash at its end."""
    page: str = ""
    query: str = ""
    session: str = ""
    """The session that the app gave to the page; sent again when the connection was lost."""
    sentence: str = ""
    """The selection in words, as the page shows it under its title."""
    filters: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """Filters of several values by their names in the address: the widget's id and its options as shown."""
    held: dict[str, list[str]] = field(default_factory=dict)
    """What each of them holds, by its id."""
    hash: str = ""
    """Of the page's script, by which the browser asks for the same page again."""
    _socket: ClientConnection | None = None
    _returned: bool = False

    async def __aenter__(self) -> Self:
        await self.connect()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None,
    ) -> None:  # fmt: skip
        await self.leave()

    async def connect(self) -> None:
        """Connect, or connect again."""
        again = [self.session] if self.session else []
        self._returned = bool(again)
        protocols = [Subprotocol(one) for one in ("streamlit", _TOKEN, *again)]
        url = f"{self.address.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = await connect(url, subprotocols=protocols, max_size=_MOST, proxy=None, open_timeout=PATIENCE)

    async def again(self) -> None:
        """Connect again, as often as it takes, as a browser does."""
        await self.leave()
        async with asyncio.timeout(PATIENCE):
            while not self._socket:
                try:
                    await self.connect()
                except (WebSocketException, OSError):
                    await asyncio.sleep(_AGAIN)

    async def leave(self) -> None:
        """Close the page."""
        if self._socket:
            await self._socket.close()
            self._socket = None

    async def open(self, page: str, query: str = "") -> float:
        """Go to a page of the app; seconds until it is drawn."""
        self.page, self.query, self.hash = page, query, ""
        return await self.run()

    async def choose(self, name: str, option: str = "") -> float:
        """Choose the option of a filter that begins with these words, nothing for none; seconds until it is drawn."""
        widget, options = self.filters[name]
        self.held[widget] = [next(one for one in options if one.startswith(option))] if option else []
        return await self.run()

    async def run(self) -> float:
        """Ask for a run and take all it draws; its seconds."""
        start = perf_counter()
        await self.ask()
        if self._returned:  # the app first runs the page as its address says
            await self.drawn()
        self._returned = False
        await self.drawn()
        return perf_counter() - start

    async def ask(self) -> None:
        """Send what a browser sends after each action."""
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_script_hash = self.hash
        asked.rerun_script.page_name = "" if self.hash else self.page
        for key, values in self.held.items():
            asked.rerun_script.widget_states.widgets.add(id=key).string_array_value.data.extend(values)
        if not self._socket:
            raise ReaderError("not connected")
        await self._socket.send(asked.SerializeToString())

    async def drawn(self) -> None:
        """Take what is drawn until the run is over."""
        if not self._socket:
            raise ReaderError("not connected")
        async with asyncio.timeout(PATIENCE):
            while True:
                told = ForwardMsg()
                content = await self._socket.recv(decode=False)
                told.ParseFromString(content)
                self._take(told)
                if told.WhichOneof("type") == "script_finished" and told.script_finished != _EARLY:
                    return

    def _take(self, told: ForwardMsg) -> None:
        match told.WhichOneof("type"):
            case "new_session":
                self.session = told.new_session.initialize.session_id or self.session
            case "navigation":
                self.hash = told.navigation.page_script_hash
            case "page_info_changed":
                self.query = told.page_info_changed.query_string
            case "delta" if told.delta.WhichOneof("type") == "new_element":
                self._draw(told.delta.new_element)

    def _draw(self, element: Element) -> None:
        match element.WhichOneof("type"):
            case "exception":
                raise ReaderError(element.exception.message or element.exception.type)
            case "markdown" if _SENTENCE.match(element.markdown.body):
                self.sentence = element.markdown.body
            case "multiselect":
                several = element.multiselect
                name = several.id.rpartition("-filter-")[2]
                self.filters[name] = several.id, list(several.options)
                if several.set_value:
                    self.held[several.id] = list(several.raw_values)
