"""Data and static files over HTTP, on the port of the dashboard and with its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from email.utils import formatdate
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from flows.accepted import Refused, question, read, selection
from flows.borders import FOLDER
from flows.bounds.answers import remembered
from flows.export import bounds, claims
from flows.project import store
from flows.query import CHOICES, Query, with_query
from flows.selection import Mask
from flows.tables import Tables

Export = Callable[[Tables, Mask, Query, str], tuple[bytes, str]]
"""From the data, the selection, the whole address and the dashboard's own address to a file and its name."""

_OPEN = {"Access-Control-Allow-Origin": "*"}
"""Data may be read by the scripts of every site."""


def routes() -> list[BaseRoute]:
    """GET /data/claims.csv?country=SRB&source=..., /data/bounds.csv with the same and the question's parameters, the
    data file, and the border files of the map."""
    return [
        Route("/data/claims.csv", claims_csv, methods=["GET"], name="claims-csv"),
        Route("/data/bounds.csv", bounds_csv, methods=["GET"], name="bounds-csv"),
        Route("/data/dataset.yaml", dataset_yaml, methods=["GET"], name="dataset-yaml"),
        Mount("/borders", StaticFiles(directory=FOLDER), name="borders"),
    ]


def claims_csv(request: Request) -> Response:
    """The claims of the address's selection; 503 with the problems where no data could ever be read, 400 or 414 where
    the address asks for what is not there."""
    return _file(request, _claims)


def bounds_csv(request: Request) -> Response:
    """What follows from the claims of the address's selection by its question, all derived; else as for the claims."""
    return _file(request, _bounds)


def dataset_yaml(request: Request) -> Response:
    """The data file as it is; 404 where there is none."""
    path = store().file
    with suppress(OSError):
        if path.is_file():  # a pipe in its place would be waited for
            return _sent(request, path.read_bytes(), "application/yaml", path.name)
    return PlainTextResponse("There is no data file.\n", status_code=404, headers=_OPEN)


def _claims(tables: Tables, mask: Mask, _: Query, base: str) -> tuple[bytes, str]:
    return claims.csv(tables, mask, base), claims.file_name(tables, mask)


def _bounds(tables: Tables, mask: Mask, query: Query, base: str) -> tuple[bytes, str]:
    answer = remembered(tables, mask, question(query, tables))
    asked = {key: values for key, values in query.items() if key not in CHOICES}
    return bounds.csv(tables, answer, with_query(f"{base}/follows", asked)), bounds.file_name(tables, answer)


def _file(request: Request, export: Export) -> Response:
    state = store().state()
    if state.tables is None:
        problems = "\n".join(map(str, state.problems))
        return PlainTextResponse(f"{problems}\n", status_code=503, headers=_OPEN)
    try:
        query = read(request.scope["query_string"])
        mask = selection(query, state.tables).mask(state.tables)
        content, name = export(state.tables, mask, query, str(request.base_url).rstrip("/"))
    except Refused as refused:
        return PlainTextResponse(f"{refused}\n", status_code=refused.status, headers=_OPEN)
    return _sent(request, content, "text/csv", name)


def _sent(request: Request, content: bytes, kind: str, name: str) -> Response:
    """The content as a download; nothing but its tag where the reader has it already."""
    tag = f'W/"{sha256(content).hexdigest()[:32]}"'
    headers = {**_OPEN, "ETag": tag, "Cache-Control": "no-cache"}
    if changed := _changed():
        headers["Last-Modified"] = changed
    if _known(tag, request.headers.getlist("if-none-match")):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(content, media_type=kind, headers=headers)


def _known(tag: str, given: Iterable[str]) -> bool:
    """Whether one of the tags that a reader names is that of the content."""
    named = {one.strip().removeprefix("W/") for line in given for one in line.split(",")}
    return "*" in named or tag.removeprefix("W/") in named


def _changed() -> str:
    """When the data file last changed, as HTTP writes it."""
    try:
        return formatdate(store().file.stat().st_mtime, usegmt=True)
    except OSError:
        return ""
