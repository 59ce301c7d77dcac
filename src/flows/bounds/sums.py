"""Adding figures, where they may be added; every other sum is an error that says why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from flows.amounts import Interval
from flows.bounds.kinship import Kinship, kinship
from flows.bounds.limits import Reading, one_kind
from flows.dataset.model import Claim, Figure, Money
from flows.errors import BoundsError
from flows.tables import UNMOVED, Tables


def total(tables: Tables, claims: Sequence[str], unit: str) -> Interval:
    """The sum of what claims state in a unit: a currency, or what is counted. No tolerance is added.

    Raises BoundsError where a claim states nothing in the unit, denies, or is of what was requested or refused, where
    bases differ, and where claims are rivals about one flow, statistics, or about flows that are not stated to be
    distinct and are in no account together.
    """
    records = [_record(tables, claim) for claim in claims]
    readings = [_reading(claim, unit) for claim in records]
    one_kind(readings)
    kin = kinship(tables)
    for one, other in combinations(records, 2):
        reason = _not_addable(one, other, kin)
        if reason:
            raise BoundsError(f"{one.id} and {other.id} cannot be added: {reason}")
    lows, highs = [item.low for item in readings], [item.high for item in readings]
    return Interval(sum(low or 0.0 for low in lows), None if None in highs else sum(high or 0.0 for high in highs))


def _record(tables: Tables, claim: str) -> Claim:
    if claim not in tables.place:
        raise BoundsError(f"{claim!r} is not a claim of the data; allowed: ids of claims")
    record = tables.record(tables.place[claim])
    if record.stance == "denies":
        raise BoundsError(f"{claim} is a denial: it adds nothing; allowed: claims that something moved")
    if record.basis in UNMOVED:
        raise BoundsError(f"{claim} is of what was {record.basis}: nothing moved; allowed: claims that something moved")
    if tables.dataset.flows[record.flow].kind == "statistic":
        raise BoundsError(f"{claim} is a statistic: context, never added; allowed: claims about flows")
    return record


def _reading(claim: Claim, unit: str) -> Reading:
    figures = [item for item in (claim.value, *claim.quantities) if item and unit_of(item) == unit]
    if len(figures) != 1:
        stated = ", ".join(unit_of(item) for item in (claim.value, *claim.quantities) if item) or "nothing"
        raise BoundsError(f"{claim.id} states {stated}; allowed: claims with one figure in {unit}")
    measure = "value" if isinstance(figures[0], Money) else "quantity"
    read = figures[0].interval
    return Reading(claim.id, claim.flow, measure, unit, claim.basis, read.low, read.high)


def unit_of(figure: Figure) -> str:
    """The currency of a value, the unit of a quantity."""
    return str(getattr(figure, "currency" if isinstance(figure, Money) else "unit", ""))


def _not_addable(one: Claim, other: Claim, kinship: Kinship) -> str:
    if one.id == other.id:
        return "they are one claim"
    if one.flow == other.flow:
        return "rival claims about one flow form a range, never a sum"
    account = one.account is not None and one.account == other.account
    if account or kinship.distinct(one.flow, other.flow):
        return ""
    if one.flow in kinship.wholes[other.flow] or other.flow in kinship.wholes[one.flow]:
        return "one flow is a part of the other"
    return "the flows may count the same goods, as nothing says that they are distinct"
