"""The data as files: GET /data/claims.csv?country=SRB&source=..., /data/bounds.csv with the same and the question's
parameters, and the data file itself."""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from flows import project
from flows.accepted import question
from flows.api.served import OPEN, file, sent
from flows.bounds.answers import remembered
from flows.export import bounds, claims
from flows.query import CHOICES, Query, with_query
from flows.selection import Mask
from flows.tables import Tables


def routes() -> list[BaseRoute]:
    """Of each file."""
    return [
        Route("/data/claims.csv", claims_csv, methods=["GET"], name="claims-csv"),
        Route("/data/bounds.csv", bounds_csv, methods=["GET"], name="bounds-csv"),
        Route("/data/dataset.yaml", dataset_yaml, methods=["GET"], name="dataset-yaml"),
    ]


def claims_csv(request: Request) -> Response:
    """The claims of the address's selection; 503 with the problems where no data could ever be read, 400 or 414 where
    the address asks for what is not there."""
    return file(request, _claims)


def bounds_csv(request: Request) -> Response:
    """What follows from the claims of the address's selection by its question, all derived; else as for the claims."""
    return file(request, _bounds)


def dataset_yaml(request: Request) -> Response:
    """The data file as it is; 404 where there is none."""
    path = project.store().file
    with suppress(OSError):
        if path.is_file():  # a pipe in its place would be waited for
            return sent(request, path.read_bytes(), "application/yaml", path.name)
    return PlainTextResponse("There is no data file.\n", status_code=404, headers=OPEN)


def _claims(tables: Tables, mask: Mask, _: Query, base: str) -> tuple[bytes, str]:
    return claims.csv(tables, mask, base), claims.file_name(tables, mask)


def _bounds(tables: Tables, mask: Mask, query: Query, base: str) -> tuple[bytes, str]:
    answer = remembered(tables, mask, question(query, tables))
    asked = {key: values for key, values in query.items() if key not in CHOICES}
    return bounds.csv(tables, answer, with_query(f"{base}/follows", asked)), bounds.file_name(tables, answer)
