"""Data and static files over HTTP, on the port of the dashboard and with its parameters."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from flows.borders import FOLDER
from flows.bounds.answers import remembered
from flows.bounds.question import Question
from flows.export import bounds, claims
from flows.project import store
from flows.query import Query, with_query
from flows.selection import Mask, Selection
from flows.tables import Tables

Export = Callable[[Tables, Mask, Query, str], tuple[bytes, str]]
"""From the data, the selection, the whole address and the dashboard's own address to a file and its name."""


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
    """The claims of the address's selection; 503 with the problems where no data could ever be read."""
    return _file(request, _claims)


def bounds_csv(request: Request) -> Response:
    """What follows from the claims of the address's selection by its question, all derived; 503 as for the claims."""
    return _file(request, _bounds)


def dataset_yaml(_: Request) -> Response:
    """The data file as it is; 404 where there is none."""
    path = store().file
    if not path.is_file():
        return PlainTextResponse("There is no data file.\n", status_code=404)
    return FileResponse(path, media_type="application/yaml", filename=path.name)


def _claims(tables: Tables, mask: Mask, _: Query, base: str) -> tuple[bytes, str]:
    return claims.csv(tables, mask, base), claims.file_name(tables, mask)


def _bounds(tables: Tables, mask: Mask, query: Query, base: str) -> tuple[bytes, str]:
    answer = remembered(tables, mask, Question.from_query(query, tables))
    return bounds.csv(tables, answer, with_query(f"{base}/follows", query)), bounds.file_name(tables, answer)


def _file(request: Request, export: Export) -> Response:
    state = store().state()
    if state.tables is None:
        return PlainTextResponse("\n".join(map(str, state.problems)) + "\n", status_code=503)
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    mask = Selection.from_query(query, state.tables).mask(state.tables)
    content, name = export(state.tables, mask, query, str(request.base_url).rstrip("/"))
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return Response(content, media_type="text/csv", headers=headers)
