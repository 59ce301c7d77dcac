"""Where everything of the timeline stands: the first window of time, and pixels from the top of the plot.

One unit of the y axis is one pixel, so that rows of marks and lines of text never touch, whatever the width. Across,
marks are kept apart for the narrowest screen the figure has to work on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np

from flows.charts.style import Look
from flows.charts.timeline_sheet import GAP, ROW, Beside, Sheet, Text, stagger
from flows.charts.timeline_window import Across, window
from flows.pictures.lanes import Timeline
from flows.summary import plural

_MARK, _DIGIT = 7, 6.5
"""Half the width of a mark with its outline, and the width of a digit of its number."""
BANDS = "Reported periods of the flows"


@dataclass
class Places:
    """The middle of each row of `timeline.rows`, and the names beside marks, by row."""

    marks: Any
    beside: dict[int, Beside] = field(default_factory=dict)


@dataclass(frozen=True)
class Strip:
    """What was said before the window, on a scale of its own."""

    across: Across
    head: float
    """Where its heading begins."""
    top: float
    """Where it begins, under its heading; it ends where everything ends."""


@dataclass(frozen=True)
class Plan:
    """The places of all marks and texts."""

    across: Across
    marks: list[float]
    """The middle of each row of `timeline.rows`."""
    beside: dict[int, Beside]
    """The actor's name beside a mark, by row: those with one mark have no line of their own for it."""
    early: list[bool]
    """Whether a row stands in the strip."""
    letters: list[float]
    """Of each event."""
    bands: list[float]
    """Of each band."""
    texts: list[Text]
    rules: list[float]
    """The upper edges of the lanes."""
    foot: float
    """Where the lines of events end: under the last lane."""
    strip: Strip | None
    height: float


def plan(timeline: Timeline, style: Look, width: int, since: date | None = None) -> Plan:
    """Places for a plot at least so many pixels wide; the window begins with the dense years or as told."""
    across = Across(*window(timeline, since), width)
    early = (timeline.rows["day"] < np.datetime64(across.since)).to_numpy() & (not timeline.counted)
    past = (timeline.events["day"] < np.datetime64(across.since)).to_numpy() & bool(early.any())
    letters, rows = _letters(timeline, ~past, across)
    sheet, places = Sheet(style, width, rows * ROW + GAP), Places(np.zeros(len(early)))
    _section(timeline, np.flatnonzero(~early), across, sheet, places, headings=True)
    foot = sheet.y
    bands = _bands(timeline, sheet)
    strip = _strip(timeline, early, past, across, sheet, places, letters) if early.any() else None
    return Plan(
        across, places.marks.tolist(), places.beside, early.tolist(), letters.tolist(), bands, sheet.texts,
        sheet.rules, foot, strip, sheet.y,
    )  # fmt: skip


def _letters(timeline: Timeline, own: Any, across: Across) -> tuple[Any, int]:
    """Places of the letters of some events, from the top of their rows, and the number of rows."""
    found = np.zeros(len(own))
    rows = stagger((at - _MARK, at + _MARK + 2, 1) for at in across(timeline.events["day"][own]))
    found[own] = [row * ROW + ROW / 2 for row in rows]
    return found, max(rows, default=-1) + 1


def _strip(
    timeline: Timeline, early: Any, past: Any, across: Across, sheet: Sheet, places: Places, letters: Any
) -> Strip:
    """Lay out what was said before the window, under everything else."""
    first = min([timeline.rows["start"].min(), *timeline.events["day"][past]]).year
    own = Across(date(first, 1, 1), across.since, across.width)
    before = across.since.year if across.since.timetuple().tm_yday == 1 else across.since
    head = sheet.y
    sheet.heading(f"Before {before}: {plural(int(early.sum()), 'claim')}, on a scale of their own")
    sheet.aside(_untied(timeline, early))
    top = sheet.y
    found, rows = _letters(timeline, past, own)
    letters[past] = found[past] + top
    sheet.y += rows * ROW
    _section(timeline, np.flatnonzero(early), own, sheet, places, headings=False)
    return Strip(own, head, top)


def _untied(timeline: Timeline, early: Any) -> str:
    """What the break between strip and window cuts."""
    told = dict(zip(timeline.rows["key"], early.tolist(), strict=True))
    answers = zip(timeline.answers["answer"], timeline.answers["answered"], strict=True)
    cut = sum(told[answer] != told[answered] for answer, answered in answers)
    return f"{plural(cut, 'later answer')} to them: named in the notes, no line" if cut else ""


def _section(timeline: Timeline, own: Any, across: Across, sheet: Sheet, places: Places, headings: bool) -> None:
    """Lay out the lanes of some marks by group: those with several marks here, then all with one, named beside it."""
    lane = timeline.rows["lane"].to_numpy()
    number = np.bincount(lane[own], minlength=len(timeline.lanes))
    rows = _rows(timeline, own, across)
    here = timeline.lanes[number > 0]
    for group, members in groupby(here.itertuples(), key=lambda one: str(one.group) if headings else ""):
        sheet.heading(group)
        lone = []
        for one in members:
            at = own[lane[own] == one.Index]
            if len(at) > 1 or timeline.counted:
                places.marks[at] = sheet.lane(one, rows[at])
            else:
                lone.append((int(at[0]), one))
        places.beside |= sheet.shared(_lone(timeline, sorted(lone), across))
    places.marks[list(places.beside)] = [beside.y for beside in places.beside.values()]


def _lone(timeline: Timeline, lone: list[tuple[int, Any]], across: Across) -> list[tuple[int, Any, float, float]]:
    """Marks as `Sheet.shared` takes them."""
    rows = timeline.rows.iloc[[at for at, _ in lone]]
    sizes = zip(lone, across(rows["day"]).tolist(), _number(rows).tolist(), strict=True)
    return [(at, lane, middle, taken) for (at, lane), middle, taken in sizes]


def _number(rows: Any) -> Any:
    """Pixels from the middle of a mark to the end of its number."""
    return rows["number"].astype("str").str.len().to_numpy(dtype=float) * _DIGIT + _MARK + 5


def _rows(timeline: Timeline, own: Any, across: Across) -> Any:
    """Rows within lanes, such that no mark, number or bar touches another."""
    if timeline.counted:
        return _counted_rows(timeline)
    points, lane = timeline.rows, timeline.rows["lane"].to_numpy()
    middle = across(points["day"])
    left = np.minimum(middle - _MARK, across(points["start"]))
    right = np.maximum(middle + _number(points), across(points["end"]) + 2)
    rows = np.zeros(len(points), dtype=np.int64)
    for one in np.unique(lane[own]):
        at = own[lane[own] == one]
        at = at[np.argsort(left[at], kind="stable")]
        rows[at] = stagger((left[mark], right[mark], 1) for mark in at)
    return rows


def _counted_rows(timeline: Timeline) -> Any:
    """Counts stand in one row a stance, without those the lane does not have."""
    stance, lane = timeline.rows["stance"].cat.codes.to_numpy(), timeline.rows["lane"].to_numpy()
    has = np.zeros((len(timeline.lanes), 5), dtype=np.int64)
    has[lane, stance] = 1
    return (np.cumsum(has, axis=1) - 1)[lane, stance]


def _bands(timeline: Timeline, sheet: Sheet) -> list[float]:
    """Lay out the bands under the lanes."""
    if not timeline.bands.empty:
        sheet.heading(BANDS)
    return [sheet.band(band) for band in timeline.bands.itertuples()]
