"""What changed, edition by edition: GET /data/changes.atom and /data/changes.json, of the whole or of a selection."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from flows import project
from flows.accepted import Refused, selection
from flows.api.served import file
from flows.dataset.editions import Edition, Unreadable, editions
from flows.dataset.unreadable import NotYaml
from flows.export import feed
from flows.query import CHOICES, Query, with_query
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
    return feed.atom(_editions(), tables, mask, told, base, with_query("", chosen)), ""


def _plain(tables: Tables, mask: Mask, _: Query, base: str) -> tuple[bytes, str]:
    return feed.plain(_editions(), tables, mask, base), ""


def _editions() -> tuple[Edition, ...]:
    """Of the data that are shown and the editions beside their file. Raises Refused with status 503."""
    store = project.store()
    folder = store.file.parent / "editions"
    try:
        return _compared(folder, frozenset(folder.glob("*.yaml.gz")), store.state().content)
    except (NotYaml, Unreadable) as error:
        raise Refused(f"Editions of the data cannot be compared. {error}", 503) from None


@lru_cache(maxsize=2)
def _compared(folder: Path, _: frozenset[Path], current: bytes) -> tuple[Edition, ...]:
    """Compared once for a data file and its editions."""
    return editions(folder, current)
