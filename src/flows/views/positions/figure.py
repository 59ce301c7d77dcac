"""Who says what as a figure: flows by actors, a mark a stance."""

from __future__ import annotations

from math import sqrt
from typing import Any

import plotly.graph_objects as go

from flows.dates import spoken
from flows.kept import kept
from flows.summary import STANCE_WORDS, plural, stance_of
from flows.tables import STANCES, Tables
from flows.views.hover import HOVER, cut, lines, plain
from flows.views.picture import VOICE_OF, VOICES
from flows.views.positions.picture import Matrix
from flows.views.positions.places import Plan, Text
from flows.views.positions.plan import plan
from flows.views.shared import shared
from flows.views.style import UNMOVED, Look, framed, mark, shade

NARROW, PAGE = 350, 800
"""Least widths of the plot: on a screen of 390 px and on a page, in pixels."""
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
ELSEWHERE = "said of another supply (hollow)"
_LEGENDS = {NARROW: 66, PAGE: 34}
_HEAD = 7.0
"""Height of the names over the columns, by the letter: they rise by half a right angle."""
_STATEMENT = 4
"""Lines of a statement that hover."""


@kept
def figure(picture: Matrix, tables: Tables, style: Look, *, width: int = NARROW, columns: bool = False) -> go.Figure:
    """Who says what; `customdata` of a mark is its key, which is that of the cell: "flow/actor".

    `width` is the least width of the plot, in pixels. The speakers are named within their flow or, as a matrix, have
    `columns` of their own.
    """
    where = plan(picture, style, width, columns)
    head = int(max(map(len, where.labels), default=0) * _HEAD / sqrt(2)) + 8
    above = head + _LEGENDS[NARROW if width == NARROW else PAGE]
    layout = _layout(where, style) | {"margin": {"l": 4, "r": 4, "t": above, "b": 8}}
    layout["legend"]["y"] = 1 + head / max(where.height, 1)
    traces = [*_legend(picture, style), *_marks(picture, tables, where, style)]
    return framed(shared(traces), layout, style, int(where.height) + above + 8)


def css() -> str:
    """For a page that holds the list or the matrix as `chart-positions` or `chart-matrix` with the width PAGE, and as
    `chart-...-narrow` the list with NARROW: one of them is seen. None is stretched, or its marks would part."""
    return f"""
@media (max-width: 1160px) {{ :is(.st-key-chart-positions, .st-key-chart-matrix) {{ display: none; }} }}
@media (min-width: 1160.01px) {{ .st-key-chart-positions-narrow, .st-key-chart-matrix-narrow {{ display: none; }} }}
.st-key-chart-positions {{ max-width: {PAGE + 160}px; }}
:is(.st-key-chart-positions-narrow, .st-key-chart-matrix-narrow) {{ max-width: 560px; }}
.st-key-chart-matrix {{ overflow-x: auto; }}
.st-key-chart-matrix [data-testid="stPlotlyChart"] {{ min-width: {PAGE}px; }}
"""


def _marks(picture: Matrix, tables: Tables, where: Plan, style: Look) -> list[dict[str, Any]]:
    """One trace a stance, and one more for what is said of other flows: hollow."""
    hover = [_hover(mark, tables) for mark in picture.rows.itertuples(index=False)]
    keys, traces = picture.rows["key"].tolist(), []
    for (stance, elsewhere, unmoved), rows in picture.rows.groupby(["stance", "elsewhere", "unmoved"], observed=True):
        own = rows.index.tolist()
        traces.append({
            "type": "scatter", "mode": "markers+text", "showlegend": False, "name": STANCE_WORDS[str(stance)],
            "x": [where.marks[at][0] for at in own], "y": [where.marks[at][1] for at in own],
            "customdata": [keys[at] for at in own], "hovertext": [hover[at] for at in own], "hoverinfo": "text",
            "text": [f"&nbsp;{plain(where.names[at])}" if at in where.names else "" for at in own],
            "textposition": "middle right", "textfont": {"color": style.ink, "size": 12},
            "marker": _marker(str(stance), style, hollow=bool(elsewhere), unmoved=bool(unmoved)), "cliponaxis": False,
        })  # fmt: skip
    return traces


