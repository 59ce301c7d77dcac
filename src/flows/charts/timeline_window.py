"""The years the timeline begins with, and how days become pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from flows.charts.timeline_columns import Days, days
from flows.pictures.lanes import Timeline


@dataclass(frozen=True)
class Across:
    """Days (datetime64[D]) to pixels from the left edge, at the least width."""

    since: date
    until: date
    width: int

    @property
    def scale(self) -> float:
        """Pixels of a day."""
        return self.width / max((self.until - self.since).days, 1)

    def __call__(self, days: Days) -> Any:
        return (days - np.datetime64(self.since)).astype(np.int64) * self.scale


def window(timeline: Timeline, since: date | None = None) -> tuple[date, date]:
    """The first window: up to the last claim, from a year before the first with more claims than the average year."""
    if timeline.rows.empty:
        return date(2022, 1, 1), date(2022, 12, 31)
    start, middle, last = (days(timeline.rows[side]) for side in ("start", "day", "end"))
    day, end = middle.max().item(), last.max().item()
    since = min(since or date(_dense(timeline, middle, start), 1, 1), day)
    return since, max(day + timedelta(days=(day - since).days // 10 + 5), end + timedelta(days=5))


def _dense(timeline: Timeline, day: Days, start: Days) -> int:
    """The year with which the window begins; all years where only one would be cut off."""
    years = day.astype("datetime64[Y]").astype(np.int64) + 1970
    first = int(years.min())
    held = np.bincount(years - first, weights=timeline.rows["claims"].to_numpy())
    dense = int((held >= held.mean()).argmax()) - 1
    return first + dense if dense > 1 and not timeline.counted else int(start.min().item().year)
