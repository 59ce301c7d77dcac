"""Where everything of the timeline stands: the first window of time, and pixels from the top of the plot.

One unit of the y axis is one pixel, so that rows of marks and lines of text never touch, whatever the width. Across,
marks are kept apart for the narrowest screen the figure has to work on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import numpy as np

from flows.charts.style import Look
from flows.charts.timeline_sheet import GAP, ROW, Beside, Sheet, Text, stagger
from flows.pictures.lanes import Timeline

_MARK, _DIGIT = 7, 6.5
"""Half the width of a mark with its outline, and the width of a digit of its number."""
BANDS = "When the goods are said to have moved"


@dataclass(frozen=True)
class Plan:
    """The places of all marks and texts, and the pixels of a day at the least width."""

    since: date
    until: date
    earlier: int
    """Claims before the window."""
    marks: list[float]
    """The middle of each row of `timeline.rows`."""
    beside: dict[int, Beside]
    """The actor's name beside a mark, by row: those heard once have no line of their own for it."""
    letters: list[float]
    """Of each event."""
    bands: list[float]
    """Of each band."""
    texts: list[Text]
    rules: list[float]
    """The upper edges of the lanes."""
    scale: float
    foot: float
    """Where the lines of events end: under the last lane."""
    height: float


def plan(timeline: Timeline, style: Look, width: int, since: date | None = None) -> Plan:
    """Places for a plot at least so many pixels wide; the window begins with the dense years or as told."""
    since, until = window(timeline, since)
    across = _Across(np.datetime64(since), width / max((until - since).days, 1))
    letters = stagger((at - _MARK, at + _MARK + 2, 1) for at in across(timeline.events["day"]))
    sheet = Sheet(style, width, (max(letters, default=-1) + 1) * ROW + GAP)
    marks, beside = _lanes(timeline, across, sheet, since)
    foot = sheet.y
    bands = _bands(timeline, sheet)
    earlier = int(timeline.rows.loc[timeline.rows["day"] < np.datetime64(since), "claims"].sum())
    places = [place * ROW + ROW / 2 for place in letters]
    return Plan(since, until, earlier, marks, beside, places, bands, sheet.texts, sheet.rules, across.scale, foot, sheet.y)


def window(timeline: Timeline, since: date | None = None) -> tuple[date, date]:
    """The first window: up to the last claim, from a year before the first with more claims than the average year."""
    rows = timeline.rows
    if rows.empty:
        return date(2022, 1, 1), date(2022, 12, 31)
    last = rows["end"].max().date()
    since = min(since or date(_dense(timeline), 1, 1), last)
    return since, last + timedelta(days=(last - since).days // 11 + 5)


def _dense(timeline: Timeline) -> int:
    """The year with which the window begins; all years where only one would be cut off."""
    years = timeline.rows["day"].dt.year.to_numpy()
    first = int(years.min())
    held = np.bincount(years - first, weights=timeline.rows["claims"])
    dense = int((held >= held.mean()).argmax()) - 1
    return first + dense if dense > 1 else int(timeline.rows["start"].min().year)


@dataclass(frozen=True)
class _Across:
    """Days to pixels from the left edge of the window."""

    since: Any
    scale: float

    def __call__(self, days: Any) -> Any:
        return (days.to_numpy().astype("datetime64[D]") - self.since).astype(np.int64) * self.scale


def _lanes(timeline: Timeline, across: _Across, sheet: Sheet, since: date) -> tuple[list[float], dict[int, Beside]]:
    """Lay out the lanes group by group: those with several claims, then all that are heard once.

    Actors heard only before the window stand together at the foot, so that no lane in it is empty.
    """
    rows = _counted_rows(timeline) if timeline.counted else _claim_rows(timeline, across)
    lane = timeline.rows["lane"].to_numpy()
    late = np.unique(lane[(timeline.rows["day"] >= np.datetime64(since)).to_numpy() | timeline.counted])
    several = np.bincount(lane, minlength=len(timeline.lanes)) > (0 if timeline.counted else 1)
    marks: Any = np.zeros(len(lane))
    beside: dict[int, Beside] = {}
    for group, members in groupby(timeline.lanes.iloc[late].itertuples(), key=lambda one: str(one.group)):
        sheet.heading(group)
        places = [int(one.Index) for one in members]
        for place in places:
            if several[place]:
                own = lane == place
                marks[own] = sheet.lane(_row(timeline.lanes, place), rows[own])
        once = np.flatnonzero(np.isin(lane, [place for place in places if not several[place]]))
        beside |= sheet.shared(_named(timeline, once, across))
    beside |= _early(timeline, np.flatnonzero(~np.isin(lane, late)), sheet, since)
    marks[list(beside)] = [place.y for place in beside.values()]
    return marks.tolist(), beside


def _row(frame: Any, place: int) -> Any:
    return next(frame.iloc[[place]].itertuples())


def _early(timeline: Timeline, own: Any, sheet: Sheet, since: date) -> dict[int, Beside]:
    """The claims of actors heard only before the window, kept apart for the view of all years."""
    if not len(own):
        return {}
    first, last = timeline.rows["start"].min(), timeline.rows["end"].max()
    sheet.heading(f"Heard only before {since.year if since.month == since.day == 1 else since}, see all years")
    years = _Across(first.to_datetime64().astype("datetime64[D]"), 0.9 * sheet.width / max((last - first).days, 1))
    return sheet.shared(_named(timeline, own, years), "apart")


def _named(timeline: Timeline, own: Any, across: _Across) -> list[tuple[int, Any, float, float]]:
    """Marks as `Sheet.shared` takes them."""
    rows = timeline.rows.iloc[own]
    lanes = [_row(timeline.lanes, place) for place in rows["lane"]]
    return list(zip(own.tolist(), lanes, across(rows["day"]).tolist(), _number(rows).tolist(), strict=True))


def _number(rows: Any) -> Any:
    """Pixels from the middle of a mark to the end of its number."""
    return rows["number"].astype("str").str.len().to_numpy(dtype=float) * _DIGIT + _MARK + 5


def _claim_rows(timeline: Timeline, across: _Across) -> Any:
    """Rows within lanes, such that no mark, number or bar touches another."""
    points = timeline.rows
    middle, number = across(points["day"]), _number(points)
    early = middle < 0  # their numbers stand on the left, or they would look into the window
    left = np.minimum(middle - np.where(early, number, _MARK), across(points["start"]))
    right = np.maximum(middle + np.where(early, _MARK, number), across(points["end"]) + 2)
    rows, lane = np.zeros(len(points), dtype=np.int64), points["lane"].to_numpy()
    for one in np.unique(lane):
        own = np.flatnonzero(lane == one)
        own = own[np.argsort(left[own], kind="stable")]
        rows[own] = stagger((left[at], right[at], 1) for at in own)
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
    return [sheet.band(band.date, band.names) for band in timeline.bands.itertuples()]
