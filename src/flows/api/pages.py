"""Pages without scripts: GET /claims/ID, one claim; GET /dossier?flow=..., everything on a selection, to print."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from flows.accepted import Refused, selection
from flows.api.pictures import later
from flows.api.served import OPEN, base, case, file, refusal, sent
from flows.export import claim_page, dossier
from flows.export.rendered import wrong
from flows.files import loaded
from flows.pictures.drawer import Busy, Unable, drawer, possible
from flows.query import CHOICES, Query, last
from flows.selection import Mask
from flows.tables import Tables


def routes() -> list[BaseRoute]:
    """Of each page."""
    return [
        Route("/claims/{claim}", claim, methods=["GET"], name="claim"),
        Route("/dossier", dossier_of, methods=["GET"], name="dossier"),
        Route("/dossier.pdf", dossier_pdf, methods=["GET"], name="dossier-pdf"),
    ]


def claim(request: Request) -> Response:
    """The page of a claim, whatever stands behind the question mark; 404 with the ways back where there is none."""
    key, at = request.path_params["claim"], base(request)
    try:
        tables = loaded(case(request))
    except Refused as refused:
        return refusal(refused)
    if key not in tables.place:
        told = "The address may be mistyped, or the claim was withdrawn. An id is never used again."
        ways = {"All claims": "claims", "What changed in the data": "data/changes.atom", "Overview": ""}
        found = [(name, tables.at(f"{at}/{path}")) for name, path in ways.items()]
        return HTMLResponse(wrong("There is no such claim", told, found, at), status_code=404)
    return sent(request, claim_page.html(key, tables, at, preview(key, tables, at)), "text/html")


def preview(key: str, tables: Tables, at: str) -> str:
    """The address of a picture of the claim's flow, for who shows a link to the page; empty where none can be drawn."""
    flow = tables.record(tables.place[key]).flow
    asked: Query = {"flow": flow, "width": "column"}
    if tables.dataset.flows[flow].kind == "statistic":
        asked = {**asked, "statistics": "yes"}
    return tables.at(f"{at}/pictures/routes.png", **asked) if possible() else ""


def dossier_of(request: Request) -> Response:
    """The dossier of the address's selection, or of its claim; refused as a file is, or where it would be too large."""
    return file(request, _dossier, "text/html")


def dossier_pdf(request: Request) -> Response:
    """The same as it prints; 503 where no browser can print it now."""

    def printed(tables: Tables, mask: Mask, query: Query, at: str) -> tuple[bytes, str]:
        page, _ = _dossier(tables, mask, query, at)
        return drawer().print(page), f"{tables.dataset.dataset.stem}-dossier.pdf"

    try:
        return file(request, printed, "application/pdf")
    except Busy as busy:
        return later(busy)
    except Unable as unable:
        told = f"{unable} The page at /dossier can be printed by your own browser.\n"
        return PlainTextResponse(told, status_code=503, headers=OPEN)


def _dossier(tables: Tables, mask: Mask, query: Query, at: str) -> tuple[bytes, str]:
    key = last(query.get("claim"))
    if key and key not in tables.place:
        raise Refused("claim has a value that the data does not have; allowed: the id of a claim.")
    asked: Query = {"claim": key} if key else {name: value for name, value in query.items() if name not in CHOICES}
    mask = dossier.around(tables, key) if key else mask
    heading = dossier.of_claim(tables, key) if key else dossier.of_selection(tables, mask, selection(query, tables))
    try:
        return dossier.html(tables, mask, at, heading, tables.at(f"{at}/dossier", **asked)), ""
    except dossier.TooMany as many:
        raise Refused(str(many)) from None
