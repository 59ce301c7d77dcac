"""Flows that limits tie together, and the two sides of what they imply: a number, its claims, its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isclose
from typing import Literal

from flows.bounds.conflict import Conflict, Step, conflicts, needed, steps
from flows.bounds.limits import Row, kept
from flows.bounds.network import Network
from flows.bounds.programme import Optimum, Programme

Which = Literal["least", "most"]


@dataclass(frozen=True, slots=True)
class Side:
    """One bound of a sum; None where it is open."""

    value: float | None
    claims: tuple[str, ...] = ()
    """Claims, and what-ifs by name, that alone give the bound; without any one of them it would be wider."""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, eq=False)
class Component:
    """Flows that limits tie to each other and to no others."""

    flows: tuple[str, ...]
    rows: Sequence[Row]

    @cached_property
    def limited(self) -> bool:
        """Whether any claim says anything about the flows."""
        return any(row.claims for row in self.rows)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Claims about the flows that cannot all be true."""
        return tuple(conflicts(self.rows, self._programme, self.flows)) if self.limited else ()

    @cached_property
    def _programme(self) -> Programme:
        return Programme(self.rows)

    @cached_property
    def _found(self) -> dict[tuple[Which, tuple[int, ...]], Side]:
        return {}

    def side(self, which: Which, unknowns: tuple[int, ...]) -> Side:
        """A bound of a sum of the flows' unknowns, where the claims do not conflict."""
        if (which, unknowns) not in self._found:
            self._found[which, unknowns] = self._side(which, unknowns)
        return self._found[which, unknowns]

    def _side(self, which: Which, unknowns: tuple[int, ...]) -> Side:
        best = _bound(self._programme, which, unknowns)
        if best.value is None or (which == "least" and best.value == 0):
            return Side(best.value)
        told = steps(self.rows, best.terms)
        hint = frozenset(claim for step in told for claim in step.claims)
        if len(hint) == 1:
            return Side(best.value, tuple(hint), told)

        def enough(claims: frozenset[str]) -> bool:
            found = _bound(Programme(kept(self.rows, claims)), which, unknowns).value
            return found is not None and best.value is not None and isclose(found, best.value, rel_tol=1e-9)

        claims = needed(hint if enough(hint) else frozenset().union(*(row.claims for row in self.rows)), enough)
        if frozenset(claims) != hint:
            left = kept(self.rows, claims)
            told = steps(left, _bound(Programme(left), which, unknowns).terms)
        return Side(best.value, claims, told)


def _bound(programme: Programme, which: Which, unknowns: tuple[int, ...]) -> Optimum:
    return programme.least(unknowns) if which == "least" else programme.most(unknowns)


def components(net: Network, rows: Iterable[Row]) -> Iterator[Component]:
    """The flows of a network with their rows, in order of flow."""
    held = list(rows)
    ways = {key: [number for number, _ in ways] for key, ways in net.ways.items()}
    leader = _leaders([*ways.values(), *([*row.plus, *row.minus] for row in held)])
    flows: dict[int, list[str]] = {}
    for key, numbers in ways.items():
        flows.setdefault(leader[numbers[0]], []).append(key)
    rows_of: dict[int, list[Row]] = {first: [] for first in flows}
    for row in held:
        rows_of[leader[(*row.plus, *row.minus)[0]]].append(row)
    for first, members in flows.items():
        yield Component(tuple(members), rows_of[first])


def _leaders(groups: Iterable[Sequence[int]]) -> Mapping[int, int]:
    """The smallest unknown that each is tied to, by way of groups that share some (union and find)."""
    leader: dict[int, int] = {}

    def find(number: int) -> int:
        while leader.setdefault(number, number) != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for group in groups:
        tied = sorted({find(number) for number in group})
        leader.update(dict.fromkeys(tied, tied[0]))
    return {number: find(number) for number in list(leader)}
