"""Where everything of the timeline stands: the first window of time, and pixels from the top of the plot.

One unit of the y axis is one pixel, so that rows of marks and lines of text never touch, whatever the width. Across,
marks are kept apart for the narrowest screen the figure has to work on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np

from flows.charts.style import Look
from flows.charts.timeline_columns import columns
from flows.charts.timeline_places import Plan, Strip
from flows.charts.timeline_sheet import GAP, ROW, Beside, Sheet, stagger
from flows.charts.timeline_window import Across, window
from flows.pictures.lanes import Timeline
from flows.summary import plural
from flows.tables import STANCES

_MARK, _DIGIT = 6, 6.5
"""Half the width of a mark with its outline, and the width of a digit of its number."""
BANDS = "Reported periods of the flows"


def plan(timeline: Timeline, style: Look, width: int, since: date | None = None) -> Plan:
    """Places for a plot at least so many pixels wide; the window begins with the dense years or as told."""
    return _Planner(timeline, Across(*window(timeline, since), width), style).plan()


@dataclass
class _Planner:
    """A plan in the making."""

    timeline: Timeline
    across: Across
    style: Look
    beside: dict[int, Beside] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns = columns(self.timeline)
        since = np.datetime64(self.across.since)
        self.early = (self.columns.day < since) & (not self.timeline.counted)
        self.past = (self.columns.event_day < since) & bool(self.early.any())
        self.marks, self.letters = [0.0] * len(self.early), [0.0] * len(self.past)
        self.sheet = Sheet(self.style, self.across.width, 0)

    def plan(self) -> Plan:
        """The window from the top, under it the bands and the strip."""
        sheet = self.sheet
        self._letters(np.flatnonzero(~self.past), self.across)
        sheet.y += GAP
        self._section(np.flatnonzero(~self.early).tolist(), self.across, headings=True)
        foot = sheet.y
        if self.columns.bands:
            sheet.heading(BANDS)
        bands = [sheet.band(band) for band in self.columns.bands]
        strip = self._strip() if self.early.any() else None
        return Plan(
            self.columns, self.across, self.marks, self.beside, self.early.tolist(), self.past.tolist(), self.letters,
            bands, sheet.texts, sheet.rules, foot, strip, sheet.y,
        )  # fmt: skip

    def _letters(self, own: Any, across: Across) -> None:
        """Lay out the letters of some events."""
        rows = stagger((at - _MARK, at + _MARK + 2, 1) for at in across(self.columns.event_day[own]).tolist())
        for event, row in zip(own.tolist(), rows, strict=True):
            self.letters[event] = self.sheet.y + row * ROW + ROW / 2
        self.sheet.y += (max(rows, default=-1) + 1) * ROW

    def _strip(self) -> Strip:
        """Lay out what was said before the window, under everything else."""
        told = self.columns.start[self.early], self.columns.event_day[self.past]
        first = np.concatenate(told).min().item()
        own = Across(date(first.year, 1, 1), self.across.since, self.across.width)
        year_begins = self.across.since.timetuple().tm_yday == 1
        head, before = self.sheet.y, self.across.since.year if year_begins else self.across.since
        claims = plural(int(self.early.sum()), "claim")
        self.sheet.heading(f"Before {before}: {claims}, on a scale of their own")
        self.sheet.aside(self._untied())
        top = self.sheet.y
        self._letters(np.flatnonzero(self.past), own)
        self._section(np.flatnonzero(self.early).tolist(), own, headings=False)
        return Strip(own, head, top)

    def _untied(self) -> str:
        """What the break between strip and window cuts."""
        told = dict(zip(self.columns.key, self.early.tolist(), strict=True))
        answers = zip(self.timeline.answers["answer"], self.timeline.answers["answered"], strict=True)
        cut = sum(told[answer] != told[answered] for answer, answered in answers)
        return f"{plural(cut, 'later answer')} to them: named in the notes, no line" if cut else ""

    def _section(self, own: list[int], across: Across, headings: bool) -> None:
        """Lay out the lanes of some marks by group: those with several marks here, then all with one, named beside
        it."""
        lanes, here = self.columns.lanes, self._by_lane(own)
        spans = None if self.timeline.counted else self._spans(own, across)
        for group, members in groupby(sorted(here), key=lambda lane: lanes[lane].group if headings else ""):
            self.sheet.heading(group)
            lone = []
            for lane in members:
                at = here[lane]
                if spans is None:
                    self._put(at, self.sheet.counted(lanes[lane], self._counted_rows(at)))
                elif len(at) > 1:
                    self._put(at, self.sheet.lane(lanes[lane], [spans[mark] for mark in at]))
                else:
                    lone.append(at[0])
            self._lone(sorted(lone), across)

    def _by_lane(self, own: list[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for mark in own:
            found.setdefault(self.columns.lane[mark], []).append(mark)
        return found

    def _put(self, marks: list[int], places: Iterable[float]) -> None:
        for mark, place in zip(marks, places, strict=True):
            self.marks[mark] = place

    def _lone(self, marks: list[int], across: Across) -> None:
        """Lay out marks of actors that have no other here."""
        middle = across(self.columns.day[marks]).tolist()
        lanes = [self.columns.lanes[self.columns.lane[mark]] for mark in marks]
        found = self.sheet.shared(list(zip(marks, lanes, middle, map(self._taken, marks), strict=True)))
        self.beside |= found
        self._put(list(found), [beside.y for beside in found.values()])

    def _taken(self, mark: int) -> float:
        """Pixels from the middle of a mark to the end of its number."""
        return len(str(self.columns.number[mark])) * _DIGIT + _MARK + 4

    def _spans(self, own: list[int], across: Across) -> dict[int, tuple[float, float]]:
        """What each mark takes with its number, or the bar of its date where that is longer."""
        held = self.columns
        sides = zip(own, *(across(side[own]).tolist() for side in (held.day, held.start, held.end)), strict=True)
        return {
            mark: (min(middle - _MARK, start), max(middle + self._taken(mark), end + 2))
            for mark, middle, start, end in sides
        }

    def _counted_rows(self, at: list[int]) -> list[int]:
        """Counts stand in one row a stance, without those the lane does not have."""
        stances = [self.columns.stance[mark] for mark in at]
        held = [place for place in range(len(STANCES)) if place in set(stances)]
        return [held.index(stance) for stance in stances]