def _marker(stance: str, style: Look, *, hollow: bool = False, unmoved: bool = False) -> dict[str, Any]:
    colour = style.voice(VOICES[VOICE_OF[STANCES.index(stance)]])
    symbol = mark(stance, hollow=hollow, unmoved=unmoved)
    if hollow:
        return {"symbol": symbol, "size": 9, "color": colour, "line": {"width": 1.6}}
    return {"symbol": symbol, "size": 10, "color": colour, "line": {"color": style.paper, "width": 1}}


def _legend(picture: Matrix, style: Look) -> list[dict[str, Any]]:
    """The stances that occur, the hollow mark and the dotted one."""
    drawn = set(picture.rows["stance"])
    marks = {STANCE_WORDS[stance]: _marker(stance, style) for stance in STANCES if stance in drawn}
    if picture.rows["elsewhere"].any():
        marks[ELSEWHERE] = _marker("asserts", style, hollow=True) | {"color": style.muted}
    if picture.rows["unmoved"].any():
        marks[UNMOVED] = _marker("asserts", style, unmoved=True) | {"color": style.muted}
    return [
        {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "name": name, "marker": marker}
        for name, marker in marks.items()
    ]


def _hover(row: Any, tables: Tables) -> str:
    """Speaker, stance, dates, the latest statement; of a hollow mark what it is about and whom it meets."""
    first, last = tables.record(row.first), tables.record(row.last)
    when = spoken(str(first.date))
    if row.claims > 1:
        when = f"{plural(row.claims, 'claim')}, {when} to {spoken(str(last.date))}, the last"
    told = [f"<b>{lines(row.actor_name)}</b>", lines(f"{stance_of(last)}, {when}:")]
    told += [lines(cut(last.statement, HOVER * _STATEMENT))]
    if row.elsewhere:
        told += [lines(f"Said of: {row.of}")]
    told += [lines(f"Answered on this row by: {row.by}")] if row.by else []
    told += [lines(f"Answers on this row: {row.to}")] if row.to else []
    return "<br>".join(told)


def _layout(where: Plan, style: Look) -> dict[str, Any]:
    axis = {"fixedrange": True, "tickmode": "array", "ticks": "", "zeroline": False, "showline": False}
    grid = {"showgrid": True, "gridcolor": style.rule}
    return {
        "xaxis": {
            **axis, **grid, "range": [0, where.width], "tickvals": list(where.columns.values()),
            "ticktext": where.labels, "tickangle": -45, "side": "top", "tickfont": {"size": 13, "color": style.ink},
            "automargin": False,
        },
        "yaxis": {
            **axis, **grid, "range": [where.height, 0], "tickvals": where.rules, "showticklabels": False,
        },
        "annotations": [_text(text, where, style) for text in where.texts],
        "shapes": [_band(*band, style) for band in where.bands],
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "yanchor": "bottom",
            "font": {"size": 12, "color": style.ink}, "itemclick": False, "itemdoubleclick": False,
            "bgcolor": "rgba(0,0,0,0)", "itemwidth": 30,
        },
        "dragmode": False, "showlegend": True,
    }  # fmt: skip


def _text(text: Text, where: Plan, style: Look) -> dict[str, Any]:
    return {
        "text": text.html, "x": text.x, "y": text.y, "xref": "x", "yref": "y", "showarrow": False, "borderpad": 0,
        "xanchor": "center" if text.centred else "left", "yanchor": "top", "align": "left",
        "font": {"size": 13, "color": style.ink},
    }  # fmt: skip


def _band(top: float, bottom: float, style: Look) -> dict[str, Any]:
    """A quiet ground under a contested flow."""
    return {
        "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": top, "y1": bottom,
        "fillcolor": shade(style.muted, 0.1), "line": {"width": 0}, "layer": "below",
    }  # fmt: skip
