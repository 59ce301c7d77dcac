"""Limits on sums of unknowns, each with the claims behind it; units and bases never mix."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.errors import BoundsError

WHAT_IF = "what-if:"
"""How the names of what-ifs begin among claims; no id of a claim has a colon."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The sum of some unknowns, less that of others, lies between two numbers."""

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    low: float | None
    high: float | None
    claims: tuple[str, ...] = ()
    """What is behind it: ids of claims, or the name of a what-if; nothing where the data's own nesting is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim's figures of one unit about one flow, as read."""

    claim: str
    flow: str
    measure: str
    unit: str
    basis: str
    low: float | None
    high: float | None


def settled(value: float) -> float:
    """A number without the noise of reckoning: 12 significant digits. Figures and bounds are rounded here alone."""
    return float(f"{value:.12g}") + 0.0  # never -0


def one_kind(readings: Sequence[Reading]) -> None:
    """Raises BoundsError where figures are not of one measure, unit and basis: what they count cannot be compared."""
    for first, other in pairwise(readings):
        if (first.measure, first.unit) != (other.measure, other.unit):
            raise BoundsError(
                f"{first.claim} counts {first.unit} and {other.claim} {other.unit}; allowed: figures of one unit"
            )
        if first.basis != other.basis:
            raise BoundsError(
                f"the figures of {first.claim} are {first.basis} and those of {other.claim} {other.basis}; "
                "allowed: figures of one basis"
            )


@dataclass(frozen=True, slots=True)
class Row:
    """All limits on one sum as one: the greatest least and the smallest most."""

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    low: float
    high: float
    low_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()
    low_also: tuple[str, ...] = ()
    """Claims that state the same least, each by itself."""
    high_also: tuple[str, ...] = ()

    @property
    def unknowns(self) -> tuple[int, ...]:
        """All that it holds."""
        return (*self.plus, *self.minus)

    @property
    def claims(self) -> frozenset[str]:
        """All that is behind it."""
        return frozenset((*self.low_claims, *self.high_claims))

    def resting(self, claims: frozenset[str]) -> Row | None:
        """The row as far as it rests on these claims alone; None where nothing of it does."""
        low = self.low if claims.issuperset(self.low_claims) else -math.inf
        high = self.high if claims.issuperset(self.high_claims) else math.inf
        if low == -math.inf and high == math.inf:
            return None
        return Row(self.plus, self.minus, low, high, self.low_claims, self.high_claims, self.low_also, self.high_also)


def rows(limits: Iterable[Limit]) -> list[Row]:
    """One row a sum, in an order that depends on nothing but the limits; of equal limits the first by claim."""
    together: dict[tuple[tuple[int, ...], tuple[int, ...]], list[Limit]] = {}
    for limit in limits:
        together.setdefault((tuple(sorted(limit.plus)), tuple(sorted(limit.minus))), []).append(limit)
    return [_row(plus, minus, together[plus, minus]) for plus, minus in sorted(together)]


def _row(plus: tuple[int, ...], minus: tuple[int, ...], limits: list[Limit]) -> Row:
    low, low_claims, low_also = _tightest((-limit.low, limit.claims) for limit in limits if limit.low is not None)
    high, high_claims, high_also = _tightest((limit.high, limit.claims) for limit in limits if limit.high is not None)
    return Row(plus, minus, -low, high, low_claims, high_claims, low_also, high_also)


def _tightest(sides: Iterable[tuple[float, tuple[str, ...]]]) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    """The smallest number, the fewest claims behind it, and the other claims that state it by themselves."""
    ranked = sorted({(number, len(claims), claims) for number, claims in sides})
    if not ranked:
        return math.inf, (), ()
    number, _, claims = ranked[0]
    also = [other for same, many, other in ranked[1:] if same == number and many == 1]
    return number, claims, tuple(claim for other in also for claim in other)


def kept(found: Iterable[Row], claims: Iterable[str]) -> list[Row]:
    """The rows as far as they rest on these claims alone."""
    given = frozenset(claims)
    return [row for row in (each.resting(given) for each in found) if row is not None]
