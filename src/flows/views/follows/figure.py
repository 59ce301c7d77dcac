"""Bounds as bars from the least to the most, with the reported figures as dots on them; one scale for all."""

from __future__ import annotations

import math
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from flows.amounts import spoken
from flows.bounds.answers import Answer
from flows.bounds.naming import amount
from flows.bounds.words import interval, unknown
from flows.kept import kept
from flows.tables import Tables, flow_name
from flows.views.hover import BREAK, plain
from flows.views.legend import Entry
from flows.views.style import Look, framed, mixed, shade

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
STATUS_WORDS = {
    "pinned": "one amount follows",
    "bounded": "between a least and a most",
    "open": "no most follows: the bar goes on",
    "unknown": "nothing is known: none or all of it",
}
"""What a bar may be, as the legend names it."""
DERIVED = (
    "Everything here is derived: the least and the most that the figures, taken together, leave possible. No report "
    "states it, and no amount in between is likelier than another."
)
OVERALL = "Of all these flows together"
_ROW, _LINE, _GAP, _TOP, _FOOT = 34, 18, 12, 30, 16
"""Heights: of a bar with its name above it, of a line of a flow's heading, above it, of the axis, below all."""
_WRAP = 50
"""Letters in a line of a heading: what a screen of 390 px has room for."""
_BAR = 12
OPACITY = {"pinned": 1.0, "bounded": 0.65, "open": 0.25, "unknown": 0.0}
"""How much of its colour a bar has, by status."""
_THIN = 0.004
"""The least width of a bar, as a share of the scale, so that one amount can be seen and clicked."""


@kept
def figure(answer: Answer, tables: Tables, style: Look, *, legs: bool = False) -> go.Figure:
    """One bar a flow and a country, and a leg where `legs`; `customdata` is the key of the row."""
    rows = _rows(answer, legs)
    nothing = frozenset[str]().union(*(unknown(own) for _, own in answer.rows.groupby("flow")))
    if not rows:
        return framed([], {}, style, 80)
    names = {row.flow: wrap(name(row.flow, tables), _WRAP) for row in rows}
    heights, heads, height = _places(rows, names)
    end = _end(rows)
    placed = [(row, at, "unknown" if row.key in nothing else row.status) for row, at in zip(rows, heights, strict=True)]
    bars = [
        _bars([one[:2] for one in placed if one[2] == status], status, end, answer, style) for status in STATUS_WORDS
    ]
    texts = [
        _text(_label(row, answer, row.key in nothing), at - _BAR - 4, style)
        for row, at in zip(rows, heights, strict=True)
    ]
    texts += [_text(f"<b>{BREAK.join(map(plain, names[flow]))}</b>", at, style) for flow, at in heads.items()]
    layout = _layout(height, end, answer, style) | {"annotations": texts}
    data = [*(bar for bar in bars if bar["y"]), _arrows(placed, end, style), _dots(rows, heights, answer, style)]
    return framed(data, layout, style, int(height) + _TOP + _FOOT)


def entries(style: Look) -> tuple[Entry, ...]:
    """What bars and dots mean."""
    bars = (
        Entry(told, mixed(style.paper, style.said, OPACITY[status] or 1), "■" if OPACITY[status] else "□")
        for status, told in STATUS_WORDS.items()
    )
    return (*bars, Entry("reported, as read", style.ink, "○"))


def _rows(answer: Answer, legs: bool) -> list[Any]:
    rows = answer.rows if legs else answer.rows[answer.rows["what"] != "leg"]
    return list(rows.itertuples())


def _places(rows: list[Any], names: dict[str, list[str]]) -> tuple[list[float], dict[str, float], float]:
    """How far down each bar stands, each flow's heading, and how far down all of it goes."""
    heights: list[float] = []
    heads: dict[str, float] = {}
    down = 0.0
    for row in rows:
        if row.flow not in heads:
            lines = _LINE * len(names[row.flow])
            down += _GAP
            heads[row.flow] = down + lines / 2
            down += lines
        heights.append(down + _ROW - _BAR)
        down += _ROW
    return heights, heads, down


def _end(rows: list[Any]) -> float:
    """Where the scale ends: beyond every bound and figure."""
    ends = [value for row in rows for value in (row.low, row.high) if not math.isnan(value)]
    ends += [value for row in rows for each in row.reported for value in (each.low, each.high) if value]
    return float(1.12 * max([*ends, 1.0]))


