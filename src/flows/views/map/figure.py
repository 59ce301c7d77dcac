"""The map: curves through countries, over outlines that the app itself serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go

from flows.places import name
from flows.views.map import geometry, labels, legend, words
from flows.views.map.curves import Curve, curve
from flows.views.map.geometry import Floats, View, latitude
from flows.views.map.picture import Curves, Row, records
from flows.views.map.ways import UNNAMED, named
from flows.views.shared import shared
from flows.views.style import FONT, Look, framed

CONFIG = {
    "topojsonURL": "borders/",  # relative: the app serves flows.borders.FOLDER there; plotly would ask a CDN
    "modeBarButtons": [["zoomInGeo", "zoomOutGeo", "resetGeo"]],
    "displayModeBar": True,
    "displaylogo": False,
    "scrollZoom": True,
    "responsive": True,
}

_CLOSEST = 8.0
"""How far the map can be enlarged; it is never smaller than the whole view."""


_UNSEEN: dict[str, Any] = {"opacity": 0, "color": "rgba(0,0,0,0)", "line": {"width": 0}}


def figure(picture: Curves, style: Look, *, narrow: bool = False) -> go.Figure:
    """Curves, arrowheads, countries and their names; `customdata` holds the key of a curve or the code of a country.

    `meta` of a trace holds the key of its curve and what the label of the chosen one says; `meta` of the layout the
    bounds of the view: left, right, bottom, top in the plane.
    """
    frame, room = (geometry.NARROW, labels.NARROW) if narrow else (geometry.PAGE, labels.PAGE)
    rows = records(picture.rows)
    countries = records(picture.countries)
    place = {row["code"]: at for at, row in enumerate(countries)}
    stops = [[place[code] for code in named(row["key"])] for row in rows]
    seen = _view(countries, stops, frame)
    drawn = [curve(seen, at, _dotted(row["key"])) for row, at in zip(rows, stops, strict=True)]
    starts = legend.edges([row["sources"] for row in rows])
    sizes = [legend.pixels(row["sources"], starts) * (0.7 if narrow else 1) for row in rows]
    data = [
        _ground(list(place), style),
        *(one for each in _upwards(zip(rows, drawn, sizes, strict=True)) for one in _lines(*each, style)),
        _heads(rows, drawn, sizes, style),
        *_marks(countries, seen, style),
        *_names(countries, seen, drawn, room, style),
        _touch(countries, seen),
    ]
    return framed(shared(data), _layout(seen, style), style, round(1000 / frame.aspect) if not narrow else 400)


def _view(countries: list[Row], stops: list[list[int]], frame: geometry.Frame) -> View:
    """Of countries in as many claims, those where routes begin or end carry the more weight."""
    lon, lat = (np.array([row[column] for row in countries]) for column in ("lon", "lat"))
    weight = np.array([row["claims"] - (row["role"] == "intermediary") / 2 for row in countries])
    legs = [leg for at in stops for leg in pairwise(at)]
    return geometry.view(lon, lat, weight, legs, frame)


def _dotted(key: str) -> list[bool]:
    """Of each step between two named countries whether somebody not named stands in between."""
    way = key.strip(f"{UNNAMED}>").split(">")
    return [there == UNNAMED for there in (here for at, here in enumerate(way[1:]) if way[at] != UNNAMED)]


def _upwards(each: Iterable[tuple[Row, Curve, float]]) -> list[tuple[Row, Curve, float]]:
    """The curves as they lie on each other: lowest those that name nobody in between, uppermost those of most
    sources."""
    return sorted(each, key=lambda one: (len(named(one[0]["key"])) > 2, one[0]["sources"]))


def _ground(codes: list[str], style: Look) -> dict[str, Any]:
    """The named countries a little darker than the rest, so that a name at the side is found on the land."""
    return {
        "type": "choropleth", "locations": codes, "z": [1] * len(codes), "showscale": False, "hoverinfo": "skip",
        "colorscale": [[0, style.rule], [1, style.rule]], "marker": {"line": {"width": 0.75, "color": style.paper}},
    }  # fmt: skip


def _lines(row: Row, drawn: Curve, size: float, style: Look) -> Iterator[dict[str, Any]]:
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


def _heads(rows: list[Row], drawn: list[Curve], sizes: list[float], style: Look) -> dict[str, Any]:
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


def _marks(countries: list[Row], seen: View, style: Look) -> Iterator[dict[str, Any]]:
    """One trace a role; a mark at the edge is hollow."""
    for role, (symbol, _) in legend.MARKS.items():
        at = [number for number, row in enumerate(countries) if row["role"] == role]
        ink = legend.role_colour(role, style)
        if at:
            yield _points(seen.x[at], seen.y[at]) | {
                "customdata": [countries[one]["code"] for one in at], "hoverinfo": "skip", "marker": {
                    "symbol": symbol, "size": 10, "opacity": 1,
                    "color": [style.paper if seen.beyond[one] else ink for one in at],
                    "line": {"width": 2, "color": [ink if seen.beyond[one] else style.paper for one in at]},
                },
            }  # fmt: skip


def _names(
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
    line = {"width": 1, "color": style.muted}
    yield {
        "type": "scattergeo",
        "mode": "lines",
        **lead,
        "line": line,
        "hoverinfo": "skip",
        "showlegend": False,
        "meta": {"key": ""},
    }
    halo = ", ".join(f"{x}px {y}px 2px {style.paper}" for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)))
    yield _points(x, y) | {
        "mode": "markers+text", "customdata": codes, "text": [label.text for label in placed], "hoverinfo": "skip",
        "textposition": [label.side for label in placed],
        "marker": _UNSEEN | {"size": [(label.gap - 1) * 1.6 for label in placed]},
        "textfont": {"size": room.size, "family": FONT, "color": style.ink, "shadow": halo},
    }  # fmt: skip


def _touch(countries: list[Row], seen: View) -> dict[str, Any]:
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


def _layout(seen: View, style: Look) -> dict[str, Any]:
    bounds = [round(side, 3) for side in (seen.left, seen.right, seen.bottom, seen.top)]
    bottom, middle, top = latitude(np.array([seen.bottom, (seen.bottom + seen.top) / 2, seen.top])).round(4).tolist()
    return {
        "template": {"layout": {}}, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "dragmode": "pan", "meta": bounds,
        "uirevision": str(bounds),  # what the reader has enlarged stays so until the view is another
        "modebar": {"orientation": "v", "bgcolor": "rgba(0,0,0,0)", "color": style.muted, "activecolor": style.ink},
        "hoverlabel": {
            "bgcolor": style.paper, "bordercolor": style.rule, "align": "left",
            "font": {"family": FONT, "size": 14, "color": style.ink},
        },
        "hoverdistance": 14,
        "geo": {
            "center": {"lon": (seen.left + seen.right) / 2, "lat": middle}, "scope": "world", "resolution": 50,
            "projection": {"type": "mercator", "minscale": 1, "maxscale": _CLOSEST},
            "lonaxis": {"range": [seen.left, seen.right]}, "lataxis": {"range": [bottom, top]},
            "bgcolor": "rgba(0,0,0,0)", "showframe": False, "showcoastlines": False, "showlakes": False,
            "showland": True, "landcolor": style.land, "showcountries": True, "countrycolor": style.paper,
            "countrywidth": 0.75, "domain": {"x": [0, 1], "y": [0, 1]},
        },
    }  # fmt: skip


def css(style: Look) -> str:
    """For a page that holds the map twice, as `key="chart-map"` and as `key="chart-map-narrow"`, each drawn with
    `height="stretch"`: one of them is seen, in the shape of its view."""
    return f"""
