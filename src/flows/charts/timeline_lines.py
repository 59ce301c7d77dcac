"""The lines of the timeline: days of events, years, ties from answers to what they answer, bars of inexact dates."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np

from flows.charts.style import Look, shade
from flows.charts.timeline_columns import texts
from flows.charts.timeline_places import Plan
from flows.charts.timeline_sheet import ROW
from flows.pictures.lanes import Timeline
from flows.pictures.picture import VOICE_OF, VOICES

Trace = dict[str, Any]

_STEPS = np.linspace(0, 1, 13)
_BEND, _MOST_BENT = 0.06, 45
"""How far a tie goes aside for each pixel it goes down, and at most, in pixels at the least width."""
DAY = 86_400_000
"""A day in the milliseconds of plotly's dates."""


def event_lines(plan: Plan, style: Look) -> list[Trace]:
    """A thin line down through the lanes on the day of each event."""
    line = {"color": shade(style.muted, 0.45), "width": 1, "dash": "dot"}
    traces = []
    day = texts(plan.columns.event_day)
    for axis, own, foot in panels(plan.past, plan):
        x = [at for event in own for at in (day[event], day[event], None)]
        y = [down for at in own for down in (plan.letters[at] + ROW / 2, foot, None)]
        traces += [_line(x, y, line, "event, by letter" if axis == "x" else "", axis)] if own else []
    return traces


def year_lines(plan: Plan, style: Look) -> list[Trace]:
    """A line on each New Year: a grid of the axes would run through window and strip alike."""
    places = [("x", plan.across, 0.0, plan.strip.head if plan.strip else plan.height)]
    places += [("x3", plan.strip.across, plan.strip.top, plan.height)] if plan.strip else []
    traces = []
    for axis, across, top, end in places:
        years = [f"{year}-01-01" for year in range(across.since.year, across.until.year + 1)]
        x = [day for year in years for day in (year, year, None)]
        traces.append(_line(x, [top, end, None] * len(years), {"color": style.rule, "width": 1}, "", axis))
    return traces


def panels(early: list[bool], plan: Plan) -> list[tuple[str, list[int], float]]:
    """The window and the strip: axis, the rows in it, and where its lines end."""
    late = [at for at, one in enumerate(early) if not one]
    return [("x", late, plan.foot), ("x3", [at for at, one in enumerate(early) if one], plan.height)]


def _line(x: list[Any], y: list[Any], line: Trace, name: str = "", axis: str = "x") -> Trace:
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip",
        "name": name, "showlegend": bool(name), "xaxis": axis, "legendrank": 1100,
    }  # fmt: skip


def ties(timeline: Timeline, plan: Plan, style: Look, opened: str | None) -> list[Trace]:
    """Curves from answers to what they answer: the fainter the more there are; those of the opened claim strong.

    An answer in the window to a claim in the strip has no line: the two stand on different scales. Notes name both.
    """
    place = {key: row for row, key in enumerate(plan.columns.key)}
    answers = zip(timeline.answers["answer"], timeline.answers["answered"], strict=True)
    pairs = [(place[answer], place[answered]) for answer, answered in answers]
    at = place.get(opened or "", -1)
    alpha = 0.75 if len(pairs) <= 12 else 0.4 if len(pairs) <= 40 else 0.22
    looks = (({"color": shade(style.muted, alpha), "width": 1.1}, False), ({"color": style.ink, "width": 1.8}, True))
    traces = []
    for early in (False, True):
        here = [pair for pair in pairs if plan.early[pair[0]] == plan.early[pair[1]] == early]
        for line, strong in looks:
            own = [pair for pair in here if (at in pair) == strong]
            traces += [_curves(plan, own, line, early)] if own else []
    return [trace | {"showlegend": number == 0} for number, trace in enumerate(traces)]


def _curves(plan: Plan, pairs: list[tuple[int, int]], line: Trace, early: bool) -> Trace:
    across = plan.strip.across if early and plan.strip else plan.across
    starts, ends = np.array(pairs).T
    day, place = plan.columns.day.astype(np.int64), np.array(plan.marks)
    aside, down = _curve((day[starts], place[starts]), (day[ends], place[ends]), across.scale)
    x = [[*one, None] for one in np.rint(aside * DAY).astype(np.int64).tolist()]
    y = [[*one, None] for one in np.round(down, 1).tolist()]
    return _line(list(chain(*x)), list(chain(*y)), line, "answer", "x3" if early else "x")


def _curve(answer: tuple[Any, Any], answered: tuple[Any, Any], scale: float) -> tuple[Any, Any]:
    """Points of ties: arcs, so that ties of one day do not cover each other; they sag where both are in a row."""
    (x0, y0), (x1, y1) = ([side[:, None] for side in end] for end in (answer, answered))
    bend = 4 * _STEPS * (1 - _STEPS)
    aside, sag = np.minimum(abs(y1 - y0) * _BEND, _MOST_BENT) / scale, np.where(y0 == y1, ROW * 0.6, 0)
    return x0 + (x1 - x0) * _STEPS + bend * aside, y0 + (y1 - y0) * _STEPS + bend * sag


def spans(timeline: Timeline, plan: Plan, style: Look) -> list[Trace]:
    """A thin bar under each mark whose date is not exact, over the days it may mean; one trace a voice."""
    if timeline.counted:
        return []
    held, voice = plan.columns, VOICE_OF[plan.columns.stance].tolist()
    start, end = texts(held.start), texts(held.end)
    traces = []
    for axis, rows, _ in panels(plan.early, plan):
        for place, name in enumerate(VOICES):
            own = [at for at in rows if voice[at] == place and not held.exact[at]]
            x = [day for at in own for day in (start[at], end[at], None)]
            y = [down for at in own for down in (*[_under(at, plan)] * 2, None)]
            line = {"color": shade(style.voice(name), 0.4), "width": 2.5}
            traces += [_line(x, y, line, axis=axis)] if own else []
    return traces


def _under(at: int, plan: Plan) -> float:
    """Just under a mark and the lines beside it."""
    lines = len(plan.beside[at].lines) if at in plan.beside else 1
    return plan.marks[at] + lines * ROW / 2 + (0.5 if lines > 1 else -1)
