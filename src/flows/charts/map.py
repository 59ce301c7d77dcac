"""The map: arcs between countries, bent and directed, over outlines that the app itself serves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from flows.charts import map_labels, map_scale
from flows.charts.map_geometry import Curves, Floats, View, curves, latitude, mercator, view
from flows.charts.map_legend import KINDS, THIN, disputed, legend, line, mark
from flows.charts.map_words import arc_text, country_text
from flows.charts.style import Look, dress
from flows.pictures.arcs import Arcs
from flows.places import name
from flows.tables import ROLES, Tables

CONFIG = {
    "topojsonURL": "borders/",  # relative: the app serves flows.borders.FOLDER there; plotly would ask a CDN
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "responsive": True,
}

HEIGHT = 700
"""Pixels on a wide page; the view has one shape, so that a narrow page needs less (see `map_geometry.ASPECT`)."""

_TOUCHED = (5, 8, 11, 14)
"""Points of an arc that can be pointed at."""

_CROSSED = 8
"""The point of an arc where a cross says that it is denied, too."""


def figure(picture: Arcs, tables: Tables, style: Look) -> go.Figure:
    """Arcs, arrowheads, countries and a legend; `customdata` holds the key of an arc or the code of a country."""
    if picture.rows.empty:
        return dress(go.Figure(), style, 80)
    countries = picture.countries[picture.countries["lon"].notna()].reset_index(drop=True)
    seen = view(*(countries[column].to_numpy(dtype=float) for column in ("lon", "lat", "claims")))
    countries["beyond"] = seen.beyond
    place = {code: number for number, code in enumerate(countries["code"])}
    ends = ([place[code] for code in picture.rows[end]] for end in ("source", "target"))
    drawn = curves(seen, *ends)
    edges = map_scale.edges(float(picture.rows["width"].max()), picture.measure == "origins")
    rows = _sorted_out(picture, edges)
    data = [
        _ground(countries["code"].tolist(), style),
        *_lines(rows, drawn, style),
        _heads(rows, drawn, style),
        _disputed(rows.index[rows["disputed"]], drawn, style),
        _touch(rows, drawn, picture),
        *_countries(countries, seen, drawn, style),
        *legend(rows, countries, edges, picture, style),
    ]
    return dress(go.Figure({"data": data, "layout": {"geo": _geo(seen, style)}}), style, HEIGHT).update_layout(_FRAME)


def _sorted_out(picture: Arcs, edges: map_scale.Edges) -> pd.DataFrame:
    """The rows with `kind` (of map_legend.KINDS), `disputed`, `step` (their class of width) and `pixels`."""
    rows = picture.rows
    amountless = rows["width"].isna()
    kind = np.select(
        [rows["voice"] == "denied", amountless, rows["whole"], rows["voice"] == "qualified"],
        ["denied", "split", "open", "qualified"], "said",
    )  # fmt: skip
    step = map_scale.classes(rows["width"].fillna(0), edges)
    pixels = np.where(amountless, THIN, np.array(map_scale.PIXELS)[step])
    return rows.assign(kind=kind, disputed=(rows["denied"] > 0) & (kind != "denied"), step=step, pixels=pixels)


def _ground(codes: list[str], style: Look) -> dict[str, Any]:
    """The named countries a little darker than the rest, so that a name at the side is found on the land."""
    return {
        "type": "choropleth", "locations": codes, "z": [1] * len(codes), "showscale": False, "hoverinfo": "skip",
        "colorscale": [[0, style.rule], [1, style.rule]], "marker": {"line": {"width": 0.75, "color": style.paper}},
        "showlegend": False,
    }  # fmt: skip


def _lines(rows: pd.DataFrame, drawn: Curves, style: Look) -> Iterator[dict[str, Any]]:
    """One trace a sort and width, the widest lowest."""
    for (pixels, kind), part in rows.groupby(["pixels", "kind"], sort=True):
        yield _line(part.index, drawn, line(str(kind), float(pixels), style))


def _line(at: pd.Index, drawn: Curves, how: dict[str, Any]) -> dict[str, Any]:
    """The arcs in one trace, a gap after each."""
    return {
        "type": "scattergeo", "mode": "lines", "lon": _joined(drawn.lon[at]), "lat": _joined(drawn.lat[at]),
        "line": how, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _joined(points: Floats) -> list[float | None]:
    return [value for arc in points.round(3).tolist() for value in (*arc, None)]


def _heads(rows: pd.DataFrame, drawn: Curves, style: Look) -> dict[str, Any]:
    """Arrowheads, as wide as the arc needs."""
    return {
        "type": "scattergeo", "mode": "markers", "lon": drawn.head[0].round(3).tolist(),
        "lat": drawn.head[1].round(3).tolist(), "hoverinfo": "skip", "showlegend": False,
        "marker": {
            "symbol": "triangle-up", "angle": drawn.angle.round(1).tolist(), "angleref": "up", "opacity": 1,
            "size": (rows["pixels"] * 1.4 + 6).tolist(),
            "color": [getattr(style, KINDS[kind].colour) for kind in rows["kind"]],
            "line": {"width": 1, "color": style.paper},
        },
    }  # fmt: skip


def _disputed(at: pd.Index, drawn: Curves, style: Look) -> dict[str, Any]:
    """A cross on each arc that some origins name and others deny."""
    return {
        "type": "scattergeo", "mode": "markers", "lon": drawn.lon[at, _CROSSED].round(3).tolist(),
        "lat": drawn.lat[at, _CROSSED].round(3).tolist(), "marker": disputed(style), "hoverinfo": "skip",
        "showlegend": False,
    }  # fmt: skip


def _touch(rows: pd.DataFrame, drawn: Curves, picture: Arcs) -> dict[str, Any]:
    """Invisible marks along each arc, to point at and to click."""
    each = len(_TOUCHED)
    texts = [arc_text(row, picture) for row in rows.itertuples()]
    return {
        "type": "scattergeo", "mode": "markers", "lon": drawn.lon[:, _TOUCHED].round(3).ravel().tolist(),
        "lat": drawn.lat[:, _TOUCHED].round(3).ravel().tolist(), "showlegend": False,
        "customdata": np.repeat(rows["key"].to_numpy(dtype=object), each).tolist(),
        "hovertext": np.repeat(np.array(texts, dtype=object), each).tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 18, "opacity": 0},
    }  # fmt: skip


def _countries(countries: pd.DataFrame, seen: View, drawn: Curves, style: Look) -> Iterator[dict[str, Any]]:
    """One trace a role, and one for those of it that lie beyond the view."""
    names = [name(code) for code in countries["code"]]
    texts, positions = map_labels.place(seen, names, countries["code"].tolist(), (drawn.lon, mercator(drawn.lat)))
    hover = [country_text(row) for row in countries.itertuples()]
    lat = latitude(seen.y)
    for role, far in product(ROLES, (False, True)):
        at = np.flatnonzero((countries["role"] == role) & ((countries["beyond"] != "") == far)).tolist()
        if at:
            yield {
                "type": "scattergeo", "mode": "markers+text", "lon": seen.x[at].round(3).tolist(),
                "lat": lat[at].round(3).tolist(), "text": [texts[one] for one in at],
                "textposition": [positions[one] for one in at], "customdata": countries["code"].iloc[at].tolist(),
                "hovertext": [hover[one] for one in at], "hovertemplate": "%{hovertext}<extra></extra>",
                "marker": mark(role, style, far), "showlegend": False,
                "textfont": {"size": map_labels.SIZE, "color": style.ink, "shadow": _halo(style.paper)},
            }  # fmt: skip


def _halo(paper: str) -> str:
    """The ground around letters, where an arc runs behind them."""
    return ", ".join(f"{x}px {y}px 1.5px {paper}" for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)))


def _geo(seen: View, style: Look) -> dict[str, Any]:
    return {
        "center": {"lon": (seen.left + seen.right) / 2, "lat": float(latitude(np.array((seen.bottom + seen.top) / 2)))},
        "scope": "world", "resolution": 50, "projection": {"type": "mercator"},
        "lonaxis": {"range": [seen.left, seen.right]},
        "lataxis": {"range": [float(latitude(np.array(edge))) for edge in (seen.bottom, seen.top)]},
        "bgcolor": "rgba(0,0,0,0)", "showframe": False, "showcoastlines": False, "showlakes": False,
        "showland": True, "landcolor": style.land, "showcountries": True, "countrycolor": style.paper,
        "countrywidth": 0.75, "domain": {"x": [0, 1], "y": [0, 1]},
    }  # fmt: skip


_FRAME = {
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "height": None,
    "dragmode": False,
    "legend": {
        "orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top", "font": {"size": 11},
        "grouptitlefont": {"size": 11}, "itemclick": False, "itemdoubleclick": False, "tracegroupgap": 4,
        "bgcolor": "rgba(0,0,0,0)",
    },
}  # fmt: skip
"""Clicks on the legend hide nothing: what vanished would still be counted beside the map."""
