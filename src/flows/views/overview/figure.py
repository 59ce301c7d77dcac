"""Claims by month as bars, with the events as marked days."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from flows.kept import kept
from flows.summary import plural
from flows.tables import Tables
from flows.views.hover import lines
from flows.views.picture import VOICE_WORDS, VOICES, Picture
from flows.views.style import Look, framed, shade

HEIGHT = 180
_BAR = 25 * 24 * 3_600_000
"""Milliseconds on the axis that a month's bar is wide."""
_FEW = 6
"""Months that have room for a tick each."""
_FORMATS = [{"dtickrange": [None, "M12"], "value": "%b %Y"}, {"dtickrange": ["M12", None], "value": "%Y"}]
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}


@kept
def figure(picture: Picture, tables: Tables, style: Look) -> go.Figure:
    """Bars stacked by voice; `customdata` is the key of the month and voice."""
    top = float(picture.rows.groupby("month")["claims"].sum().max()) if len(picture.rows) else 1.0
    first = picture.rows["month"].min() if len(picture.rows) else None
    bars = [_bars(picture, voice, style) for voice in VOICES]
    traces = [*bars, _events(tables, first, top, style)]
    return framed(traces, _layout(style) | {"xaxis": _months(traces, style)}, style, HEIGHT)


def _bars(picture: Picture, voice: str, style: Look) -> dict[str, Any]:
    rows = picture.rows[picture.rows["voice"] == voice]
    words = VOICE_WORDS[voice]
    return {
        "type": "bar",
        "name": words,
        "x": rows["month"].dt.strftime("%Y-%m-%d").tolist(),
        "y": rows["claims"].tolist(),
        "customdata": rows["key"].astype(str).tolist(),
        "hovertext": [
            f"{month:%B %Y}, {words}: {plural(int(many), 'claim')}"
            for month, many in zip(rows["month"], rows["claims"], strict=True)
        ],
        "hoverinfo": "text",
        "width": [_BAR] * len(rows),  # of a single month plotly would draw a bar as thin as a moment
        "xperiod": "M1",
        "xperiodalignment": "middle",
        "marker": {"color": shade(style.voice(voice), 0.8)},
    }


def _events(tables: Tables, first: pd.Timestamp | None, top: float, style: Look) -> dict[str, Any]:
    """The events since the first bar: earlier ones would press the bars together, and stand on the timeline."""
    events = [event for event in tables.dataset.events if first is not None and event.date.start >= first.date()]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "event",
        "x": [event.date.start.isoformat() for event in events],
        "y": [top * 1.12] * len(events),
        "hovertext": [lines(f"{event.date}: {event.title}") for event in events],
        "hoverinfo": "text",
        "marker": {"symbol": "triangle-down", "size": 9, "color": style.muted},
    }


def _months(traces: list[dict[str, Any]], style: Look) -> dict[str, Any]:
    """The axis of time: months or years. Of few months each has its tick, or plotly would cut them into hours."""
    axis = {"gridcolor": style.rule, "fixedrange": True, "type": "date", "tickformatstops": _FORMATS}
    days = sorted(day for trace in traces for day in trace["x"])
    first, last = (pd.Period(day, "M") for day in (days[0], days[-1])) if days else (None, None)
    if first is None or last is None or (last - first).n >= _FEW:
        return axis
    ends = ((first - 1).start_time.date(), (last + 2).start_time.date())
    return axis | {"dtick": "M1", "range": [day.isoformat() for day in ends]}


def _layout(style: Look) -> dict[str, Any]:
    return {
        "margin": {"l": 32, "r": 8, "t": 32, "b": 24},
        "barmode": "stack",
        "bargap": 0.1,
        "yaxis": {"gridcolor": style.rule, "fixedrange": True, "rangemode": "tozero", "nticks": 5, "zeroline": False},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
    }
