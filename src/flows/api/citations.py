"""The citation of a claim as a file, with its reports: GET /claims/ID.bib, .ris, .json."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from flows.accepted import Refused
from flows.api.served import OPEN, base, case, refusal, sent
from flows.export.citation import FORMS, items
from flows.files import loaded


def routes() -> list[BaseRoute]:
    """Of each form."""
    path = "/claims/{claim}"
    return [Route(f"{path}.{ending}", of_claim, methods=["GET"], name=f"claim-{ending}") for ending in FORMS]


def of_claim(request: Request) -> Response:
    """A claim and its reports; 404 where there is no such claim."""
    ending, claim = _ending(request), request.path_params["claim"]
    try:
        tables = loaded(case(request))
    except Refused as refused:
        return refusal(refused)
    if claim not in tables.place:
        return PlainTextResponse("There is no such claim.\n", status_code=404, headers=OPEN)
    content = FORMS[ending].write(items.claim(claim, tables, base(request))).encode()
    return sent(request, content, FORMS[ending].media_type, f"{claim}.{ending}")


def _ending(request: Request) -> str:
    return request.url.path.rpartition(".")[2]
