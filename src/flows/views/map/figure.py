"""The map: curves through countries, over outlines that the app itself serves."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go

from flows.kept import kept
from flows.views.map import geometry, labels, legend, marks
from flows.views.map.curves import curve
from flows.views.map.geometry import View, latitude
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


@kept
def figure(picture: Curves, style: Look, *, narrow: bool = False) -> go.Figure:
    """Curves, arrowheads, countries and their names; `customdata` holds the key of a curve or the code of a country.

    `meta` of a trace holds the key of its curve and what the label of the chosen one says; `meta` of the layout the
    bounds of the view: left, right, bottom, top in the plane.
    """
    frame, room = (geometry.NARROW, labels.NARROW) if narrow else (geometry.PAGE, labels.PAGE)
    rows, countries = records(picture.rows), records(picture.countries)
    place = {row["code"]: at for at, row in enumerate(countries)}
    stops = [[place[code] for code in named(row["key"])] for row in rows]
    seen = _view(countries, stops, frame)
    drawn = [curve(seen, at, _dotted(row["key"])) for row, at in zip(rows, stops, strict=True)]
    starts = legend.edges([row["sources"] for row in rows])
    sizes = [legend.pixels(row["sources"], starts) * (0.7 if narrow else 1) for row in rows]
    data = [
        marks.ground(list(place), style),
        *(one for each in marks.upwards(zip(rows, drawn, sizes, strict=True)) for one in marks.lines(*each, style)),
        marks.heads(rows, drawn, sizes, style),
        marks.marks(countries, seen, style),
        *marks.names(countries, seen, drawn, room, style),
        marks.touch(countries, seen),
    ]
    return framed(shared(data), _layout(seen, frame, style), style, round(1000 / frame.aspect) if not narrow else 400)


def _view(countries: list[Row], stops: list[list[int]], frame: geometry.Frame) -> View:
    """Countries weigh as their claims do: who stands in all of them, in between too, is never at the edge."""
    lon, lat = (np.array([row[column] for row in countries]) for column in ("lon", "lat"))
    weight = np.array([float(row["claims"]) for row in countries])
    legs = [leg for at in stops for leg in pairwise(at)]
    return geometry.view(lon, lat, weight, legs, frame)


def _dotted(key: str) -> list[bool]:
    """Of each step between two named countries whether somebody not named stands in between."""
    way = key.strip(f"{UNNAMED}>").split(">")
    return [there == UNNAMED for there in (here for at, here in enumerate(way[1:]) if way[at] != UNNAMED)]


def _layout(seen: View, frame: geometry.Frame, style: Look) -> dict[str, Any]:
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
            "center": {"lon": (seen.left + seen.right) / 2, "lat": middle}, "scope": "world",
            "resolution": frame.scale,
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
[class*="st-key-chart-map"] .modebar-btn {{
  padding: 4px; font-size: 20px !important; min-width: 24px; min-height: 24px;
}}
[class*="st-key-chart-map"].flows-enlarged .js-plotly-plot {{ touch-action: none; }}
.flows-chosen {{
  font: 600 14px {FONT}; fill: {style.ink}; stroke: {style.paper}; stroke-width: 4px; paint-order: stroke;
  text-anchor: middle; pointer-events: none;
}}
"""
