"""Amounts of several flows taken together: those of distinct flows are added, a part counts once with its whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flows.bounds.kinship import Kinship
from flows.bounds.limits import Limit

Amounts = Mapping[str, tuple[int, ...]]
"""The unknowns of each flow that are meant: those on a leg, perhaps, or in one way of a whole."""


def unions(kinship: Kinship, amounts: Amounts, fresh: Iterator[int]) -> tuple[list[tuple[int, ...]], list[Limit]]:
    """Sums that all lie within whatever holds all the amounts, and limits that tie unknowns they need beyond those.

    A whole with parts among the flows gets an unknown of its own, no less than the whole and than its distinct parts
    together: a part's amount need not lie in what is meant of the whole.
    """
    shelter = kinship.sheltered(amounts)
    limits: list[Limit] = []
    of: dict[str, tuple[int, ...]] = {}
    for key in kinship.deepest(amounts):
        parts = [part for part, whole in shelter.items() if whole == key]
        of[key] = amounts[key]
        if parts:
            both = next(fresh)
            sums = [amounts[key], *(_sum(of, each) for each in kinship.addable(parts))]
            limits += [Limit(each, (both,), None, 0.0) for each in sums]
            of[key] = (both,)
    return [_sum(of, each) for each in kinship.addable(amounts.keys() - shelter.keys())], limits


def _sum(of: Amounts, flows: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(number for key in flows for number in of[key])
