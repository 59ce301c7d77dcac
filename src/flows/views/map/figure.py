"""The map: arcs between countries, bent and directed, over outlines that the app itself serves."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from flows.tables import Tables
from flows.views.map import marks as map_marks
from flows.views.map import scale as map_scale
from flows.views.map.geometry import View, curves, latitude, view
from flows.views.map.legend import legend
from flows.views.map.picture import Arcs
from flows.views.map.rows import arcs, records
from flows.views.shared import shared
from flows.views.style import Look, framed

CONFIG = {
    "topojsonURL": "borders/",  # relative: the app serves flows.borders.FOLDER there; plotly would ask a CDN
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "responsive": True,
}

HEIGHT = 640
"""Pixels where the page gives no height of its own."""


def figure(picture: Arcs, tables: Tables, style: Look) -> go.Figure:
    """Arcs, arrowheads, countries and a legend; `customdata` holds the key of an arc or the code of a country."""
    if picture.rows.empty:
        return framed([], {}, style, 80)
    countries = [row for row in records(picture.countries) if row["lon"] == row["lon"]]
    seen = view(*(np.array([row[column] for row in countries], dtype=float) for column in ("lon", "lat", "claims")))
    for row, beyond in zip(countries, seen.beyond, strict=True):
        row["beyond"] = beyond
    edges = map_scale.edges(float(picture.rows["width"].max()), picture.measure == "origins")
    rows, place = arcs(picture, edges), {row["code"]: number for number, row in enumerate(countries)}
    drawn = curves(seen, *([place[row[end]] for row in rows] for end in ("source", "target")))
    data = [
        map_marks.ground([row["code"] for row in countries], style),
        *map_marks.lines(rows, drawn, style),
        map_marks.heads(rows, drawn, style),
        map_marks.disputed(rows, drawn, style),
        map_marks.touch(rows, drawn, picture),
        *map_marks.marks(countries, seen, style),
        *map_marks.names(countries, seen, drawn, style),
        *legend(rows, countries, edges, picture, style),
    ]
    return framed(shared(data), {"geo": _geo(seen, style), **_FRAME}, style, HEIGHT)


def css(style: Look) -> str:
    """For the page that holds the map as `st.plotly_chart(..., height="stretch", key="chart-map")`: the view has one
    shape, so that a phone needs less height; and a phone has names of its own, as fewer fit there."""
    return f"""
.st-key-chart-map, .st-key-chart-map .stFullScreenFrame {{
  height: clamp(345px, calc(62.5vw - 60px), 730px) !important;
}}
@media (max-width: 760px) {{
  .js-plotly-plot text[style*="flows-page"] {{ display: none; }}
  .js-plotly-plot text[style*="flows-phone"] {{
    fill-opacity: 1 !important; text-shadow: {map_marks.halo(style.paper)};
  }}
}}
"""


def _geo(seen: View, style: Look) -> dict[str, Any]:
    return {
        "center": {"lon": (seen.left + seen.right) / 2, "lat": _north((seen.bottom + seen.top) / 2)},
        "scope": "world", "resolution": 50, "projection": {"type": "mercator"},
        "lonaxis": {"range": [seen.left, seen.right]},
        "lataxis": {"range": [_north(seen.bottom), _north(seen.top)]},
        "bgcolor": "rgba(0,0,0,0)", "showframe": False, "showcoastlines": False, "showlakes": False,
        "showland": True, "landcolor": style.land, "showcountries": True, "countrycolor": style.paper,
        "countrywidth": 0.75, "domain": {"x": [0, 1], "y": [0, 1]},
    }  # fmt: skip


def _north(y: float) -> float:
    return float(latitude(np.array(y)))


_FRAME = {
    "template": {"layout": {}},
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "dragmode": False,
    "legend": {
        "orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top", "font": {"size": 11},
        "grouptitlefont": {"size": 11}, "itemclick": False, "itemdoubleclick": False, "tracegroupgap": 4,
        "bgcolor": "rgba(0,0,0,0)",
    },
}  # fmt: skip
"""Clicks on the legend hide nothing: what vanished would still be counted beside the map."""
