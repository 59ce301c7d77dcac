"""The timeline as a figure: one lane an actor, its name above it, so that one figure works at any width."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go

from flows.charts import timeline_marks as traces
from flows.charts.style import Look, dress, shade
from flows.charts.timeline_notes import Cited, EventNote, Note, event_notes, notes
from flows.charts.timeline_plan import Plan, plan
from flows.charts.timeline_sheet import Text
from flows.charts.timeline_words import BREAK
from flows.pictures.lanes import Timeline
from flows.summary import plural
from flows.tables import Tables

__all__ = ["Cited", "EventNote", "Note", "event_notes", "figure", "notes"]

NARROW = 350
"""Width of the plot on a screen of 390 px: what keeps apart there does so everywhere."""
_AXIS, _LEGEND, _BUTTONS, _FOOT = 24, 64, 34, 30
"""Heights above and below the plot: years, legend of up to three lines, buttons, years again."""


_WORDS = 150
"""Pixels that the words of a heading take."""
_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def figure(
    timeline: Timeline,
    tables: Tables,
    style: Look,
    *,
    width: int = NARROW,
    since: date | None = None,
    opened: str | None = None,
) -> go.Figure:
    """The timeline; `customdata` of a mark is its key.

    `width` is the least width of the plot, in pixels, at which marks must not touch; `since` the first day shown
    (else the dense years), with the earlier ones a button away; `opened` the id of the claim that is open.
    """
    where = plan(timeline, style, width, since)
    data = [
        *traces.bands(timeline, where, style),
        *traces.event_lines(timeline, where, style),
        *traces.ties(timeline, where, style, opened),
        *traces.spans(timeline, where, style),
        *traces.marks(timeline, tables, where, style),
        *traces.opened_ring(timeline, where, style, opened),
        *traces.letters(timeline, where, style),
        *_legend_of_bars(timeline, style),
    ]
    drawn = go.Figure({"data": data, "layout": _layout(timeline, where, style)})
    top, bottom = _above(where), _FOOT
    dress(drawn, style, int(where.height) + top + bottom)
    return drawn.update_layout(margin={"l": 4, "r": 4, "t": top, "b": bottom})


def _above(where: Plan) -> int:
    return _AXIS + _LEGEND + (_BUTTONS if where.earlier else 0)


def _legend_of_bars(timeline: Timeline, style: Look) -> list[dict[str, Any]]:
    """A line of the legend for the bars of inexact dates, where there are any."""
    if timeline.counted or (timeline.rows["precision"] == "day").all():
        return []
    line = {"color": shade(style.muted, 0.5), "width": 3}
    return [{"type": "scatter", "mode": "lines", "x": [None], "y": [None], "line": line, "name": "date not exact"}]


def _layout(timeline: Timeline, where: Plan, style: Look) -> dict[str, Any]:
    shown = [where.since.isoformat(), where.until.isoformat()]
    years = {
        "type": "date", "range": shown, "ticklabelposition": "outside right", "tickformatstops": _TICKS, "showgrid": True, "gridcolor": style.rule,
        "griddash": "solid", "showline": False, "zeroline": False, "tickfont": {"size": 12, "color": style.muted},
        "ticks": "", "fixedrange": False, "automargin": False,
    }  # fmt: skip
    upper = years | {"overlaying": "x", "matches": "x", "side": "top", "showgrid": False}
    lanes = {
        "range": [where.height, 0], "fixedrange": True, "tickmode": "array", "tickvals": where.rules, "ticks": "",
        "showticklabels": False, "showgrid": True, "gridcolor": style.rule, "zeroline": False, "showline": False,
    }  # fmt: skip
    return {
        "xaxis": years | _buttons(timeline, where, style), "xaxis2": upper, "yaxis": lanes,
        "annotations": [
            *_years(where, style), *(_text(text, style) for text in where.texts),
            *_apart(timeline, where, style), *_earlier(timeline, where, style),
        ],
        "legend": _legend(where, style), "hovermode": "closest", "dragmode": False, "barmode": "overlay",
        "template": {"layout": {}}, "showlegend": True,
    }  # fmt: skip


def _legend(where: Plan, style: Look) -> dict[str, Any]:
    return {
        "orientation": "h", "x": 0, "xanchor": "left", "y": 1 + (_above(where) - _LEGEND) / where.height, "yanchor": "bottom",
        "font": {"size": 12, "color": style.ink}, "itemclick": False, "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)", "itemwidth": 30, "entrywidth": 84, "entrywidthmode": "pixels",
    }  # fmt: skip


def _buttons(timeline: Timeline, where: Plan, style: Look) -> dict[str, Any]:
    """Two buttons, where the first window leaves claims out: the dense years, all years."""
    if not where.earlier:
        return {}
    count = where.until.year - where.since.year + 1
    dense = {"step": "year", "stepmode": "todate", "count": count, "label": f"Since {where.since.year}"}
    return {
        "rangeselector": {
            "buttons": [dense, {"step": "all", "label": "All years"}],
            "x": 0, "xanchor": "left", "y": 1 + (_AXIS + 6) / where.height, "yanchor": "bottom",
            "bgcolor": style.paper, "activecolor": style.rule, "bordercolor": style.rule, "borderwidth": 1,
            "font": {"size": 12, "color": style.ink},
        }
    }  # fmt: skip


def _earlier(timeline: Timeline, where: Plan, style: Look) -> list[dict[str, Any]]:
    if not where.earlier:
        return []
    told = f"{plural(where.earlier, 'earlier claim')}, from {timeline.rows['start'].min().year}"
    return [
        {"text": told, "x": 1, "xref": "paper", "xanchor": "right", "y": 1, "yref": "paper", "yanchor": "bottom",
         "yshift": _AXIS + 7, "showarrow": False, "font": {"size": 12, "color": style.muted}}
    ]  # fmt: skip


def _years(where: Plan, style: Look) -> list[dict[str, Any]]:
    """The years again beside each heading, where the upper axis is out of sight; right of the heading's own words."""
    font = {"size": 12, "color": style.muted}
    first = where.since.toordinal() + _WORDS / where.scale
    years = [year for year in range(where.since.year, where.until.year + 1) if date(year, 1, 1).toordinal() >= first]
    return [
        {"text": str(year), "x": f"{year}-01-01", "xref": "x", "xanchor": "left", "y": text.y, "yref": "y",
         "yanchor": "top", "showarrow": False, "font": font}
        for text in where.texts[1:] if text.heading for year in years
    ]  # fmt: skip


def _apart(timeline: Timeline, where: Plan, style: Look) -> list[dict[str, Any]]:
    """Names of actors heard only before the window: annotations, as these hide while their day is out of sight."""
    day = traces.days(timeline.rows["day"])
    return [
        {"text": BREAK.join(traces.named(line, style) for line in beside.lines), "x": day[at], "xref": "x",
         "xanchor": "left", "xshift": 6, "align": "left", "y": beside.y, "yref": "y", "yanchor": "middle",
         "showarrow": False}
        for at, beside in where.beside.items() if beside.side == "apart"
    ]  # fmt: skip


def _text(text: Text, style: Look) -> dict[str, Any]:
    font = {"size": 12 if text.heading else 13, "color": style.muted if text.heading else style.ink}
    html = f"<b>{text.html}</b>" if text.heading else text.html
    return {
        "text": html, "x": 0, "xref": "paper", "xanchor": "left", "align": "left", "y": text.y, "yref": "y",
        "yanchor": "top", "showarrow": False, "font": font, "bgcolor": style.paper, "borderpad": 0,
    }  # fmt: skip
