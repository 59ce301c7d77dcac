"""The marks of the timeline: claims with their numbers, letters of events, bands. Plain lists throughout."""

from __future__ import annotations

import numpy as np

from flows.charts.style import MARKS, Look
from flows.charts.timeline_columns import days, texts
from flows.charts.timeline_lines import DAY, Trace, panels
from flows.charts.timeline_places import Plan
from flows.charts.timeline_sheet import Beside
from flows.charts.timeline_words import BREAK, band_hover, claim_hover, count_hover, event_hover, lines, plain, span
from flows.pictures.lanes import Timeline
from flows.pictures.picture import VOICE_OF, VOICES
from flows.tables import STANCES, Tables

_SIZES = {"asserts": 9, "confirms": 9, "partly confirms": 10, "qualifies": 10, "denies": 9}


def marks(timeline: Timeline, tables: Tables, plan: Plan, style: Look) -> list[Trace]:
    """One trace a stance that occurs, and one more for those of its claims that stand in the strip."""
    held, hover, size = plan.columns, _hover(timeline, tables, plan), _sizes(timeline, plan)
    day = texts(held.day)
    traces: list[Trace] = []
    for axis, rows, _ in panels(plan.early, plan):
        for place, name in enumerate(STANCES):
            own = [at for at in rows if held.stance[at] == place]
            if not own:
                continue
            trace = _points(style.voice(VOICES[VOICE_OF[place]]), style) | {
                "name": name, "x": [day[at] for at in own], "y": [plan.marks[at] for at in own],
                "customdata": [held.key[at] for at in own], "hovertext": [hover[at] for at in own],
            }  # fmt: skip
            trace |= {} if timeline.counted else _numbers(own, plan, style)
            trace["marker"] |= {"symbol": MARKS[name], "size": [size[at] for at in own]}
            new = all(name != other["name"] for other in traces)
            traces.append(trace | {"xaxis": axis, "legendgroup": name, "showlegend": new, "legendrank": 1000 + place})
    return traces


def _points(colour: str, style: Look) -> Trace:
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "text",
        "marker": {"color": colour, "opacity": 1, "line": {"color": style.paper, "width": 1}},
    }  # fmt: skip


def _numbers(own: list[int], plan: Plan, style: Look) -> Trace:
    """The numbers of the notes beside the marks, with the names of those heard once."""
    left = [at in plan.beside and plan.beside[at].left for at in own]
    return {
        "mode": "markers+text",
        "text": [_beside(str(plan.columns.number[at]), plan.beside.get(at), style) for at in own],
        "textposition": ["middle left" if side else "middle right" for side in left],
        "textfont": {"color": style.muted, "size": 11},
    }


def _beside(number: str, beside: Beside | None, style: Look) -> str:
    if beside is None:
        return number
    first, *further = [named(line, style) for line in beside.lines]
    return BREAK.join([f"{first}&nbsp; {number}" if beside.left else f"{number}&nbsp; {first}", *further])


def named(line: str, style: Look) -> str:
    """A name beside a mark."""
    return f'<span style="font-size:12px;color:{style.ink}">{plain(line)}</span>'


def _sizes(timeline: Timeline, plan: Plan) -> list[float]:
    if not timeline.counted:
        return [_SIZES[STANCES[stance]] for stance in plan.columns.stance]
    claims = np.array(plan.columns.claims)
    sizes: list[float] = np.round(4 + 10 * np.sqrt(claims / claims.max()), 1).tolist()
    return sizes


def _hover(timeline: Timeline, tables: Tables, plan: Plan) -> list[str]:
    held, names = plan.columns, [lane.name for lane in plan.columns.lanes]
    if timeline.counted:
        precision = str(timeline.rows["precision"].iloc[0])
        when = {first: span(first, precision) for first in set(held.start.tolist())}
        told = [lines(name) for name in names]
        rows = zip(held.start.tolist(), held.lane, held.stance, held.claims, held.reports, held.origins, strict=True)
        return [count_hover(when[first], told[lane], STANCES[how], *sums) for first, lane, how, *sums in rows]
    claims = [tables.record(tables.place[key]) for key in held.key]
    said = zip(claims, held.lane, held.number, held.origins, strict=True)
    return [claim_hover(claim, names[lane], *counts) for claim, lane, *counts in said]


def opened_ring(plan: Plan, style: Look, opened: str | None) -> list[Trace]:
    """A ring round the claim that is open."""
    own = [at for at, key in enumerate(plan.columns.key) if key == opened]
    ring = {"symbol": "circle-open", "size": 16, "color": style.ink, "line": {"width": 1.6}}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": texts(plan.columns.day[at : at + 1]),
            "y": [plan.marks[at]],
            "xaxis": "x3" if plan.early[at] else "x",
            "marker": ring,
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for at in own
    ]


def letters(plan: Plan, style: Look) -> list[Trace]:
    """The letters of the events; those of the window on the upper axis, which an empty trace keeps in being."""
    traces, events, day = [], plan.columns.events, texts(plan.columns.event_day)
    for axis, own, _ in panels(plan.past, plan):
        traces.append(
            {"type": "scatter", "mode": "text", "xaxis": "x2" if axis == "x" else axis, "x": [day[at] for at in own],
             "y": [plan.letters[at] for at in own], "text": [events[at].letter for at in own],
             "textfont": {"color": style.ink, "size": 12}, "hoverinfo": "text", "showlegend": False,
             "hovertext": [event_hover(events[at]) for at in own]}
        )  # fmt: skip
    return traces if plan.strip else traces[:1]


def bands(timeline: Timeline, plan: Plan, style: Look) -> list[Trace]:
    """A quiet bar over each period."""
    frame, colour = timeline.bands, style.muted
    if frame.empty:
        return []
    return [
        {
            "type": "bar",
            "orientation": "h",
            "base": texts(days(frame["start"])),
            "x": (((days(frame["end"]) - days(frame["start"])).astype(np.int64) + 1) * DAY).tolist(),
            "y": plan.bands,
            "width": 13,
            "opacity": 0.25,
            "marker": {"color": colour, "line": {"width": 2, "color": colour}},  # a single day shows by its outline
            "hovertext": [band_hover(band) for band in plan.columns.bands],
            "hoverinfo": "text",
            "showlegend": False,
        }
    ]
