"""Charts as pictures: GET /pictures/routes.svg?country=SRB&width=column&look=dark, of each view, as svg, png or json,
which is the figure for a browser to draw; with the parameters of the view's own page."""

from __future__ import annotations

import importlib.util
from asyncio import to_thread
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from threading import Lock

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from flows.api.served import OPEN, file
from flows.files import store
from flows.ordered import FRAME, order
from flows.pictures.drawer import Busy, Unable, drawer
from flows.pictures.make import KINDS, Nothing, picture
from flows.pictures.shown import VIEWS
from flows.query import CASE, Query, last, with_query
from flows.selection import Mask
from flows.tables import Tables

_MOST = 24_000_000
"""Bytes of pictures that are kept."""
_AGAIN = "5"
"""Seconds after which a reader may ask again where too many wait."""


class Kept:
    """Pictures that were drawn, the last asked for, so that nobody waits for the same one again."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> bytes | None:
        """The picture of a key, if it is kept."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, key: tuple[str, ...], content: bytes) -> bytes:
        """Keep a picture; those that were asked for longest ago go."""
        with self._lock:
            self._held[key] = content
            while sum(map(len, self._held.values())) > self._most and len(self._held) > 1:
                self._held.popitem(last=False)
        return content


_kept = Kept()


def routes() -> list[BaseRoute]:
    """Of each view and kind, and of what a browser draws with."""
    drawn = [
        Route(f"/pictures/{view}.{kind}", partial(answer, view, kind), methods=["GET"], name=f"picture-{view}-{kind}")
        for view in VIEWS
        for kind in KINDS
    ]
    return [*drawn, Route("/pictures/plotly.js", plotly_js, methods=["GET"], name="plotly-js")]


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """The browser that draws ends with the app."""
    yield
    await to_thread(drawer().stop)


def answer(view: str, kind: str, request: Request) -> Response:
    """The picture of the address's view; 503 where it cannot be drawn now, 404 where there is nothing to draw, 400 or
    414 where the address asks for what is not there."""
    try:
        return file(request, partial(_content, view, kind), KINDS[kind], tuple(FRAME))
    except Busy as busy:
        return later(busy)
    except Unable as unable:
        told = f"{unable} Your own browser can draw the picture and save it: {_embedded(view, request)}\n"
        return PlainTextResponse(told, status_code=503, headers=OPEN)
    except Nothing as nothing:
        return PlainTextResponse(f"{nothing}\n", status_code=404, headers=OPEN)


def later(busy: Busy) -> Response:
    """That there is too much to draw now."""
    told = f"{busy} Ask again in {_AGAIN} seconds.\n"
    return PlainTextResponse(told, status_code=503, headers={**OPEN, "Retry-After": _AGAIN})


def _content(view: str, kind: str, tables: Tables, mask: Mask, query: Query, base: str) -> tuple[bytes, str]:
    made = order(view, tables, mask, query, base)
    key = (store(last(query.get(CASE))).state().digest, str(made.day), kind, with_query(f"{base}/{view}", query))
    content = _kept.get(key) or _kept.keep(key, picture(made, kind, drawer().draw))
    return content, f"{made.name}.{kind}"


def _embedded(view: str, request: Request) -> str:
    """Where a reader's own browser draws the picture."""
    query = [(key, value) for key, value in request.query_params.multi_items() if key not in FRAME]
    asked = {key: [value for name, value in query if name == key] for key, _ in query}
    return with_query(f"{str(request.base_url).rstrip('/')}/embed/{view}", asked)


def plotly_js(request: Request) -> Response:
    """The plotly.js that the installed plotly brings."""
    found = importlib.util.find_spec("plotly")
    assert found
    script = Path(str(found.origin)).parent / "package_data" / "plotly.min.js"
    return FileResponse(script, media_type="text/javascript", headers={**OPEN, "Cache-Control": "public, max-age=3600"})
