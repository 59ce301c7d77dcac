"""The traces of the map: land, curves, arrowheads, countries and their names. Lists throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from flows.places import name
from flows.views.map import labels, legend, words
from flows.views.map.curves import Curve
from flows.views.map.geometry import Floats, View, latitude
from flows.views.map.picture import Row
from flows.views.map.ways import named
from flows.views.style import FONT, Look

_UNSEEN: dict[str, Any] = {"opacity": 0, "color": "rgba(0,0,0,0)", "line": {"width": 0}}


def upwards(each: Iterable[tuple[Row, Curve, float]]) -> list[tuple[Row, Curve, float]]:
    """The curves as they lie on each other: lowest those that name nobody in between, uppermost those of most
    sources."""
    return sorted(each, key=lambda one: (len(named(one[0]["key"])) > 2, one[0]["sources"]))


def ground(codes: list[str], style: Look) -> dict[str, Any]:
    """The named countries a little darker than the rest, so that a name at the side is found on the land."""
    return {
        "type": "choropleth", "locations": codes, "z": [1] * len(codes), "showscale": False, "hoverinfo": "skip",
        "colorscale": [[0, style.rule], [1, style.rule]], "marker": {"line": {"width": 0.75, "color": style.paper}},
    }  # fmt: skip


def lines(row: Row, drawn: Curve, size: float, style: Look) -> Iterator[dict[str, Any]]:
    """A curve: what is denied has a broken casing; a step past somebody not named is dotted."""
    key, ink, dash = row["key"], legend.colour(legend.kind(row), style), legend.KINDS[legend.kind(row)].dash
    for dots in (False, True):
        lon, lat = drawn.line(dots)
        line = {"type": "scattergeo", "mode": "lines", "lon": lon, "lat": lat, "showlegend": False}
        if row["denied"] and lon:
            under = line | {"meta": {"key": key}, "hoverinfo": "skip"}
            casing = {"width": size + 2 * legend.CASING, "color": style.denied, "dash": legend.CASED}
            yield under | {"line": casing}
            yield under | {"line": {"width": size + legend.CASING, "color": style.paper}}
        if lon:
            yield line | {
                "line": {"width": size, "color": ink, "dash": legend.DOTS if dots else dash},
                "meta": {"key": key, "told": words.told(row)}, "customdata": [key] * len(lon),
                "hovertemplate": f"{words.over_curve(row)}<extra></extra>",
            }  # fmt: skip


def heads(rows: list[Row], drawn: list[Curve], sizes: list[float], style: Look) -> dict[str, Any]:
    """Arrowheads, as wide as the curve needs."""
    each = [(row, size, head) for row, one, size in zip(rows, drawn, sizes, strict=True) for head in one.heads]
    inks = {sort: getattr(style, "denied" if sort == "denied" else kind.colour) for sort, kind in legend.KINDS.items()}
    return {
        "type": "scattergeo", "mode": "markers", "lon": [round(x, 3) for _, _, (x, _, _) in each],
        "lat": latitude(np.array([y for _, _, (_, y, _) in each])).round(3).tolist(),
        "customdata": [row["key"] for row, _, _ in each], "hoverinfo": "skip", "showlegend": False,
        "marker": {
            "symbol": "triangle-up", "angle": [round(angle, 1) for _, _, (_, _, angle) in each], "angleref": "up",
            "opacity": 1, "size": [size * 1.2 + (5 if size < 2 else 7) for _, size, _ in each],
            "color": [inks[legend.kind(row)] for row, _, _ in each], "line": {"width": 1, "color": style.paper},
        },
    }  # fmt: skip


def marks(countries: list[Row], seen: View, style: Look) -> dict[str, Any]:
    """The mark of each country, by its role; hollow where it stands at the edge for one beyond."""
    inks = [legend.role_colour(row["role"], style) for row in countries]
    return _points(seen.x, seen.y) | {
        "customdata": [row["code"] for row in countries], "hoverinfo": "skip", "marker": {
            "symbol": [legend.MARKS[row["role"]][0] for row in countries], "size": 10, "opacity": 1,
            "color": [style.paper if beyond else ink for ink, beyond in zip(inks, seen.beyond, strict=True)],
            "line": {
                "width": 2,
                "color": [ink if beyond else style.paper for ink, beyond in zip(inks, seen.beyond, strict=True)],
            },
        },
    }  # fmt: skip


def names(
    countries: list[Row], seen: View, drawn: list[Curve], room: labels.Room, style: Look
) -> Iterator[dict[str, Any]]:
    """The names, and thin lines to those that stand away; the size of unseen marks keeps them off what is beside."""
    codes = [row["code"] for row in countries]
    steps = [step for one in drawn for step in one.steps]
    placed = labels.place(seen, [name(code) for code in codes], codes, steps, room)
    x, y = np.stack([seen.x, seen.y]) + np.array([label.away for label in placed]).T
    lead: dict[str, list[float | None]] = {"lon": [], "lat": []}
    for at, label in enumerate(placed):
        if any(label.away):
            lead["lon"] += [seen.x[at], x[at], None]
            lead["lat"] += [*latitude(np.array([seen.y[at], y[at]])), None]
    yield {
        "type": "scattergeo", "mode": "lines", **lead, "line": {"width": 1, "color": style.muted}, "hoverinfo": "skip",
        "showlegend": False, "meta": {"key": ""},
    }  # fmt: skip
    halo = ", ".join(f"{x}px {y}px 2px {style.paper}" for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)))
    yield _points(x, y) | {
        "mode": "markers+text", "customdata": codes, "text": [label.text for label in placed], "hoverinfo": "skip",
        "textposition": [label.side for label in placed],
        "marker": _UNSEEN | {"size": [(label.gap - 1) * 1.6 for label in placed]},
        "textfont": {"size": room.size, "family": FONT, "color": style.ink, "shadow": halo},
    }  # fmt: skip


def touch(countries: list[Row], seen: View) -> dict[str, Any]:
    """Unseen marks over all else: who points at a country means it, not a curve that ends there."""
    return _points(seen.x, seen.y) | {
        "customdata": [row["code"] for row in countries], "marker": _UNSEEN | {"size": 6},
        "hovertext": [words.over_country(row, beyond) for row, beyond in zip(countries, seen.beyond, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _points(x: Floats, y: Floats) -> dict[str, Any]:
    return {
        "type": "scattergeo", "mode": "markers", "lon": x.round(3).tolist(),
        "lat": latitude(y).round(3).tolist(), "showlegend": False,
    }  # fmt: skip
