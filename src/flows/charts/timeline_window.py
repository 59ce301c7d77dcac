"""The years the timeline begins with, and how days become pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from flows.pictures.lanes import Timeline


@dataclass(frozen=True)
class Across:
    """Days to pixels from the left edge, at the least width."""

    since: date
    until: date
    width: int

    @property
    def scale(self) -> float:
        """Pixels of a day."""
        return self.width / max((self.until - self.since).days, 1)

    def __call__(self, days: Any) -> Any:
        return (days.to_numpy().astype("datetime64[D]") - np.datetime64(self.since)).astype(np.int64) * self.scale


def window(timeline: Timeline, since: date | None = None) -> tuple[date, date]:
    """The first window: up to the last claim, from a year before the first with more claims than the average year."""
    rows = timeline.rows
    if rows.empty:
        return date(2022, 1, 1), date(2022, 12, 31)
    day, end = rows["day"].max().date(), rows["end"].max().date()
    since = min(since or date(_dense(timeline), 1, 1), day)
    return since, max(day + timedelta(days=(day - since).days // 10 + 5), end + timedelta(days=5))


def _dense(timeline: Timeline) -> int:
    """The year with which the window begins; all years where only one would be cut off."""
    years = timeline.rows["day"].dt.year.to_numpy()
    first = int(years.min())
    held = np.bincount(years - first, weights=timeline.rows["claims"])
    dense = int((held >= held.mean()).argmax()) - 1
    return first + dense if dense > 1 and not timeline.counted else int(timeline.rows["start"].min().year)
