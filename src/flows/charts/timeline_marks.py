"""The marks of the timeline: claims with their numbers, letters of events, bands. Plain lists throughout."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.charts.style import MARKS, Look
from flows.charts.timeline_lines import DAY, Trace, days, panels, past_events
from flows.charts.timeline_plan import Plan
from flows.charts.timeline_sheet import Beside
from flows.charts.timeline_words import BREAK, band_hover, claim_hover, count_hover, event_hover, plain
from flows.pictures.lanes import Timeline
from flows.pictures.picture import VOICE_OF, VOICES
from flows.tables import STANCES, Tables

_SIZES = {"asserts": 9, "confirms": 9, "partly confirms": 10, "qualifies": 10, "denies": 9}


def marks(timeline: Timeline, tables: Tables, plan: Plan, style: Look) -> list[Trace]:
    """One trace a stance that occurs, and one more for those of its claims that stand in the strip."""
    hover, size, stance = _hover(timeline, tables), _sizes(timeline), timeline.rows["stance"].cat.codes.to_list()
    traces: list[Trace] = []
    for axis, rows, _ in panels(plan.early, plan):
        for place, name in enumerate(STANCES):
            own = [at for at in rows if stance[at] == place]
            if not own:
                continue
            trace = _points(timeline.rows.iloc[own], style.voice(VOICES[VOICE_OF[place]]), style)
            trace |= {"name": name, "y": [plan.marks[at] for at in own], "hovertext": [hover[at] for at in own]}
            trace |= {} if timeline.counted else _numbers(timeline, own, plan, style)
            trace["marker"] |= {"symbol": MARKS[name], "size": [size[at] for at in own]}
            new = all(name != other["name"] for other in traces)
            traces.append(trace | {"xaxis": axis, "legendgroup": name, "showlegend": new, "legendrank": 1000 + place})
    return traces


def _points(rows: pd.DataFrame, colour: str, style: Look) -> Trace:
    return {
        "type": "scatter", "mode": "markers", "x": days(rows["day"]), "customdata": rows["key"].to_list(),
        "hoverinfo": "text", "marker": {"color": colour, "opacity": 1, "line": {"color": style.paper, "width": 1}},
    }  # fmt: skip


def _numbers(timeline: Timeline, own: list[int], plan: Plan, style: Look) -> Trace:
    """The numbers of the notes beside the marks, with the names of those heard once."""
    numbers = timeline.rows["number"].to_list()
    left = [at in plan.beside and plan.beside[at].left for at in own]
    return {
        "mode": "markers+text",
        "text": [_beside(str(numbers[at]), plan.beside.get(at), style) for at in own],
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
    return f'<span style="font-size:12.5px;color:{style.ink}">{plain(line)}</span>'


def _sizes(timeline: Timeline) -> list[float]:
    if not timeline.counted:
        return [_SIZES[stance] for stance in timeline.rows["stance"]]
    claims = timeline.rows["claims"].to_numpy()
    return [float(size) for size in np.round(4 + 10 * np.sqrt(claims / claims.max()), 1)]


def _hover(timeline: Timeline, tables: Tables) -> list[str]:
    actors, rows = timeline.lanes["name"].to_list(), timeline.rows
    said = [actors[lane] for lane in rows["lane"].to_list()]
    if timeline.counted:
        return [count_hover(mark, actor) for mark, actor in zip(rows.itertuples(), said, strict=True)]
    claims = [tables.record(tables.place[key]) for key in rows["key"]]
    counts = zip(rows["number"].to_list(), rows["origins"].to_list(), strict=True)
    return [claim_hover(*one, *two) for one, two in zip(zip(claims, said, strict=True), counts, strict=True)]


def opened_ring(timeline: Timeline, plan: Plan, style: Look, opened: str | None) -> list[Trace]:
    """A ring round the claim that is open."""
    own = [at for at, key in enumerate(timeline.rows["key"]) if key == opened]
    ring = {"symbol": "circle-open", "size": 16, "color": style.ink, "line": {"width": 1.6}}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": days(timeline.rows["day"].iloc[at : at + 1]),
            "y": [plan.marks[at]],
            "xaxis": "x3" if plan.early[at] else "x",
            "marker": ring,
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for at in own
    ]


def letters(timeline: Timeline, plan: Plan, style: Look) -> list[Trace]:
    """The letters of the events; those of the window on the upper axis, which an empty trace keeps in being."""
    traces = []
    for axis, own, _ in panels(past_events(timeline, plan), plan):
        events = timeline.events.iloc[own]
        traces.append(
            {"type": "scatter", "mode": "text", "xaxis": "x2" if axis == "x" else axis, "x": days(events["day"]),
             "y": [plan.letters[at] for at in own], "text": events["letter"].to_list(),
             "textfont": {"color": style.ink, "size": 12}, "hoverinfo": "text", "showlegend": False,
             "hovertext": [event_hover(event) for event in events.itertuples()]}
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
            "base": days(frame["start"]),
            "x": (((frame["end"] - frame["start"]).dt.days + 1) * DAY).to_list(),
            "y": plan.bands,
            "width": 7,
            "opacity": 0.4,
            "marker": {"color": colour, "line": {"width": 2, "color": colour}},  # a single day shows by its outline
            "hovertext": [band_hover(band) for band in frame.itertuples()],
            "hoverinfo": "text",
            "showlegend": False,
        }
    ]
