"""The timeline as a figure: one lane an actor, its name above it, so that one figure works at any width."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go

from flows.charts import timeline_lines as lines
from flows.charts import timeline_marks as marks
from flows.charts.map_marks import halo
from flows.charts.shared import shared
from flows.charts.style import Look, framed, shade
from flows.charts.timeline_notes import EventNote, Note, event_notes, notes
from flows.charts.timeline_places import Plan
from flows.charts.timeline_plan import plan
from flows.charts.timeline_sheet import Text
from flows.charts.timeline_window import Across
from flows.pictures.lanes import Timeline
from flows.tables import Tables

__all__ = ["EventNote", "Note", "event_notes", "figure", "notes"]

NARROW, PAGE = 350, 640
"""Widths of the plot on a screen of 390 px and on a page: what keeps apart there does so on all that are wider."""
_AXIS, _FOOT = 26, 30
"""Heights above and below the plot: years, and years again."""
_LEGENDS = {NARROW: 84, PAGE: 48}
"""Heights of the legend: four lines from the one width on, two from the other."""


_BOLD = 7
"""Width of a letter of a heading, in pixels."""
_ANNOTATION = {
    "x": 0, "xref": "paper", "xanchor": "left", "align": "left", "yref": "y", "yanchor": "top", "showarrow": False,
    "borderpad": 0,
}  # fmt: skip
"""What all texts at the left have in common, written once."""
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
        *lines.event_lines(where, style),
        *lines.ties(timeline, where, style, opened),
        *lines.spans(timeline, where, style),
        *marks.marks(timeline, tables, where, style),
        *marks.opened_ring(where, style, opened),
        *marks.letters(where, style),
        *_legend_of_bars(timeline, where, style),
    ]
    above = _AXIS + _LEGENDS[PAGE if width >= PAGE else NARROW]
    layout = _layout(where, style) | {"margin": {"l": 4, "r": 4, "t": above, "b": _FOOT}}
    return framed(shared(data), layout, style, int(where.height) + above + _FOOT)


def css() -> str:
    """For a page that holds the timeline twice, as `key="chart-timeline"` with the width PAGE and as
    `key="chart-timeline-narrow"` with NARROW: one of them is seen. The first alone would overlap on a phone, the
    second alone is half as high again as a page needs."""
    return """
@media (max-width: 1060px) { .st-key-chart-timeline { display: none; } }
@media (min-width: 1060.01px) { .st-key-chart-timeline-narrow { display: none; } }
"""


def _legend_of_bars(timeline: Timeline, where: Plan, style: Look) -> list[dict[str, Any]]:
    """A line of the legend for the bars of inexact dates, where there are any."""
    if timeline.counted or all(where.columns.exact):
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
        "template": {"layout": {"annotationdefaults": _ANNOTATION}}, "showlegend": True,
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
        {"text": str(year), "x": f"{year}-01-01", "xref": "x", "y": text.y, "font": font}
        for text in where.texts[1:] if text.heading and text.y < end
        for year in range(since.year, where.across.until.year + 1)
        if len(text.html) * _BOLD + 10 < (date(year, 1, 1) - since).days * where.across.scale < right
    ]  # fmt: skip


def _text(text: Text, style: Look) -> dict[str, Any]:
    if text.heading:
        font = {"size": 12, "color": style.muted}
        return {"text": f"<b>{text.html}</b>", "y": text.y, "font": font, "bgcolor": style.paper}
    font = {"size": 13, "color": style.ink}
    if text.over:
        return {"text": text.html, "y": text.y, "font": font | {"shadow": halo(style.paper)}}
    return {"text": text.html, "y": text.y, "font": font, "bgcolor": style.paper}