.st-key-chart-map, .st-key-chart-map .stFullScreenFrame {{
  height: auto !important; min-height: 0 !important; aspect-ratio: {geometry.PAGE.aspect}; max-width: 1060px;
}}
.st-key-chart-map-narrow, .st-key-chart-map-narrow .stFullScreenFrame {{
  height: auto !important; min-height: 0 !important; aspect-ratio: {geometry.NARROW.aspect}; max-width: 560px;
}}
@media (max-width: 1100px) {{ .st-key-chart-map {{ display: none; }} }}
@media (min-width: 1100.01px) {{ .st-key-chart-map-narrow {{ display: none; }} }}
[class*="st-key-click-fade-"] {{ position: absolute; height: 0; min-height: 0; }}
[class*="st-key-chart-map"] .modebar-container {{ right: auto !important; left: 0; }}
[class*="st-key-chart-map"] .modebar {{ inset: auto auto 6px 2px !important; }}
.flows-legend {{ display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; font-size: 0.85rem; color: {style.muted}; }}
.flows-legend span {{ display: inline-flex; align-items: center; gap: 0.4rem; white-space: nowrap; }}
.flows-legend i {{ width: 30px; box-sizing: content-box; print-color-adjust: exact; }}
[class*="st-key-chart-map"] .flows-faded {{ opacity: 0.15 !important; }}
[class*="st-key-chart-map"] .flows-gone {{ opacity: 0 !important; }}
[class*="st-key-chart-map"] .flows-lit path {{ filter: drop-shadow(0 0 2px {style.ink}); }}
[class*="st-key-chart-map"] .modebar-btn {{ padding: 4px; font-size: 20px !important; }}
[class*="st-key-chart-map"] .bg {{ touch-action: pan-x pan-y; }}
[class*="st-key-chart-map"].flows-enlarged .bg {{ touch-action: none; }}
.flows-chosen {{
  font: 600 14px {FONT}; fill: {style.ink}; stroke: {style.paper}; stroke-width: 4px; paint-order: stroke;
  text-anchor: middle; pointer-events: none;
}}
"""
