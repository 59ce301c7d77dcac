"""The traces of the map: land, arcs, arrowheads, countries and their names. Lists throughout, and few traces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from flows.places import name
from flows.tables import ROLES
from flows.views.map import labels as map_labels
from flows.views.map.geometry import Curves, Floats, View, latitude, mercator
from flows.views.map.hover import arc_text, country_text
from flows.views.map.legend import KINDS, cross, line, mark
from flows.views.map.picture import Arcs
from flows.views.map.rows import Record
from flows.views.style import FONT, Look, shade

_TOUCHED = (5, 8, 11, 14)
"""Points of an arc that can be pointed at."""

_CROSSED = 8
"""The point of an arc where a cross says that it is denied, too."""


def ground(codes: list[str], style: Look) -> dict[str, Any]:
    """The named countries a little darker than the rest, so that a name at the side is found on the land."""
    return {
        "type": "choropleth", "locations": codes, "z": [1] * len(codes), "showscale": False, "hoverinfo": "skip",
        "colorscale": [[0, style.rule], [1, style.rule]], "marker": {"line": {"width": 0.75, "color": style.paper}},
        "showlegend": False,
    }  # fmt: skip


def lines(rows: list[Record], drawn: Curves, style: Look) -> Iterator[dict[str, Any]]:
    """One trace a sort and width, the widest uppermost."""
    parts: dict[tuple[float, str], list[int]] = {}
    for at, row in enumerate(rows):
        parts.setdefault((row["pixels"], row["kind"]), []).append(at)
    for (pixels, kind), own in sorted(parts.items()):
        yield _line(own, drawn, line(kind, pixels, style))


def _line(at: list[int], drawn: Curves, how: dict[str, Any]) -> dict[str, Any]:
    """The arcs in one trace, a gap after each."""
    return {
        "type": "scattergeo", "mode": "lines", "lon": _joined(drawn.lon[at]), "lat": _joined(drawn.lat[at]),
        "line": how, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _joined(points: Floats) -> list[float | None]:
    return [value for arc in points.round(3).tolist() for value in (*arc, None)]


def heads(rows: list[Record], drawn: Curves, style: Look) -> dict[str, Any]:
    """Arrowheads, as wide as the arc needs."""
    return {
        "type": "scattergeo", "mode": "markers", "lon": drawn.head[0].round(3).tolist(),
        "lat": drawn.head[1].round(3).tolist(), "hoverinfo": "skip", "showlegend": False,
        "marker": {
            "symbol": "triangle-up", "angle": drawn.angle.round(1).tolist(), "angleref": "up", "opacity": 1,
            "size": [row["pixels"] * 1.4 + 6 for row in rows],
            "color": [getattr(style, KINDS[row["kind"]].colour) for row in rows],
            "line": {"width": 1, "color": style.paper},
        },
    }  # fmt: skip


def disputed(rows: list[Record], drawn: Curves, style: Look) -> dict[str, Any]:
    """A cross on each arc that some origins name and others deny."""
    at = [number for number, row in enumerate(rows) if row["disputed"]]
    return {
        "type": "scattergeo", "mode": "markers", "lon": drawn.lon[at, _CROSSED].round(3).tolist(),
        "lat": drawn.lat[at, _CROSSED].round(3).tolist(), "marker": cross(style), "hoverinfo": "skip",
        "showlegend": False,
    }  # fmt: skip


def touch(rows: list[Record], drawn: Curves, picture: Arcs) -> dict[str, Any]:
    """Invisible marks along each arc, to point at and to click."""
    each = len(_TOUCHED)
    texts = [arc_text(row, picture) for row in rows]
    return {
        "type": "scattergeo", "mode": "markers", "lon": drawn.lon[:, _TOUCHED].round(3).ravel().tolist(),
        "lat": drawn.lat[:, _TOUCHED].round(3).ravel().tolist(), "showlegend": False,
        "customdata": [row["key"] for row in rows for _ in range(each)],
        "hovertext": [text for text in texts for _ in range(each)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 18, "opacity": 0},
    }  # fmt: skip


def marks(countries: list[Record], seen: View, style: Look) -> Iterator[dict[str, Any]]:
    """One trace a role, and one for those of it that lie beyond the view."""
    lat, hover = latitude(seen.y), [country_text(row) for row in countries]
    for role, far in product(ROLES, (False, True)):
        at = [number for number, row in enumerate(countries) if row["role"] == role and bool(row["beyond"]) == far]
        if at:
            yield {
                "type": "scattergeo", "mode": "markers", "lon": seen.x[at].round(3).tolist(),
                "lat": lat[at].round(3).tolist(), "customdata": [countries[one]["code"] for one in at],
                "hovertext": [hover[one] for one in at], "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": mark(role, style, far), "showlegend": False,
            }  # fmt: skip


def names(countries: list[Record], seen: View, drawn: Curves, style: Look) -> Iterator[dict[str, Any]]:
    """The names twice: for a page, and for a phone, where fewer fit; the latter unseen until CSS shows it."""
    codes = [row["code"] for row in countries]
    through, names = (drawn.lon, mercator(drawn.lat)), [name(code) for code in codes]
    for family, room in (("flows-page", map_labels.PAGE), ("flows-phone", map_labels.PHONE)):
        texts, positions = map_labels.place(seen, names, codes, through, room)
        phone = room is map_labels.PHONE
        yield {
            "type": "scattergeo", "mode": "markers+text", "lon": seen.x.round(3).tolist(),
            "lat": latitude(seen.y).round(3).tolist(), "text": texts, "textposition": positions, "hoverinfo": "skip",
            "showlegend": False, "marker": {"size": 9, "opacity": 0},  # the size keeps the names off the marks
            "textfont": {
                "size": room.size, "family": f"{FONT}, {family}", "color": shade(style.ink, 0.0 if phone else 1.0),
                "shadow": "none" if phone else halo(style.paper),
            },
        }  # fmt: skip


def halo(paper: str) -> str:
    """The ground around letters, where an arc runs behind them."""
    return ", ".join(f"{x}px {y}px 1.5px {paper}" for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)))
