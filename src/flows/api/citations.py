"""Citations as files: GET /data/citations.bib, .ris, .json for the reports of a selection; /claims/ID.bib and the like
for a claim with its reports."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from flows.accepted import Refused
from flows.api.served import OPEN, base, file, loaded, refusal, sent
from flows.export.citation import FORMS, items
from flows.query import Query
from flows.selection import Mask
from flows.tables import Tables


def routes() -> list[BaseRoute]:
    """Of each form."""
    return [
        route
        for ending in FORMS
        for route in (
            Route(f"/data/citations.{ending}", of_selection, methods=["GET"], name=f"citations-{ending}"),
            Route(f"/claims/{{claim}}.{ending}", of_claim, methods=["GET"], name=f"claim-{ending}"),
        )
    ]


def of_selection(request: Request) -> Response:
    """The dataset and the reports of the address's selection; refused as its claims are."""
    ending = _ending(request)

    def written(tables: Tables, mask: Mask, _: Query, at: str) -> tuple[bytes, str]:
        name = f"arms-flows-{tables.dataset.dataset.version}-{mask.sum()}-of-{len(mask)}-claims.{ending}"
        return FORMS[ending].write(items.selection(tables, mask, at)).encode(), name

    return file(request, written, FORMS[ending].media_type)


def of_claim(request: Request) -> Response:
    """A claim and its reports; 404 where there is no such claim."""
    ending, claim = _ending(request), request.path_params["claim"]
    try:
        tables = loaded()
    except Refused as refused:
        return refusal(refused)
    if claim not in tables.place:
        return PlainTextResponse("There is no such claim.\n", status_code=404, headers=OPEN)
    content = FORMS[ending].write(items.claim(claim, tables, base(request))).encode()
    return sent(request, content, FORMS[ending].media_type, f"{claim}.{ending}")


def _ending(request: Request) -> str:
    return request.url.path.rpartition(".")[2]
