"""The traces of the timeline: lines of events, ties, marks of claims, letters and bands. Plain lists throughout."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.charts.style import MARKS, Look, shade
from flows.charts.timeline_plan import Plan
from flows.charts.timeline_sheet import ROW, Beside
from flows.charts.timeline_words import BREAK, band_hover, claim_hover, count_hover, event_hover, plain
from flows.pictures.lanes import Timeline
from flows.pictures.picture import VOICE_OF, VOICES
from flows.tables import STANCES, Tables

Trace = dict[str, Any]

_SIZES = {"asserts": 9, "confirms": 9, "partly confirms": 10, "qualifies": 10, "denies": 9}
_STEPS = np.linspace(0, 1, 13)
_BEND, _MOST_BENT = 0.06, 45
"""How far a tie goes aside for each pixel it goes down, and at most, in pixels at the least width."""
_DAY = 86_400_000
"""A day in the milliseconds of plotly's dates."""


def days(column: pd.Series) -> list[str]:
    """Days as plotly reads them."""
    return [str(day) for day in np.datetime_as_string(column.to_numpy().astype("datetime64[D]"))]


def event_lines(timeline: Timeline, plan: Plan, style: Look) -> list[Trace]:
    """A thin line down through the lanes on the day of each event."""
    x: list[str | None] = []
    y: list[float | None] = []
    for day, top in zip(days(timeline.events["day"]), plan.letters, strict=True):
        x += [day, day, None]
        y += [top + ROW / 2, plan.foot, None]
    line = {"color": shade(style.muted, 0.45), "width": 1, "dash": "dot"}
    return [_line(x, y, line, "event, by letter")] if x else []


def _line(x: list[Any], y: list[Any], line: Trace, name: str = "") -> Trace:
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip",
        "name": name, "showlegend": bool(name),
    }  # fmt: skip


def ties(timeline: Timeline, plan: Plan, style: Look, opened: str | None) -> list[Trace]:
    """Curves from answers to what they answer: the fainter the more there are; those of the opened claim strong."""
    pairs = list(zip(timeline.answers["answer"], timeline.answers["answered"], strict=True))
    number = len(pairs)
    alpha = 0.75 if number <= 12 else 0.4 if number <= 40 else 0.2
    quiet = [pair for pair in pairs if opened not in pair]
    strong = [pair for pair in pairs if opened in pair]
    traces = [_curves(timeline, plan, quiet, {"color": shade(style.muted, alpha), "width": 1.1}, "answer")]
    traces.append(_curves(timeline, plan, strong, {"color": style.ink, "width": 1.8}, "answer of the opened claim"))
    return [trace for trace in traces if trace["x"]]


