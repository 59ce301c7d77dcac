"""The marks of the map and the legend that explains them; no meaning rests on colour alone."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from flows.tables import ROLES
from flows.views.map import scale as map_scale
from flows.views.map.picture import Arcs
from flows.views.map.rows import THIN, Record
from flows.views.style import DARK, MARKS, Look, shade


class Kind(NamedTuple):
    """How a sort of arc is drawn."""

    dash: str
    colour: str
    """A field of Look."""
    alpha: float
    words: str


KINDS = {
    "said": Kind("solid", "said", 0.85, "said or confirmed"),
    "open": Kind("solid", "said", 0.3, "no stop named"),
    "split": Kind("5px,4px", "said", 0.9, "amount not reported"),
    "qualified": Kind("7px,3px", "qualified", 0.9, "qualified"),
    "denied": Kind("2px,4px", "denied", 1.0, "denied"),
}
"""Sorts of arcs, in the order of the legend."""

ROLE_MARKS = {"origin": "circle", "intermediary": "diamond", "destination": "square"}
_ROLE_COLOURS = {
    "origin": ("#00785a", "#3cc79f"), "intermediary": ("#3e4c59", "#cbd2d9"), "destination": ("#9c3f7c", "#e79bc8"),
}  # fmt: skip
_ROLE_WORDS = {"origin": "origin", "intermediary": "intermediary", "destination": "destination"}


def role_colour(role: str, style: Look) -> str:
    """The colour of a role, none of those that tell voices apart."""
    return _ROLE_COLOURS[role][style == DARK]


def line(kind: str, width: float, style: Look) -> dict[str, Any]:
    """The line of an arc."""
    drawn = KINDS[kind]
    return {"width": width, "dash": drawn.dash, "color": shade(getattr(style, drawn.colour), drawn.alpha)}


def legend(
    rows: list[Record], countries: list[Record], edges: map_scale.Edges, picture: Arcs, style: Look
) -> list[dict[str, Any]]:
    """Traces without points that stand in the legend: countries, sorts of arcs, widths. Only what is drawn."""
    held, drawn, stated = {row["role"] for row in countries}, {row["kind"] for row in rows}, _stated(rows)
    far = [row for row in countries if row["beyond"]][:1]
    denied = [row for row in rows if row["disputed"]][:1]
    most = max((row["width"] for row in stated), default=math.nan)
    names = map_scale.names(edges, most, picture.measure == "origins", picture.unit)
    steps = sorted({row["step"] for row in stated})
    about = "Independent origins" if picture.measure == "origins" else "Amount reported"
    return [
        *(_entry("Country", _ROLE_WORDS[role], marker=mark(role, style)) for role in ROLES if role in held),
        *(_entry("Country", "beyond the edge", marker=mark("intermediary", style, True)) for _ in far),
        *(_entry("Arc", KINDS[kind].words, line=line(kind, _sample(kind), style)) for kind in KINDS if kind in drawn),
        *(_entry("Arc", "also denied", marker=cross(style)) for _ in denied),
        *(_entry(about, names[at], line={"width": map_scale.PIXELS[at], "color": style.muted}) for at in steps),
    ]


def _stated(rows: list[Record]) -> list[Record]:
    return [row for row in rows if row["width"] is not None]


def _sample(kind: str) -> float:
    return THIN if kind == "split" else 3.5


def cross(style: Look) -> dict[str, Any]:
    """The mark upon an arc that others deny: that of a denial."""
    line = {"width": 1, "color": style.paper}
    return {"symbol": MARKS["denies"], "size": 7, "opacity": 1, "color": style.denied, "line": line}


def mark(role: str, style: Look, beyond: bool = False) -> dict[str, Any]:
    """The mark of a country; hollow where it stands at the edge for a country beyond."""
    rim = {"width": 2, "color": role_colour(role, style)} if beyond else {"width": 1.5, "color": style.paper}
    return {
        "symbol": ROLE_MARKS[role], "size": 9, "opacity": 1,
        "color": style.paper if beyond else role_colour(role, style),
        "line": rim,
    }  # fmt: skip


def _entry(group: str, words: str, **drawn: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scattergeo", "lon": [None], "lat": [None], "mode": "lines" if "line" in drawn else "markers",
        **drawn, "name": words, "legendgroup": group, "legendgrouptitle": {"text": group}, "showlegend": True,
        "hoverinfo": "skip",
    }  # fmt: skip
