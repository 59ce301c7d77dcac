"""Data and static files over HTTP, on the port of the dashboard and with its parameters."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from flows.borders import FOLDER
from flows.export import claims
from flows.project import store
from flows.selection import Selection


def routes() -> list[BaseRoute]:
    """GET /data/claims.csv?country=SRB&source=..., and the border files of the map."""
    return [
        Route("/data/claims.csv", claims_csv, methods=["GET"], name="claims-csv"),
        Mount("/borders", StaticFiles(directory=FOLDER), name="borders"),
    ]


def claims_csv(request: Request) -> Response:
    """The claims of the address's selection; 503 with the problems where no data could ever be read."""
    state = store().state()
    if state.tables is None:
        return PlainTextResponse("\n".join(map(str, state.problems)) + "\n", status_code=503)
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    mask = Selection.from_query(query, state.tables).mask(state.tables)
    name = claims.file_name(state.tables, mask)
    return Response(
        claims.csv(state.tables, mask, str(request.base_url).rstrip("/")),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"},
    )
