"""The timeline as a figure: one lane an actor, its name above it, so that one figure works at any width."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go

from flows.charts import timeline_lines as lines
from flows.charts import timeline_marks as marks
from flows.charts.style import Look, framed, shade
from flows.charts.timeline_notes import Cited, EventNote, Note, event_notes, notes
from flows.charts.timeline_plan import Plan, plan
from flows.charts.timeline_sheet import Text
from flows.charts.timeline_window import Across
from flows.pictures.lanes import Timeline
from flows.tables import Tables

__all__ = ["Cited", "EventNote", "Note", "event_notes", "figure", "notes"]

NARROW = 350
"""Width of the plot on a screen of 390 px: what keeps apart there does so everywhere."""
_AXIS, _LEGEND, _FOOT = 26, 84, 30
"""Heights above and below the plot: years, a legend of up to four lines, years again."""


_BOLD = 7
"""Width of a letter of a heading, in pixels."""
_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
    {"dtickrange": ["M1", "M6"], "value": "%b %Y"},
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

    `width` is the least width of the plot, in pixels, at which marks must not touch; `since` the first day of the
    window (else the dense years), with what was said before in a strip at the foot; `opened` the id of an open claim.
    """
    where = plan(timeline, style, width, since)
    data = [
        *lines.year_lines(where, style),
        *marks.bands(timeline, where, style),
        *lines.event_lines(timeline, where, style),
        *lines.ties(timeline, where, style, opened),
        *lines.spans(timeline, where, style),
        *marks.marks(timeline, tables, where, style),
        *marks.opened_ring(timeline, where, style, opened),
        *marks.letters(timeline, where, style),
        *_legend_of_bars(timeline, style),
    ]
    return framed(data, _layout(where, style), style, int(where.height) + _AXIS + _LEGEND + _FOOT)


def _legend_of_bars(timeline: Timeline, style: Look) -> list[dict[str, Any]]:
    """A line of the legend for the bars of inexact dates, where there are any."""
    if timeline.counted or (timeline.rows["precision"] == "day").all():
        return []
    line = {"color": shade(style.muted, 0.5), "width": 3}
    return [{"type": "scatter", "mode": "lines", "x": [None], "y": [None], "line": line, "name": "date not exact",
             "legendrank": 1101}]  # fmt: skip


def _axes(where: Plan, style: Look) -> dict[str, Any]:
    """The years below and above, and under the strip those of its own scale."""
    years = {
        "type": "date", "range": _range(where.across), "ticklabelposition": "outside right",
        "tickformatstops": _TICKS, "showgrid": False, "showline": False, "zeroline": False,
        "tickfont": {"size": 12, "color": style.muted}, "ticks": "", "automargin": False,
    }  # fmt: skip
    over = {"overlaying": "x", "tickmode": "auto"}  # an axis over another would copy its ticks
    axes = {
        "xaxis": years | {"showticklabels": where.strip is None},
        "xaxis2": years | over | {"matches": "x", "side": "top"},
    }
    if where.strip:
        axes["xaxis3"] = years | over | {"range": _range(where.strip.across), "side": "bottom", "fixedrange": True}
    return axes


def _layout(where: Plan, style: Look) -> dict[str, Any]:
    lanes = {
        "range": [where.height, 0], "fixedrange": True, "tickmode": "array", "tickvals": where.rules, "ticks": "",
        "showticklabels": False, "showgrid": True, "gridcolor": style.rule, "zeroline": False, "showline": False,
    }  # fmt: skip
    return {
        **_axes(where, style), "yaxis": lanes,
        "annotations": [*_years(where, style), *(_text(text, style) for text in where.texts)],
        "legend": _legend(where, style), "hovermode": "closest", "dragmode": False, "barmode": "overlay",
        "template": {"layout": {}}, "showlegend": True, "margin": {"l": 4, "r": 4, "t": _AXIS + _LEGEND, "b": _FOOT},
    }  # fmt: skip


def _legend(where: Plan, style: Look) -> dict[str, Any]:
    return {
        "orientation": "h", "x": 0, "xanchor": "left", "y": 1 + _AXIS / where.height, "yanchor": "bottom",
        "font": {"size": 12, "color": style.ink}, "itemclick": False, "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)", "itemwidth": 30, "entrywidth": 84, "entrywidthmode": "pixels",
    }  # fmt: skip


def _range(across: Across) -> list[str]:
    return [across.since.isoformat(), across.until.isoformat()]


def _years(where: Plan, style: Look) -> list[dict[str, Any]]:
    """The years again beside each heading, where the upper axis is out of sight; right of the heading's own words."""
    font, since = {"size": 12, "color": style.muted}, where.across.since
    end, right = where.strip.head if where.strip else where.height, where.across.width - 32
    return [
        {"text": str(year), "x": f"{year}-01-01", "xref": "x", "xanchor": "left", "y": text.y, "yref": "y",
         "yanchor": "top", "showarrow": False, "font": font}
        for text in where.texts[1:] if text.heading and text.y < end
        for year in range(since.year, where.across.until.year + 1)
        if len(text.html) * _BOLD + 10 < (date(year, 1, 1) - since).days * where.across.scale < right
    ]  # fmt: skip


def _text(text: Text, style: Look) -> dict[str, Any]:
    font = {"size": 12 if text.heading else 13, "color": style.muted if text.heading else style.ink}
    html = f"<b>{text.html}</b>" if text.heading else text.html
    return {
        "text": html, "x": 0, "xref": "paper", "xanchor": "left", "align": "left", "y": text.y, "yref": "y",
        "yanchor": "top", "showarrow": False, "font": font, "bgcolor": style.paper, "borderpad": 0,
    }  # fmt: skip
