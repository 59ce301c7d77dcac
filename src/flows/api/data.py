"""The data as files: GET /data/claims.csv?country=SRB&source=..., and every other file of flows.files."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from flows.accepted import Refused
from flows.api.served import base, refusal, sent
from flows.files import FILES, made


def routes() -> list[BaseRoute]:
    """Of each file."""
    return [Route(f"/data/{name}", partial(file, name), methods=["GET"], name=name) for name in FILES]


def file(name: str, request: Request) -> Response:
    """The file for the address's parameters; 503 with the problems where no data could ever be read, 404 where there is
    no data file, 400 or 414 where the address asks for what is not there."""
    try:
        found = made(name, request.scope["query_string"], base(request))
    except Refused as refused:
        return refusal(refused)
    return sent(request, found.content, found.media, found.name)