def _curves(timeline: Timeline, plan: Plan, pairs: list[tuple[str, str]], line: Trace, name: str) -> Trace:
    place = {key: row for row, key in enumerate(timeline.rows["key"])}
    day = timeline.rows["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    x: list[int | None] = []
    y: list[float | None] = []
    for answer, answered in pairs:
        start, end = place[answer], place[answered]
        across, down = _curve((day[start], plan.marks[start]), (day[end], plan.marks[end]), plan.scale)
        x += [*np.rint(across * _DAY).astype(np.int64).tolist(), None]
        y += [*np.round(down, 1).tolist(), None]
    return _line(x, y, line, name)


def _curve(answer: tuple[float, float], answered: tuple[float, float], scale: float) -> tuple[Any, Any]:
    """Points of a tie: an arc, so that ties of one day do not cover each other; it sags where both are in a row."""
    (x0, y0), (x1, y1) = answer, answered
    bend = 4 * _STEPS * (1 - _STEPS)
    aside, sag = min(abs(y1 - y0) * _BEND, _MOST_BENT) / scale, ROW * 0.6 if y0 == y1 else 0
    return x0 + (x1 - x0) * _STEPS + bend * aside, y0 + (y1 - y0) * _STEPS + bend * sag


def marks(timeline: Timeline, tables: Tables, plan: Plan, style: Look) -> list[Trace]:
    """One trace a stance that occurs; a bar over the days an inexact date may mean."""
    hover, size, stance = _hover(timeline, tables), _sizes(timeline), timeline.rows["stance"]
    traces = []
    for place, name in enumerate(STANCES):
        own = np.flatnonzero((stance == name).to_numpy())
        if len(own):
            colour = style.voice(VOICES[VOICE_OF[place]])
            trace = _points(timeline.rows.iloc[own], colour, style)
            trace |= {"name": name, "y": [plan.marks[at] for at in own], "hovertext": [hover[at] for at in own]}
            trace |= {} if timeline.counted else _numbers(timeline, own.tolist(), plan, style)
            trace["marker"] |= {"symbol": MARKS[name], "size": [size[at] for at in own]}
            traces.append(trace)
    return traces


def _points(rows: pd.DataFrame, colour: str, style: Look) -> Trace:
    return {
        "type": "scatter", "mode": "markers", "x": days(rows["day"]), "customdata": rows["key"].to_list(),
        "hoverinfo": "text", "marker": {"color": colour, "opacity": 1, "line": {"color": style.paper, "width": 1}},
    }  # fmt: skip


def _numbers(timeline: Timeline, own: list[int], plan: Plan, style: Look) -> Trace:
    """The numbers of the notes beside the marks, with the names of those heard once."""
    numbers = timeline.rows["number"].to_list()
    early = (timeline.rows["day"] < np.datetime64(plan.since)).to_list()
    left = [early[at] or (at in plan.beside and plan.beside[at].side == "left") for at in own]
    return {
        "mode": "markers+text",
        "text": [_beside(str(numbers[at]), plan.beside.get(at), style) for at in own],
        "textposition": ["middle left" if side else "middle right" for side in left],
        "textfont": {"color": style.muted, "size": 11},
    }


def _beside(number: str, beside: Beside | None, style: Look) -> str:
    if beside is None or beside.side == "apart":
        return number
    first, *further = [named(line, style) for line in beside.lines]
    return BREAK.join([f"{first}&nbsp; {number}" if beside.side == "left" else f"{number}&nbsp; {first}", *further])


def named(line: str, style: Look) -> str:
    """A name beside a mark."""
    return f'<span style="font-size:12.5px;color:{style.ink}">{plain(line)}</span>'


def spans(timeline: Timeline, plan: Plan, style: Look) -> list[Trace]:
    """A thin bar under each mark whose date is not exact, over the days it may mean; one trace a voice."""
    inexact = (timeline.rows["precision"] != "day").to_numpy() & (not timeline.counted)
    voice = VOICE_OF[timeline.rows["stance"].cat.codes.to_numpy()]
    start, end = days(timeline.rows["start"]), days(timeline.rows["end"])
    traces = []
    for place, name in enumerate(VOICES):
        own = np.flatnonzero(inexact & (voice == place)).tolist()
        x = [day for at in own for day in (start[at], end[at], None)]
        under = [plan.marks[at] + (len(plan.beside[at].lines) if at in plan.beside else 1) * ROW / 2 - 1 for at in own]
        y = [down for down in under for down in (down, down, None)]
        line = {"color": shade(style.voice(name), 0.4), "width": 2.5}
        traces += [_line(x, y, line)] if own else []
    return traces


def _sizes(timeline: Timeline) -> list[float]:
    if not timeline.counted:
        return [_SIZES[stance] for stance in timeline.rows["stance"]]
    claims = timeline.rows["claims"].to_numpy()
    return [float(size) for size in np.round(4 + 10 * np.sqrt(claims / claims.max()), 1)]


def _hover(timeline: Timeline, tables: Tables) -> list[str]:
    actors = timeline.lanes["name"].to_list()
    rows = timeline.rows.itertuples()
    if timeline.counted:
        return [count_hover(row, actors[row.lane]) for row in rows]
    return [claim_hover(tables.record(tables.place[row.key]), actors[row.lane], row.number, row.origins) for row in rows]


def opened_ring(timeline: Timeline, plan: Plan, style: Look, opened: str | None) -> list[Trace]:
    """A ring round the claim that is open."""
    own = np.flatnonzero((timeline.rows["key"] == opened).to_numpy(dtype=bool)) if opened else []
    ring = {"symbol": "circle-open", "size": 20, "color": style.ink, "line": {"width": 1.6}}
    return [
        {"type": "scatter", "mode": "markers", "x": days(timeline.rows["day"].iloc[[at]]), "y": [plan.marks[at]],
         "marker": ring, "hoverinfo": "skip", "showlegend": False}
        for at in own
    ]  # fmt: skip


def letters(timeline: Timeline, plan: Plan, style: Look) -> list[Trace]:
    """The letters of the events, on the upper axis; an empty trace keeps that axis where there are none."""
    events = timeline.events
    return [
        {"type": "scatter", "mode": "text", "xaxis": "x2", "x": days(events["day"]), "y": plan.letters,
         "text": events["letter"].to_list(), "textfont": {"color": style.ink, "size": 12},
         "hovertext": [event_hover(event) for event in events.itertuples()], "hoverinfo": "text",
         "showlegend": False}
    ]  # fmt: skip


def bands(timeline: Timeline, plan: Plan, style: Look) -> list[Trace]:
    """A quiet bar over each period."""
    frame = timeline.bands
    length = ((frame["end"] - frame["start"]).dt.days + 1) * _DAY
    return [
        {"type": "bar", "orientation": "h", "base": days(frame["start"]), "x": length.to_list(), "y": plan.bands,
         "width": 7, "marker": {"color": shade(style.muted, 0.4), "line": {"width": 0}}, "showlegend": False,
         "hovertext": [band_hover(band) for band in frame.itertuples()], "hoverinfo": "text"}
    ] * (not frame.empty)  # fmt: skip
