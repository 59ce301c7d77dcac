"""The timeline as a figure: lanes from the top, a mark a claim, events as thin lines. One figure serves every width."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from flows.dates import spoken
from flows.kept import kept
from flows.summary import STANCE_WORDS, plural, stance_of
from flows.tables import STANCES, Tables
from flows.views.figures import figures
from flows.views.hover import BREAK, HOVER, cut, lines, plain
from flows.views.picture import VOICE_OF, VOICES
from flows.views.shared import shared
from flows.views.style import UNMOVED, Look, framed, mark, shade
from flows.views.timeline.picture import Timeline

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": "autosize"}
"""A double click shows all days again."""
PITCH, EVENT_PITCH, HEAD = 8, 8, 20
"""Heights of a level of marks, of one of events, and of the name above a lane, in pixels."""
_DRAWN = 7.5
"""Pixels across of a mark: less than its room, so that neighbours stand apart."""
_LEGEND, _EDGE, _TICKS = 40, 4, 24
"""Heights: of the legend, of what is free above the marks of events, which plotly would not let be clicked at the very
edge, of ticks."""
_STATEMENT = 3
"""Lines of a statement that hover."""
_FORMATS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
Days = tuple[date, date]
Trace = dict[str, Any]


@kept
def figure(
    timeline: Timeline, tables: Tables, style: Look, *, window: Days | None = None, revision: int = 0
) -> go.Figure:
    """The timeline; `customdata` of a mark is its key.

    `window` are the days shown, all where there is none; a new `revision` shows them again, whatever a reader has
    zoomed to since. `meta.ties` holds for each key the ends of its ties, for the mark that is open or pointed at.
    """
    height = _top(timeline, len(timeline.lanes))
    rows = timeline.rows.assign(y=_y(timeline))
    at = {key: (day, y) for key, day, y in zip(rows["key"], _days(rows["day"]), rows["y"].tolist(), strict=True)}
    ties = _ties(timeline, at)
    traces = [
        *_events(timeline, height, style), *_bars(timeline, rows, style), *_marks(timeline, rows, tables, style),
    ]  # fmt: skip
    layout = _layout(timeline, height, window or (timeline.first, timeline.last), style)
    return framed(
        shared(traces),
        layout | {"meta": {"ties": ties, "revision": revision}},
        style,
        height + _heads(timeline) + _LEGEND + _TICKS,
    )


def _heads(timeline: Timeline) -> int:
    """The height of the stack of events above the lanes."""
    return (int(timeline.events["level"].max()) + 1) * EVENT_PITCH + _EDGE if len(timeline.events) else _EDGE


def _top(timeline: Timeline, lane: int) -> int:
    """Where a lane begins, in pixels from the top."""
    return int(timeline.lanes["levels"].head(lane).sum()) * PITCH + lane * HEAD


def _y(timeline: Timeline) -> list[float]:
    """The middle of each mark."""
    rows, tops = timeline.rows, [_top(timeline, lane) for lane in range(len(timeline.lanes))]
    return [
        tops[lane] + HEAD + (level + 0.5) * PITCH - 1 for lane, level in zip(rows["lane"], rows["level"], strict=True)
    ]


def _days(column: pd.Series) -> list[str]:
    days: list[str] = column.dt.strftime("%Y-%m-%d").tolist()
    return days


def _ties(timeline: Timeline, at: dict[str, tuple[str, float]]) -> dict[str, list[list[Any]]]:
    """For each mark the lines to what it answers and to what answers it: x and y of both ends."""
    found: dict[str, list[list[Any]]] = {}
    for answer, answered in timeline.ties.itertuples(index=False):
        tie = [*at[answer], *at[answered]]
        found.setdefault(answer, []).append(tie)
        found.setdefault(answered, []).append(tie)
    return found


def _marks(timeline: Timeline, rows: pd.DataFrame, tables: Tables, style: Look) -> list[Trace]:
    """One trace a stance, in the order of the stances, which is that of the legend."""
    most = max(rows["claims"].max(), 1) if len(rows) else 1
    traces = []
    for stance in STANCES:
        own = rows[rows["stance"] == stance]
        sizes = (_DRAWN * (0.5 + 0.5 * (own["claims"] / most) ** 0.5)).round(1).tolist() if timeline.span else _DRAWN
        traces.append({
            "type": "scatter", "mode": "markers", "name": STANCE_WORDS[stance], "showlegend": len(own) > 0,
            "x": _days(own["day"]), "y": own["y"].tolist(), "customdata": own["key"].tolist(),
            "hovertext": [_hover(row, timeline, tables) for row in own.itertuples()], "hoverinfo": "text",
            "marker": {"symbol": _symbols(stance, own, tables), "size": sizes, "color": _colour(stance, style),
                       "line": {"color": style.paper, "width": 0.5}},
        })  # fmt: skip
    if tables.unmoved[timeline.members["claim"]].any() and not timeline.span:
        dotted = {"symbol": mark("asserts", unmoved=True), "size": _DRAWN, "color": style.muted,
                  "line": {"color": style.paper, "width": 0.5}}  # fmt: skip
        traces.append(
            {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "name": UNMOVED, "marker": dotted}
        )
    return traces


def _symbols(stance: str, own: pd.DataFrame, tables: Tables) -> str | list[str]:
    """One for all, unless some are of what was asked for or refused; marks that count claims tell these not apart."""
    of = [tables.place.get(key) for key in own["key"]]
    unmoved = [row is not None and bool(tables.unmoved[row]) for row in of]
    return [mark(stance, unmoved=each) for each in unmoved] if any(unmoved) else mark(stance)


def _colour(stance: str, style: Look) -> str:
    return style.voice(VOICES[VOICE_OF[STANCES.index(stance)]])


def _hover(row: Any, timeline: Timeline, tables: Tables) -> str:
    """When, who, stance, what, figures as worded; or how many claims."""
    if timeline.span:
        lane = timeline.lanes["name"][row.lane]
        when = f"<b>{row.start:%-d %B %Y} to {row.end:%-d %B %Y}</b>"
        return BREAK.join([when, lines(lane), f"{plural(row.claims, 'claim')}: {STANCE_WORDS[row.stance]}"])
    claim = tables.record(tables.place[row.key])
    actor = tables.dataset.actors[claim.by].name
    told = [f"<b>{plain(spoken(str(claim.date)))}</b>", lines(f"{actor}: {stance_of(claim)}")]
    told += [lines(cut(claim.statement, HOVER * _STATEMENT))]
    stated = "; ".join(map(str, figures(claim)))
    return BREAK.join([*told, lines(stated)] if stated else told)


def _bars(timeline: Timeline, rows: pd.DataFrame, style: Look) -> list[Trace]:
    """What a date that is no day may mean, one trace a stance."""
    rows = rows[(rows["start"] < rows["end"]) & (timeline.span == "")]
    return [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False, "name": f"{stance}, inexact",
            "line": {"color": shade(_colour(str(stance), style), 0.45), "width": 3}, **_segments(
                zip(_days(own["start"]), own["y"], _days(own["end"]), own["y"], strict=True)
            ),
        }
        for stance, own in rows.groupby("stance", observed=True)
    ]  # fmt: skip


def _segments(ends: Any) -> Trace:
    """Lines between pairs of points, as one trace with gaps."""
    points = [point for x0, y0, x1, y1 in ends for point in ((x0, y0), (x1, y1), (None, None))]
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _events(timeline: Timeline, height: int, style: Look) -> list[Trace]:
    """Thin lines through all lanes; the mark at the head of each says what happened."""
    days = _days(timeline.events["day"])
    heads = [-(level + 0.5) * EVENT_PITCH for level in timeline.events["level"].tolist()]
    told = zip(timeline.events["date"], timeline.events["title"], strict=True)
    line = {"color": shade(style.muted, 0.55), "width": 1, "dash": "dot"}
    return [
        {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False, "name": "days of events",
         "line": line, **_segments((day, head, day, height) for day, head in zip(days, heads, strict=True))},
        {"type": "scatter", "mode": "markers", "name": "event", "showlegend": bool(days), "cliponaxis": False,
         "x": days, "y": heads, "hoverinfo": "text",
         "customdata": timeline.events_marked(),
         "hovertext": [f"<b>{plain(spoken(day))}</b>{BREAK}{lines(title)}" for day, title in told],
         "marker": {"symbol": "triangle-down", "size": 9, "color": style.muted}},
    ]  # fmt: skip


def _layout(timeline: Timeline, height: int, window: Days, style: Look) -> dict[str, Any]:
    whole, shown = ([day.isoformat() for day in days] for days in ((timeline.first, timeline.last), window))
    tops = [_top(timeline, lane) for lane in range(len(timeline.lanes))]
    return {
        "margin": {"l": 4, "r": 4, "t": _LEGEND, "b": _TICKS},
        "xaxis": {
            "type": "date", "range": shown, "minallowed": whole[0], "maxallowed": whole[1],
            "autorangeoptions": {"include": whole}, "gridcolor": style.rule, "zeroline": False,
            "tickformatstops": _FORMATS, "nticks": 8, "tickangle": 0, "tickfont": {"size": 12},
        },
        "yaxis": {"range": [height, -_heads(timeline)], "fixedrange": True, "visible": False},
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top,
             "line": {"color": style.rule, "width": 1}} for top in tops
        ],
        "annotations": [
            {"text": f"<b>{plain(name)}</b>", "x": 0, "xref": "paper", "xanchor": "left", "y": top + 1, "yref": "y",
             "yanchor": "top", "showarrow": False, "borderpad": 0, "bgcolor": style.paper,
             "font": {"size": 12, "color": style.muted}}
            for name, top in zip(timeline.lanes["name"], tops, strict=True)
        ],
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "yref": "paper", "font": {"size": 12},
                   "itemclick": False, "itemdoubleclick": False, "itemwidth": 30, "bgcolor": "rgba(0,0,0,0)"},
        "dragmode": "zoom", "hoverdistance": 12,
    }  # fmt: skip
