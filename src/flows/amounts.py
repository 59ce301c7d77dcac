"""Figures: as worded, then as read (an interval), then converted at a dated rate.

Readings of magnitude words are derived by one table, MAGNITUDES: at least two of the word, under the next larger
word. Conversions use the European Central Bank's euro reference rates shipped in the CurrencyConverter package.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

MAGNITUDES: dict[str, tuple[int, int]] = {
    "dozens": (24, 100),
    "hundreds": (200, 1_000),
    "thousands": (2_000, 10_000),
    "tens of thousands": (20_000, 100_000),
    "hundreds of thousands": (200_000, 1_000_000),
    "millions": (2_000_000, 10_000_000),
    "tens of millions": (20_000_000, 100_000_000),
    "hundreds of millions": (200_000_000, 1_000_000_000),
    "billions": (2_000_000_000, 10_000_000_000),
    "tens of billions": (20_000_000_000, 100_000_000_000),
    "hundreds of billions": (200_000_000_000, 1_000_000_000_000),
}
"""Words of magnitude: at least, and under."""

_PLURALS = (
    ("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"), ("s", ""),
)  # fmt: skip
"""How plurals of units end, and what stands there of one; the first that fits."""
_SINGLE = re.compile(r"(?:(?:at least|at most|under|about) )*1")
_LEAST_DIGITS = 2
"""Digits of a conversion, though the figure has only one: of 1 million to 1 digit the next is a tenth away."""

_LONGEST_GAP = timedelta(days=7)
"""No ECB rate is published at weekends and holidays; the longest such gap is under a week."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure allows: from `low` to `high`; None where a side is not stated."""

    low: float | None
    high: float | None
    under: bool = False
    """Whether `high` itself is excluded ("under 1,000,000")."""

    def text(self) -> str:
        """The interval in digits: '3,500', '200,000 to under 1,000,000', 'at least 3,500'."""
        return self._told(number)

    def spoken(self) -> str:
        """The interval as people say it: '800 million to 1 billion'."""
        return self._told(spoken)

    def _told(self, say: Callable[[float], str]) -> str:
        if self.low is None and self.high is None:
            return "no figure"
        low = "" if self.low is None else say(self.low)
        high = "" if self.high is None else say(self.high)
        if self.high is None:
            return f"at least {low}"
        if self.low is None:
            return f"under {high}" if self.under else f"at most {high}"
        return low if self.low == self.high else f"{low} to {'under ' if self.under else ''}{high}"


def number(value: float) -> str:
    """A number with thousands separators and no false decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def spoken(value: float) -> str:
    """A round number as people say it: '800 million', '1.6 billion'; else its digits. Never rounded."""
    for size, word in ((1_000_000_000, "billion"), (1_000_000, "million")):
        if value >= size and value % (size // 100) == 0:
            return f"{number(value / size)} {word}"
    return number(value)


def things(told: str, unit: str) -> str:
    """A number as told, with what it counts: '3,500 rockets', 'at least 1 rocket', '1 battery'."""
    return f"{told} {_one(unit) if _SINGLE.fullmatch(told) else unit}"


def _one(unit: str) -> str:
    """One of what is counted, where the unit is a plain plural: 'round of 155 mm', 'air bomb', 'battery'."""
    first, of, rest = unit.partition(" of ")
    for end, single in _PLURALS:
        if first.endswith(end):
            return first.removesuffix(end) + single + of + rest
    return unit


def read_magnitude(worded: str) -> Interval | None:
    """The interval a worded magnitude stands for, or None where no known word, or more than one, is in it."""
    text = " ".join(re.findall(r"[a-z]+", worded.lower()))
    found = [word for word in MAGNITUDES if re.search(rf"\b{word}\b", text)]
    longest = max(found, key=len, default="")
    if not found or any(word not in longest for word in found):  # "dozens of thousands" are not thousands
        return None
    low, high = MAGNITUDES[longest]
    return Interval(low, high, under=True)


@dataclass(frozen=True, slots=True)
class Rate:
    """One euro in a currency, as published on a day."""

    currency: str
    per_euro: float
    day: date


@cache
def _ecb() -> CurrencyConverter:
    return CurrencyConverter(decimal=False)


@cache
def rate(currency: str, day: date) -> Rate | None:
    """The last ECB reference rate published on or before day; None where the ECB had none."""
    if currency == "EUR":
        return Rate("EUR", 1.0, day)
    for back in range(min(_LONGEST_GAP, day - date.min).days + 1):
        on = day - timedelta(days=back)
        try:
            return Rate(currency, float(_ecb().convert(1, "EUR", currency, date=on)), on)
        except RateNotFoundError:
            continue
        except ValueError:  # a currency the ECB never quoted
            return None
    return None


def no_rate(currency: str, day: date) -> str:
    """Why there is no rate: 'the table of reference rates ends on 2026-10-30, before 2030-01-01'."""
    bounds = _ecb().bounds.get(currency)
    if bounds is None:
        return f"the European Central Bank publishes no reference rate of {currency}"
    first, last = bounds
    what = f"the table of reference rates of {currency}"
    if day < first:
        return f"{what} begins on {first}, after {day}"
    return f"{what} ends on {last}, before {day}" if day > last else f"{what} has none for the week before {day}"


def to_euro(interval: Interval, at: Rate) -> Interval:
    """The interval in euro at a rate, to no more significant digits than it is reported with, and two at the least;
    derived, so shown with the rate and its day."""
    digits = max(_LEAST_DIGITS, *(_significant(value) for value in (interval.low, interval.high)))

    def convert(value: float | None) -> float | None:
        return _to_digits(value / at.per_euro, digits) if value else value

    return Interval(convert(interval.low), convert(interval.high), interval.under)


def _significant(value: float | None) -> int:
    """How many digits a number has without the zeros at both ends: 2 of 1,600,000."""
    return len(f"{value:.15g}".partition("e")[0].replace(".", "").strip("0-")) if value else 0


def _to_digits(value: float, digits: int) -> float:
    return float(f"{value:.{digits - 1}e}")