def _bars(own: list[tuple[Any, float]], status: str, end: float, answer: Answer, style: Look) -> dict[str, Any]:
    """The bars of one status; of what nothing is known an empty, dotted one."""
    high = [end if math.isnan(row.high) else row.high for row, _ in own]
    return {
        "type": "bar", "orientation": "h", "name": STATUS_WORDS[status], "width": _BAR,
        "y": [at for _, at in own], "base": [row.low for row, _ in own],
        "x": [max(top - row.low, _THIN * end) for top, (row, _) in zip(high, own, strict=True)],
        "customdata": [row.key for row, _ in own], "hoverinfo": "text",
        "hovertext": [f"<b>{plain(row.name)}</b><br>{plain(interval(row, answer.question))}" for row, _ in own],
        "marker": {
            "color": shade(style.said, OPACITY[status]),
            "line": {"color": style.muted if status == "unknown" else style.said, "width": 1},
        },
    }  # fmt: skip


def _arrows(placed: list[tuple[Any, float, str]], end: float, style: Look) -> dict[str, Any]:
    """At the end of every bar that goes on."""
    own = [at for row, at, status in placed if status == "open"]
    return {
        "type": "scatter", "mode": "markers", "x": [end] * len(own), "y": own, "hoverinfo": "skip", "showlegend": False,
        "cliponaxis": False, "marker": {"symbol": "triangle-right", "size": 13, "color": style.said},
    }  # fmt: skip


def _dots(rows: list[Any], heights: list[float], answer: Answer, style: Look) -> dict[str, Any]:
    """The reported figures, as read: one dot for an amount, one at each end of a range."""
    marks = [
        (value, at, each.claim)
        for row, at in zip(rows, heights, strict=True)
        for each in row.reported
        for value in dict.fromkeys((each.low, each.high))
        if value is not None and math.isfinite(value)
    ]
    return {
        "type": "scatter", "mode": "markers", "name": "reported, as read", "x": [value for value, _, _ in marks],
        "y": [at for _, at, _ in marks], "hoverinfo": "text", "showlegend": bool(marks),
        "hovertext": [plain(f"{claim}: {amount(value, answer.question)}") for value, _, claim in marks],
        "marker": {"symbol": "circle", "size": 7, "color": style.paper, "line": {"color": style.ink, "width": 1.5}},
    }  # fmt: skip


def _label(row: Any, answer: Answer, nothing: bool) -> str:
    name = "In all" if row.what == "flow" else plain(row.name[:1].upper() + row.name[1:])
    return f"{name}: {'nothing is known of the split' if nothing else plain(interval(row, answer.question))}"


def name(flow: str, tables: Tables) -> str:
    """The name of a flow, or of all of them together."""
    return flow_name(tables.dataset.flows[flow], tables.dataset) if flow else OVERALL


def _text(text: str, at: float, style: Look) -> dict[str, Any]:
    return {
        "text": text, "x": 0, "xref": "paper", "xanchor": "left", "y": at, "yref": "y", "yanchor": "middle",
        "showarrow": False, "align": "left", "font": {"size": 13, "color": style.ink},
    }  # fmt: skip


def _ticks(end: float) -> list[float]:
    """Round amounts along the scale: 1, 2 or 5 of the power of ten that leaves three to six of them."""
    power = 10.0 ** math.floor(math.log10(end))
    step = next(power * part for part in (0.5, 1.0, 2.0, 5.0) if end / (power * part) <= 5)
    return [step * at for at in range(int(end / step) + 1)]


def _layout(height: float, end: float, answer: Answer, style: Look) -> dict[str, Any]:
    ticks = _ticks(end)
    axis = {"gridcolor": style.rule, "fixedrange": True, "zeroline": True, "zerolinecolor": style.rule}
    return {
        "margin": {"l": 4, "r": 14, "t": _TOP, "b": _FOOT}, "barmode": "overlay", "bargap": 0, "showlegend": False,
        "xaxis": axis | {"range": [0, end], "side": "top", "tickvals": ticks, "ticktext": [spoken(at) for at in ticks]},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
    }  # fmt: skip
