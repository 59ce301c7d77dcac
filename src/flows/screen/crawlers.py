"""What programs that index the web are told: where pages and claims are, and what is of no use to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from flows import project
from flows.accepted import Refused
from flows.api.served import base, refusal, sent
from flows.files import loaded
from flows.screen.pages import PAGES
from flows.tables import Tables

_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
"""Addresses of one map, by its format."""


def routes() -> list[BaseRoute]:
    """Of the map and of the rules."""
    return [
        Route("/sitemap.xml", sitemap, methods=["GET"], name="sitemap"),
        Route("/robots.txt", robots, methods=["GET"], name="robots"),
    ]


def sitemap(request: Request) -> Response:
    """Every page and every claim of every case."""
    try:
        first = loaded()
    except Refused as refused:
        return refusal(refused)
    others = [store.state().tables for store in [*project.cases().values()][1:]]
    found = Element("urlset", xmlns=_MAP)
    listed = (address for tables in (first, *others) if tables for address in _addresses(tables, base(request)))
    for address, day in islice(listed, _MOST):
        entry = SubElement(found, "url")
        SubElement(entry, "loc").text = address
        SubElement(entry, "lastmod").text = day
    return sent(request, tostring(found, encoding="utf-8", xml_declaration=True), "application/xml")


def _addresses(tables: Tables, at: str) -> Iterator[tuple[str, str]]:
    """Of a case, each with the day on which it last changed."""
    day = tables.dataset.dataset.updated.isoformat()
    paths = ["", *(page.name for page in PAGES[1:]), *(f"claims/{claim}" for claim in tables.claims["id"])]
    yield from ((tables.at(f"{at}/{path}"), day) for path in paths)


def robots(request: Request) -> Response:
    """Everything may be read but what only a page in a browser can use."""
    shut = f"{request.scope.get('root_path', '')}/_stcore/"
    return sent(
        request, f"User-agent: *\nDisallow: {shut}\n\nSitemap: {base(request)}/sitemap.xml\n".encode(), "text/plain"
    )
