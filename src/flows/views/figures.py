"""The figures of a claim for reading: in English first, then in the words of the report."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from flows import amounts
from flows.amounts import Interval
from flows.dataset.model import Claim, Figure, Money, Quantity
from flows.languages import quoted

_DIGITS = 3
"""Significant digits of an amount of a million and more, and of a derived one, for reading; the claim has all."""
_ROUND = 1_000_000


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in English, and in the words of the report."""

    told: str
    """'about EUR 800 million', '200,000 to under 1 million shells'."""
    quoted: str
    """'“around EUR 800mn”', '“31,5 милиона евра”, Serbian'."""

    def __str__(self) -> str:
        """'about EUR 800 million (“around EUR 800mn”)'."""
        return f"{self.told} ({self.quoted})"


def figures(claim: Claim) -> tuple[Amount, ...]:
    """Its figures, the value first."""
    stated = [figure for figure in (claim.value, *claim.quantities) if figure]
    return tuple(Amount(_told(figure, claim), quoted(figure.worded, figure.language)) for figure in stated)


def _told(figure: Figure, claim: Claim) -> str:
    if isinstance(figure, Money):
        own = _spoken(figure.interval, f"{figure.currency} ", figure.approximate)
        at = None if figure.currency == "EUR" else amounts.rate(figure.currency, claim.date.end)
        euro = _spoken(amounts.to_euro(figure.interval, at), "EUR ", True, 0) if at else ""
        return f"{own} ({euro}, derived)" if euro else own
    assert isinstance(figure, Quantity)
    return amounts.things(_spoken(figure.interval, "", figure.approximate), figure.unit)


def _spoken(read: Interval, before: str, about: bool, exact: float = _ROUND) -> str:
    """'at least' and the like stand before everything else; what is under `exact` is told to the unit."""
    low, high = _rounded(read.low, exact), _rounded(read.high, exact)
    text = Interval(low, high, read.under).spoken()
    first = next((words for words in ("at least ", "at most ", "under ") if text.startswith(words)), "")
    inexact = about or (low, high) != (read.low, read.high)
    return f"{first}{'about ' if inexact else ''}{before}{text.removeprefix(first)}"


def _rounded(value: float | None, exact: float) -> float | None:
    if not value:
        return value
    if value < exact:
        return value if float(value).is_integer() else float(round(value))
    return float(round(value, _DIGITS - 1 - floor(log10(value))))
