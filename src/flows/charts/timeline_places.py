"""Where everything of a timeline stands, as found by timeline_plan."""

from __future__ import annotations

from dataclasses import dataclass

from flows.charts.timeline_columns import Columns
from flows.charts.timeline_sheet import Beside, Text
from flows.charts.timeline_window import Across


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

    columns: Columns
    across: Across
    marks: list[float]
    """The middle of each row of `timeline.rows`."""
    beside: dict[int, Beside]
    """The actor's name beside a mark, by row: those with one mark have no line of their own for it."""
    early: list[bool]
    """Whether a row stands in the strip."""
    past: list[bool]
    """Whether an event stands there."""
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
