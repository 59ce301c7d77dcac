"""What changed, edition by edition: GET /data/changes.atom and /data/changes.json, of the whole or of a selection."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from flows.accepted import Refused, selection
from flows.api.served import file
from flows.dataset.editions import Edition, Unreadable, editions
from flows.dataset.unreadable import NotYaml
from flows.export import feed
from flows.files import store
from flows.query import CASE, CHOICES, Query, last, with_query
from flows.selection import Mask
from flows.summary import count, sentence
from flows.tables import Tables


def routes() -> list[BaseRoute]:
    """Of each form."""
    return [
        Route("/data/changes.atom", atom, methods=["GET"], name="changes-atom"),
        Route("/data/changes.json", plain, methods=["GET"], name="changes-json"),
    ]


def atom(request: Request) -> Response:
    """The changes of the address's selection as a feed; refused as its claims are."""
    return file(request, _atom, "application/atom+xml")


def plain(request: Request) -> Response:
    """The same as JSON."""
    return file(request, _plain, "application/json")


def _atom(tables: Tables, mask: Mask, query: Query, base: str) -> tuple[bytes, str]:
    told = sentence(selection(query, tables), count(tables, mask), tables)
    chosen = {name: value for name, value in query.items() if name not in CHOICES}
    return feed.atom(_editions(query), tables, mask, told, base, with_query("", chosen)), ""


def _plain(tables: Tables, mask: Mask, query: Query, base: str) -> tuple[bytes, str]:
    return feed.plain(_editions(query), tables, mask, base), ""


def _editions(query: Query) -> tuple[Edition, ...]:
    """Of the data that are shown and the editions beside their file: those of a case in a folder of its name, of the
    first directly in `editions/` where it has none. Raises Refused with status 503."""
    shown = store(last(query.get(CASE)))
    folder = shown.file.parent / "editions" / shown.file.stem
    if CASE not in query and not folder.is_dir():
        folder = folder.parent
    try:
        return _compared(folder, frozenset(folder.glob("*.yaml.gz")), shown.state().content)
    except (NotYaml, Unreadable) as error:
        raise Refused(f"Editions of the data cannot be compared. {error}", 503) from None


@lru_cache(maxsize=8)
def _compared(folder: Path, _: frozenset[Path], current: bytes) -> tuple[Edition, ...]:
    """Compared once for a data file and its editions."""
    return editions(folder, current)
