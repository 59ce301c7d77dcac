"""The days of the timeline that are in view, as the address holds them."""

from __future__ import annotations

from flows.dates import Period
from flows.errors import DateError
from flows.views.timeline.figure import Days
from flows.views.timeline.picture import Timeline


def read(given: str, drawn: Timeline) -> Days | None:
    """A window of an address, within the days drawn; None where there is none that can be read."""
    try:
        period = Period.parse(given)
    except DateError:
        return None
    window = max(period.start, drawn.first), min(period.end, drawn.last)
    return window if window[0] < window[1] and window != (drawn.first, drawn.last) else None


def written(window: Days | None) -> str:
    """A window as the address holds it."""
    return "/".join(day.isoformat() for day in window) if window else ""
