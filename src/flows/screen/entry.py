"""The HTML every page begins with.

Streamlit's page looks for its server by asking every folder above the address, which a browser logs as errors on a
deep link. Its own switch for hosts, `window.__streamlit`, tells it where the server is; title and description are for
link previews, which run no script. The script of charts, the largest of all, is asked for at once: a browser would
hear of it last.
"""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from flows import project
from flows.api import served
from flows.query import CASE, OWN, Query, last, with_query
from flows.screen.headers import POLICY, policy
from flows.screen.pages import PAGES

TITLE = "Arms Flows"
DESCRIPTION = "Reported arms flows: who says what moved, by which route, who denies it, and what merely repeats what."
WITHOUT = (
    "These pages need JavaScript. Without it the claims can be read at dossier, the data at data/claims.csv and "
    "data/dataset.yaml."
)
STATIC = Path(st.__file__).parent / "static"
WITHOUT_CHARTS = ("/claims", "/method")
_FIRST: Query = {}
_CHARTS = "static/js/PlotlyChart.*.js"
_NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_CLAIM = re.compile(r"[a-z0-9-]{1,80}")
_FOR_PROGRAMS = re.compile(r'\s*(?:<!--(?:(?!-->).)*-->\s*)?<link rel="service-desc"[^>]*>', re.DOTALL)
"""Where Streamlit's page points to its interface for programs, which is shut."""


def routes() -> list[BaseRoute]:
    """The address of each page; the first page's name leads to the root, where Streamlit keeps it."""
    paths = ["/", *(f"/{page.name}" for page in PAGES[1:])]
    first = Route(f"/{PAGES[0].name}", to_root, methods=["GET"], name="page-first")
    return [first, *(Route(path, entry, methods=["GET"], name=f"page-{path.strip('/')}") for path in paths)]


def to_root(request: Request) -> Response:
    """The same selection at the root."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.scope.get('root_path', '')}/{query}")


def entry(request: Request) -> Response:
    """Streamlit's own page, told where its server is."""
    shipped = (STATIC / "index.html").read_text(encoding="utf-8")
    charts = not request.url.path.endswith(WITHOUT_CHARTS)
    which = _which(request)
    page = told(shipped, request.scope.get("root_path", ""), _canonical(request, which), which, charts=charts)
    return HTMLResponse(page, headers={"Cache-Control": "no-cache", POLICY: policy(page)})


def _which(request: Request) -> Query:
    """The case that the address names, where it is another than the first."""
    named = last(request.query_params.getlist(CASE))
    return {CASE: named} if named in [*project.cases()][1:] else {}


def _canonical(request: Request, which: Query) -> str:
    """The page of the claim that is open, where one is; it is for programs, which see nothing of the panel."""
    claim = request.query_params.get("claim", "")
    if not _CLAIM.fullmatch(claim) or OWN in request.query_params:
        return ""
    return with_query(f"{served.base(request)}/claims/{claim}", which)


def told(page: str, base: str, canonical: str = "", which: Query = _FIRST, *, charts: bool = True) -> str:
    """The page with the server's place, a title and a description in its head, where changes can be followed, and what
    it will need for charts."""
    place = f"window.__streamlit = {{BACKEND_BASE_URL: new URL({json.dumps(base + '/')}, location.origin).href}}"
    head = (
        f"<title>{escape(TITLE)}</title>\n"
        f'    <meta name="description" content="{escape(DESCRIPTION)}" />\n'
        f'    <meta property="og:title" content="{escape(TITLE)}" />\n'
        f'    <meta property="og:description" content="{escape(DESCRIPTION)}" />\n'
        f'    <link rel="alternate" type="application/atom+xml" title="Changes of the data" '
        f'href="{escape(with_query(f"{base}/data/changes.atom", which))}" />\n'
        + (f'    <link rel="canonical" href="{escape(canonical)}" />\n' if canonical else "")
        + f"    <script>{place}</script>"
    )
    scripts = [found.relative_to(STATIC).as_posix() for found in STATIC.glob(_CHARTS)] if charts else []
    head += "".join(f'\n    <link rel="modulepreload" crossorigin href="./{script}">' for script in scripts)
    page = _FOR_PROGRAMS.sub("", page)
    page = _NO_SCRIPT.sub(f"<noscript><p>{escape(WITHOUT)}</p></noscript>", page)
    return page.replace("<title>Streamlit</title>", head, 1)
