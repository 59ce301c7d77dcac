"""Claims that cannot all be true: sets of which no claim can be spared, each with its arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite

from flows.bounds.limits import Limit, Row, kept, rows, settled
from flows.bounds.programme import Programme, Term


@dataclass(frozen=True, slots=True)
class Step:
    """One limit in a piece of arithmetic."""

    weight: float
    """How often it counts: above nought where it adds, below where it takes away."""
    low: bool
    """Whether the claims state a least, else a most."""
    amount: float
    claims: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Claims that state the very same limit, each by itself."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims, and what-ifs by name, that cannot all be true; without any one of them the others can."""

    claims: tuple[str, ...]
    leasts: tuple[Step, ...]
    """What must have moved at least, a step for each claim or set of claims ..."""
    mosts: tuple[Step, ...]
    """... comes to more than these together allow. Both are empty where the weights do not tell."""
    flows: tuple[str, ...]
    """The flows of which nothing can be said while the claims stand together."""


def needed(claims: Iterable[str], enough: Callable[[frozenset[str]], bool]) -> tuple[str, ...]:
    """A set of the claims that is enough, and of which none can be spared: each is tried in alphabetical order.

    The deletion filter of J. W. Chinneck, Feasibility and Infeasibility in Optimization (2008), chapter 6.
    """
    held = frozenset(claims)
    for claim in sorted(held):
        if enough(held - {claim}):
            held -= {claim}
    return tuple(sorted(held))


def conflicts(limits: Sequence[Limit], programme: Programme, flows: tuple[str, ...]) -> Iterator[Conflict]:
    """Conflicts without a claim in common, until what is left can be true; nothing where all of it can.

    The programme is that of the limits.
    """
    left, tried = list(limits), programme
    while not tried.feasible:
        found = _conflict(rows(left), flows)
        yield found
        left = [limit for limit in left if not set(limit.claims) & set(found.claims)]
        tried = Programme(rows(left))


def _conflict(held: Sequence[Row], flows: tuple[str, ...]) -> Conflict:
    def fail(claims: frozenset[str]) -> bool:
        return not Programme(kept(held, claims)).feasible

    hint = frozenset(claim for step in steps(held, misfit(held)) for claim in step.claims)
    claims = needed(hint if fail(hint) else _claims(held), fail)
    least = kept(held, claims)
    told = _once(steps(least, misfit(least)))
    named = {claim for step in told for claim in step.claims} == set(claims)
    leasts, mosts = (tuple(step for step in told if named and step.low is low) for low in (True, False))
    return Conflict(claims, leasts, mosts, flows)


def steps(held: Sequence[Row], terms: Iterable[Term]) -> tuple[Step, ...]:
    """The terms that rest on claims, with their numbers."""
    found = []
    for term in terms:
        row = held[term.row]
        claims, also = (row.low_claims, row.low_also) if term.low else (row.high_claims, row.high_also)
        if claims:
            found.append(Step(term.weight, term.low, row.low if term.low else row.high, claims, also))
    return tuple(sorted(found, key=lambda step: (not step.low, step.claims)))


def _once(told: tuple[Step, ...]) -> tuple[Step, ...]:
    """The same steps with the smallest weight as once: a contradiction has no scale of its own."""
    smallest = min((step.weight for step in told), default=1.0)
    return tuple(replace(step, weight=settled(step.weight / smallest)) for step in told)


def _claims(held: Iterable[Row]) -> frozenset[str]:
    return frozenset(claim for row in held for claim in row.claims)


def misfit(held: Sequence[Row]) -> tuple[Term, ...]:
    """Sides of rows that no amounts fit together, as the weights of a contradiction; none where all can be fitted.

    The leasts, each times its weight, come to more than the mosts times theirs, though the sums that they limit cannot
    (J. Farkas 1902). Found as the least by which every row would have to give way.
    """
    give = 1 + max((number for row in held for number in row.unknowns), default=0)
    both = [(at, low, row.low if low else row.high) for at, row in enumerate(held) for low in (True, False)]
    sides = [(at, low) for at, low, number in both if isfinite(number)]
    found = Programme([_eased(held[at], low, give) for at, low in sides]).least([give])
    if not found.value:  # nothing has to give way; the weights that come out are of no contradiction
        return ()
    return tuple(Term(*sides[term.row], weight=abs(term.weight)) for term in found.terms)


def _eased(row: Row, low: bool, give: int) -> Row:
    """One side of a row that gives way by an unknown of its own."""
    if low:
        return Row((*row.plus, give), row.minus, row.low, inf, row.low_claims, ())
    return Row(row.plus, (*row.minus, give), -inf, row.high, (), row.high_claims)
