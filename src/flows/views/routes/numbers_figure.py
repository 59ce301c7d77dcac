"""Who puts a number on it, as a range plot: a dot or a bar from the least to the most, all rows on one axis."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import Any

import plotly.graph_objects as go

from flows.kept import kept
from flows.tables import Tables
from flows.views.hover import BREAK, lines, plain, small, wrapped
from flows.views.routes import axis
from flows.views.routes.numbers import Numbers
from flows.views.routes.numbers_words import amounts, heading, what, who
from flows.views.style import Look, framed, shade

CONFIG = {"displayModeBar": False, "responsive": True}
_LEFT = 0.47
"""The share of a wide picture in which its rows are told; in a narrow one they are told above their bars."""
_LINE, _HEAD, _BAR, _AIR = 18.2, 32, 12, 6
"""Pixels of a line, of the head of a group, of a bar and of the air between rows."""
_WIDE, _NARROW = 70, 50
"""Characters in a line of a row."""
_SMALLER = 1.15
"""How many more characters of the quieter type a line holds."""
_TOP = 44


@dataclass(frozen=True, slots=True)
class _Row:
    """Where a row stands, in pixels from the top."""

    key: str
    top: float
    bottom: float
    bar: float
    """The middle of its bar."""
    text: str


def css(name: str = "numbers") -> str:
    """For a page that holds the figure as `chart-<name>` and, for narrow pages, as `chart-<name>-narrow`."""
    return (
        f"@media (max-width: 1340px) {{ .st-key-chart-{name} {{ display: none; }} }}\n"
        f"@media (min-width: 1340.01px) {{ .st-key-chart-{name}-narrow {{ display: none; }} }}\n"
    )


@kept
def figure(
    picture: Numbers, tables: Tables, style: Look, *, log: bool = False, narrow: bool = False,
    marked: tuple[str, ...] = (),
) -> go.Figure:  # fmt: skip
    """The rows by what is counted; `marked` ones stand on a ground. `customdata` is the key of the row."""
    placed, heads, height = _placed(picture, tables, style, narrow)
    span = axis.span(picture.rows, log)
    left = 0.0 if narrow else _LEFT
    grounds = {key: style.paper if narrow and key not in marked else "rgba(0,0,0,0)" for key in placed}
    notes = [
        *(_note(row.text, row.top + 2, grounds[row.key]) for row in placed.values()),
        *(_note(f"<b>{plain(text)}</b>", top + 8, style.paper) for text, top in heads),
    ]
    layout = {
        "margin": {"l": 6, "r": 16, "t": _TOP, "b": 8},
        "barmode": "overlay",
        "bargap": 0,
        "showlegend": False,
        "annotations": notes,
        "shapes": [_ground(row, style) for row in placed.values() if row.key in marked],
        "xaxis": axis.across(span, log, left, _unit(picture), style, 2 if narrow else 4),
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }
    data = [_open(picture, placed, span, style), *_bars(picture, placed, style), _whole(picture, placed, span, tables)]
    return framed(data, layout, style, round(height) + _TOP + 8)


def _placed(
    picture: Numbers, tables: Tables, style: Look, narrow: bool
) -> tuple[dict[str, _Row], list[tuple[str, float]], float]:
    """Rows one under the other, each group under its head; the height of all."""
    at, rows, heads = 0.0, {}, []
    for basis, group in picture.rows.groupby("basis", observed=True, sort=True):
        heads.append((heading(str(basis)), at))
        at += _HEAD
        for key, figures in group.groupby("key", sort=False):
            told = _told(str(key), amounts(figures, picture), tables, style, _NARROW if narrow else _WIDE)
            tall = len(told) * _LINE
            bottom = at + tall + _AIR + (_BAR + _AIR if narrow else 0)
            bar = at + tall + _BAR if narrow else at + tall / 2 + 4
            rows[str(key)] = _Row(str(key), at, bottom, bar, BREAK.join(told))
            at = bottom
    return rows, heads, max(at, 1.0)


def _unit(picture: Numbers) -> str:
    """What the axis counts."""
    return "euro" if picture.unit == "EUR" else picture.unit


def _told(key: str, amount: str, tables: Tables, style: Look, width: int) -> list[str]:
    """The amount, who says it and when; the flow in quieter type."""
    amount = amount[:1].upper() + amount[1:]
    first, *more = wrapped(f"{amount}: {who(key, tables)}", width)
    bold = f"<b>{plain(first[: len(amount)])}</b>{plain(first[len(amount) :])}"
    return [
        bold,
        *map(plain, more),
        *(small(line, style) for line in wrapped(what(key, tables), round(width * _SMALLER))),
    ]


def _bars(picture: Numbers, placed: dict[str, _Row], style: Look) -> list[dict[str, Any]]:
    """From the least to the most a bar, and a dot where they are one or only one of them is stated."""
    rows = picture.rows
    wide = rows[rows["high"] > rows["low"]]
    dots = rows.drop(wide.index)
    return [
        {
            "type": "bar", "name": "range", "orientation": "h", "hoverinfo": "skip",
            "base": wide["low"].tolist(), "x": (wide["high"] - wide["low"]).tolist(),
            "y": [placed[key].bar for key in wide["key"]], "width": [float(_BAR)] * len(wide),
            "customdata": wide["key"].tolist(), "marker": {"color": shade(style.said, 0.75)},
        },
        {
            "type": "scatter", "name": "figure", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False,
            "x": dots["low"].fillna(dots["high"]).tolist(), "y": [placed[key].bar for key in dots["key"]],
            "customdata": dots["key"].tolist(), "marker": {"color": style.said, "size": _BAR - 1},
        },
    ]  # fmt: skip


def _open(picture: Numbers, placed: dict[str, _Row], span: tuple[float, float], style: Look) -> dict[str, Any]:
    """A dotted line where no most is stated, or no least: to the end of the axis."""
    across: list[float | None] = []
    down: list[float | None] = []
    for row in picture.rows.itertuples():
        low, high = float(str(row.low)), float(str(row.high))
        if isnan(low) or isnan(high):
            across += [span[0] if isnan(low) else low, span[1] if isnan(high) else high, None]
            down += [placed[str(row.key)].bar] * 2 + [None]
    return {
        "type": "scatter", "name": "open", "mode": "lines", "x": across, "y": down, "hoverinfo": "skip",
        "line": {"color": style.said, "width": 2, "dash": "dot"},
    }  # fmt: skip


def _whole(picture: Numbers, placed: dict[str, _Row], span: tuple[float, float], tables: Tables) -> dict[str, Any]:
    """What is pointed at and clicked: the whole height of a row, as a dot is too small for a finger."""
    base = span[0]
    words = {str(key): "; ".join(dict.fromkeys(group["quoted"])) for key, group in picture.rows.groupby("key")}
    told = {str(key): amounts(group, picture) for key, group in picture.rows.groupby("key")}
    return {
        "type": "bar", "name": "row", "orientation": "h", "base": [base] * len(placed),
        "x": [span[1] - base] * len(placed), "y": [(row.top + row.bottom) / 2 for row in placed.values()],
        "width": [row.bottom - row.top for row in placed.values()], "customdata": list(placed),
        "marker": {"color": "rgba(0,0,0,0)"}, "hoverinfo": "text",
        "hovertext": [
            BREAK.join([lines(told[key]), lines(f"as worded: {words[key]}"), lines(who(key, tables))])
            for key in placed
        ],
    }  # fmt: skip


def _note(text: str, top: float, ground: str) -> dict[str, Any]:
    """A text on a ground that keeps the lines of the axis from striking it through."""
    return {
        "text": text, "x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "y", "yanchor": "top",
        "showarrow": False, "align": "left", "font": {"size": 14}, "bgcolor": ground, "borderpad": 0,
    }  # fmt: skip


def _ground(row: _Row, style: Look) -> dict[str, Any]:
    return {
        "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": row.top - 4, "y1": row.bottom - 6, "layer": "below",
        "line": {"width": 0}, "fillcolor": shade(style.said, 0.14),
    }  # fmt: skip
