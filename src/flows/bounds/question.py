"""What is asked: one measure, unit and basis, and which claims count, as a frozen value with an address."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from flows.bounds import address
from flows.bounds.address import PARAMETERS, TOLERANCE
from flows.bounds.offers import denials
from flows.currencies import is_currency
from flows.dataset.model import Flow
from flows.errors import BoundsError
from flows.query import Query, day, known, last
from flows.tables import MOVING, Tables

MEASURES = ("value", "quantity")


@dataclass(frozen=True, slots=True)
class Question:
    """One measure in one unit on one basis, so that nothing is compared that may not be.

    Raises BoundsError where the unit is not one of the measure, or a number is not one that can be asked with.
    """

    measure: str
    """value or quantity."""
    unit: str
    """A currency for values, else what is counted."""
    basis: str
    since: date | None = None
    """Flows whose period begins on this day or later."""
    until: date | None = None
    """Flows whose period is over by the end of this day."""
    actors: tuple[str, ...] = ()
    """Whose figures about flows count; empty for all. Statistics count wherever they are selected."""
    without_denied: bool = False
    """Whether claims to which a denial responds are left aside."""
    tolerance: float = TOLERANCE
    """A figure marked approximate is read from (1 - tolerance) times its least to (1 + tolerance) times its most."""
    supposed: tuple[str, ...] = ()
    """Denials, by id, that are supposed true: the flow they deny is nought."""
    fixed: tuple[tuple[str, float], ...] = ()
    """What-if: keys of `flows.bounds.asked` and the amount each is supposed to be."""

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def from_query(cls, query: Query, tables: Tables) -> Question:
        """Read an address; what is unknown or unreadable is left out, never an error.

        Measure, unit and basis that no claim of the data has become those of the most claims.
        """
        given = {field: query.get(parameter) for field, parameter in PARAMETERS.items()}
        chosen: dict[str, Any] = {
            **address.subject(given, tables),
            "since": day(given["since"], first=True),
            "until": day(given["until"], first=False),
            "actors": known(given["actors"] or (), tuple(tables.dataset.actors)),
            "without_denied": last(given["without_denied"]) == "no",
            "tolerance": address.share(last(given["tolerance"])),
            "supposed": known(given["supposed"] or (), denials(tables.dataset)),
            "fixed": tuple(address.fixed(given["fixed"] or (), tables.dataset)),
        }
        return cls(**chosen)

    def to_query(self) -> dict[str, str | list[str]]:
        """The shortest address that `from_query` reads back as this question, given the same data."""
        query: dict[str, str | list[str]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                query[PARAMETERS[field.name]] = address.told(field.name, value)
        return query

    def holds(self, flow: Flow) -> bool:
        """Whether the flow's period lies within the years asked about; without years, any does."""
        if flow.period is None:
            return self.since is None and self.until is None
        early = self.since is not None and flow.period.start < self.since
        return not early and (self.until is None or flow.period.end <= self.until)


def _check(question: Question) -> None:
    measure, unit, basis = question.measure, question.unit, question.basis
    if measure not in MEASURES:
        raise BoundsError(f"{measure!r} is not a measure; allowed: one of {', '.join(MEASURES)}")
    if measure == "value" and not is_currency(unit):
        raise BoundsError(f"{unit!r} is not a currency; allowed with value: one ISO 4217 code (EUR)")
    if measure == "quantity" and is_currency(unit):
        raise BoundsError(f"{unit!r} is a currency; allowed with quantity: one unit of things (shells)")
    if basis not in MOVING:
        raise BoundsError(f"{basis!r} is not a basis; allowed: one of {', '.join(MOVING)}")
    if not 0 <= question.tolerance <= 1:
        raise BoundsError(f"a tolerance of {question.tolerance} is no share; allowed: 0 to 1")
    for key, amount in question.fixed:
        if not 0 <= amount < math.inf:
            raise BoundsError(f"{key!r} cannot be {amount}; allowed: a number from 0")
