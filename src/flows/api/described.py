"""What describes the data routes: a page for people, OpenAPI and JSON Schema for programs."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from flows.accepted import Refused, read
from flows.api.openapi import DESCRIBED, openapi, schema
from flows.api.page import page
from flows.api.served import base, refusal, sent
from flows.export.taken import Taken
from flows.files import meant
from flows.query import CASE


def routes() -> list[BaseRoute]:
    """Of each description; the page with and without its last slash."""
    told = {"/data": people, "/data/": people, "/data/schema.json": tables, "/data/openapi.json": programs}
    return [Route(path, endpoint, methods=["GET"], name=path) for path, endpoint in told.items()]


def people(request: Request) -> Response:
    """Every address, parameter and column, with examples."""
    try:
        return HTMLResponse(page(_all(request)))
    except Refused as refused:
        return refusal(refused)


def tables(request: Request) -> Response:
    """The tables as JSON Schema."""
    try:
        read(request.scope["query_string"], (CASE,))
    except Refused as refused:
        return refusal(refused)
    return _json(request, "schema.json", schema(base(request)))


def programs(request: Request) -> Response:
    """The routes as OpenAPI."""
    try:
        return _json(request, "openapi.json", openapi(_all(request)))
    except Refused as refused:
        return refusal(refused)


def _all(request: Request) -> Taken:
    """The whole data. Raises Refused."""
    _, tables = meant(request.scope["query_string"], (CASE,))
    return Taken(tables, base=base(request))


def _json(request: Request, name: str, told: dict[str, Any]) -> Response:
    content = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    return sent(request, content, DESCRIBED[name][0])
