"""The map: arcs between countries, bent and directed, over outlines that the app itself serves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from flows.charts import map_marks, map_scale
from flows.charts.map_geometry import View, curves, latitude, view
from flows.charts.map_legend import THIN, legend
from flows.charts.style import Look, framed
from flows.pictures.arcs import Arcs
from flows.tables import Tables

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
    countries = picture.countries[picture.countries["lon"].notna()].reset_index(drop=True)
    seen = view(*(countries[column].to_numpy(dtype=float) for column in ("lon", "lat", "claims")))
    countries["beyond"] = seen.beyond
    place = {code: number for number, code in enumerate(countries["code"])}
    ends = ([place[code] for code in picture.rows[end]] for end in ("source", "target"))
    drawn = curves(seen, *ends)
    edges = map_scale.edges(float(picture.rows["width"].max()), picture.measure == "origins")
    rows = _sorted_out(picture, edges)
    data = [
        map_marks.ground(countries["code"].tolist(), style),
        *map_marks.lines(rows, drawn, style),
        map_marks.heads(rows, drawn, style),
        map_marks.disputed(rows.index[rows["disputed"]], drawn, style),
        map_marks.touch(rows, drawn, picture),
        *map_marks.marks(countries, seen, style),
        *map_marks.names(countries, seen, drawn, style),
        *legend(rows, countries, edges, picture, style),
    ]
    return framed(data, {"geo": _geo(seen, style), **_FRAME}, style, HEIGHT)


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


def _sorted_out(picture: Arcs, edges: map_scale.Edges) -> pd.DataFrame:
    """The rows with `kind` (of map_legend.KINDS), `disputed`, `step` (their class of width) and `pixels`."""
    rows = picture.rows
    amountless, through = rows["width"].isna(), rows["whole"] & (picture.measure == "origins")
    kind = np.select(
        [rows["voice"] == "denied", amountless, through, rows["voice"] == "qualified"],
        ["denied", "split", "open", "qualified"], "said",
    )  # fmt: skip
    step = map_scale.classes(rows["width"].fillna(0), edges)
    pixels = np.where(amountless, THIN, np.array(map_scale.PIXELS)[step])
    return rows.assign(kind=kind, disputed=(rows["denied"] > 0) & (kind != "denied"), step=step, pixels=pixels)


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
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "dragmode": False,
    "legend": {
        "orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top", "font": {"size": 11},
        "grouptitlefont": {"size": 11}, "itemclick": False, "itemdoubleclick": False, "tracegroupgap": 4,
        "bgcolor": "rgba(0,0,0,0)",
    },
}  # fmt: skip
"""Clicks on the legend hide nothing: what vanished would still be counted beside the map."""
