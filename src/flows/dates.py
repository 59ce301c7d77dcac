"""EDTF level 0 dates and intervals: as written, and the days they may mean.

Format: Library of Congress, Extended Date/Time Format, level 0 (ISO 8601-2).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from flows.errors import DateError

ALLOWED = "a year (2024), a month (2024-06), a day (2024-06-22) or an interval of two such dates (2022/2024-06-22)"
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_PRECISIONS = ("year", "month", "day")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A date of stated precision: every day from `start` to `end` is meant or possible."""

    start: date
    end: date
    text: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read EDTF level 0; raises DateError naming the text and what is allowed."""
        first, slash, last = text.partition("/")
        start, end = _days(first, text), _days(last, text) if slash else None
        whole = cls(start[0], (end or start)[1], text)
        if whole.end < whole.start:
            raise DateError(f"{text!r} ends before it begins; allowed: {ALLOWED}")
        return whole

    @property
    def precision(self) -> str:
        """One of year, month, day, interval."""
        return "interval" if "/" in self.text else _PRECISIONS[self.text.count("-")]

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=10_000)
def spoken(text: str) -> str:
    """A date as the data file writes it, in words: '29 May 2025', 'May 2025', '2024 to May 2025'."""
    return " to ".join(_spoken(part) for part in text.split("/"))


def _spoken(text: str) -> str:
    start = Period.parse(text).start
    form = ("{0.year}", "{0:%B} {0.year}", "{0.day} {0:%B} {0.year}")[text.count("-")]
    return form.format(start)


def _days(text: str, whole: str) -> tuple[date, date]:
    form = _DATE.fullmatch(text)
    if form is None:
        raise DateError(f"{whole!r} is not a date; allowed: {ALLOWED}")
    year, month, day = form.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = int(month or 12)
        return first, first if day else date(int(year), last, calendar.monthrange(int(year), last)[1])
    except ValueError:
        raise DateError(f"{whole!r} is not a day that exists; allowed: {ALLOWED}") from None


def _read(value: Any) -> Any:
    """A bare year is a number in YAML; every other form is text."""
    if isinstance(value, Period):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise DateError(f"{value!r} is not a date; allowed: {ALLOWED}")
    return Period.parse(str(value))


When = Annotated[
    Period,
    BeforeValidator(_read),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string"}, {"type": "integer"}],
            "description": f"EDTF level 0: {ALLOWED}.",
            "examples": ["2024", "2024-06", "2024-06-22", "2022-02-24/2024-06-22"],
        }
    ),
]
"""A Period as a field of a record."""
