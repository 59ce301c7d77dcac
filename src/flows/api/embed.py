"""A picture as a small page for frames of other sites: GET /embed/map?country=SRB. No Streamlit, no cookie: the
picture in the reader's look, its words, its sources, the way to the dashboard. Where the server cannot draw, the
browser does."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from flows.api.served import OPEN, file
from flows.ordered import order
from flows.pictures.make import LOOKS, Nothing
from flows.pictures.shown import VIEWS
from flows.query import OPENED, Query, last
from flows.selection import Mask
from flows.tables import Tables

_HERE = Path(__file__).parent
_PAGE = Template((_HERE / "embed.html").read_text(encoding="utf-8"))
_UP_TO = {"phone": 460, "column": 720}
"""Pixels of a page up to which it shows a picture of that width; else the one for a page."""
_BELOW = 110
"""Pixels of the page under the picture."""
_FILES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("png", "png", {}), ("svg", "svg", {}), ("narrow_png", "png", {"width": "column"}),
    ("narrow_svg", "svg", {"width": "column"}),
)  # fmt: skip
"""The files that the page leads to: the word for each in the page, its kind, its own parameters."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)
"""As strict as that of the other pages, but that any site may show it in a frame: there is nothing in it to press that
does anything for the reader at this site."""


def routes() -> list[BaseRoute]:
    """Of each view, and the script that draws where the server cannot."""
    pages = [Route(f"/embed/{view}", partial(page, view), methods=["GET"], name=f"embed-{view}") for view in VIEWS]
    return [*pages, Route("/embed/embed.js", script, methods=["GET"], name="embed-js")]


def page(view: str, request: Request) -> Response:
    """The page of a picture; 404 where there is nothing to draw, 400 or 414 where the address asks for what is not
    there."""
    try:
        answer = file(request, partial(_page, view), "text/html", ("look",))
    except Nothing as nothing:
        return PlainTextResponse(f"{nothing}\n", status_code=404, headers=OPEN)
    answer.headers["Content-Security-Policy"] = POLICY
    if "Content-Disposition" in answer.headers:
        del answer.headers["Content-Disposition"]  # to be read, not kept
    return answer


def script(request: Request) -> Response:
    """The script of all these pages."""
    return FileResponse(_HERE / "embed.js", media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _page(view: str, tables: Tables, mask: Mask, query: Query, base: str) -> tuple[bytes, str]:
    made = order(view, tables, mask, query, base)
    shown, told = made.shown(), made.around()
    look, kept = last(query.get("look")), {key: each for key, each in query.items() if key not in ("look", *OPENED)}
    own = f"{base}/embed/{view}" + (f"?{urlencode(kept, doseq=True)}" if kept else "")
    size = made.framed(shown)["layout"]
    frame = (
        f'<iframe src="{escape(own)}" title="{escape(shown.title)}" loading="lazy" '
        f'style="width:100%;aspect-ratio:{size["width"]}/{size["height"] + _BELOW};border:0"></iframe>'
    )
    texts = {
        "title": shown.title, "told": shown.told, "sources": told.sources, "edition": told.edition,
        "view": told.address,
        "frame": frame, "borders": f"{base}/borders/", "figure": _picture(base, view, kept, "json"), "look": look,
        **{name: _picture(base, view, kept, kind, **more) for name, kind, more in _FILES},
        "plotly": f"{base}/pictures/plotly.js", "script": f"{base}/embed/embed.js", "name": made.name,
    }  # fmt: skip
    content = _PAGE.substitute(
        {key: escape(text) for key, text in texts.items()}, picture=_pictures(base, view, kept, look, shown.told)
    )
    return content.encode(), f"{view}.html"


def _picture(base: str, view: str, query: Query, kind: str, **more: str) -> str:
    text = urlencode({**query, **more}, doseq=True)
    return f"{base}/pictures/{view}.{kind}" + (f"?{text}" if text else "")


def _pictures(base: str, view: str, query: Query, look: str, told: str) -> str:
    """The pictures for narrow pages and wide ones, in one look or in the reader's."""
    sources = []
    for width in ("phone", "column", "page"):
        for name in (look,) if look else tuple(LOOKS)[::-1]:
            dark = "(prefers-color-scheme: dark)" if name == "dark" and not look else ""
            narrow = f"(max-width: {_UP_TO[width]}px)" if width in _UP_TO else ""
            media = " and ".join(filter(None, [narrow, dark]))
            address = escape(_picture(base, view, query, "svg", width=width, look=name))
            sources.append((media, address))
    *chosen, (_, usual) = sources
    before = "".join(f'<source media="{media}" srcset="{address}">' for media, address in chosen)
    return f'<picture>{before}<img src="{usual}" alt="{escape(told)}"></picture>'
