"""Flows that limits tie together, and the two sides of what they imply: a number, its claims, its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isclose
from typing import Literal

from flows.bounds.conflict import Conflict, Step, conflicts, needed, steps
from flows.bounds.limits import Limit, Row, rows
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
    limits: Sequence[Limit]

    @cached_property
    def rows(self) -> list[Row]:
        """The limits, one row a sum."""
        return rows(self.limits)

    @cached_property
    def limited(self) -> bool:
        """Whether any claim says anything about the flows."""
        return any(limit.claims for limit in self.limits)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Claims about the flows that cannot all be true."""
        return tuple(conflicts(self.limits, self.programme, self.flows)) if self.limited else ()

    @cached_property
    def programme(self) -> Programme:
        """The linear programme of the flows, made once."""
        return Programme(self.rows)

    @cached_property
    def _bounds(self) -> dict[tuple[Which, tuple[int, ...]], Optimum]:
        return {}

    @cached_property
    def _sides(self) -> dict[tuple[Which, tuple[int, ...]], Side]:
        return {}

    def bound(self, which: Which, unknowns: tuple[int, ...]) -> Optimum:
        """A bound of a sum of the flows' unknowns, where the claims do not conflict; without looking for reasons."""
        if (which, unknowns) not in self._bounds:
            self._bounds[which, unknowns] = _bound(self.programme, which, unknowns)
        return self._bounds[which, unknowns]

    def side(self, which: Which, unknowns: tuple[int, ...]) -> Side:
        """A bound with its reasons."""
        if (which, unknowns) not in self._sides:
            self._sides[which, unknowns] = self._side(which, unknowns)
        return self._sides[which, unknowns]

    def _side(self, which: Which, unknowns: tuple[int, ...]) -> Side:
        best = self.bound(which, unknowns)
        if best.value is None or (which == "least" and best.value == 0):
            return Side(best.value)
        told = steps(self.rows, best.terms)
        hint = frozenset(claim for step in told for claim in step.claims)
        if len(hint) == 1:
            return Side(best.value, tuple(hint), told)

        near = self._near(unknowns, hint)
        programme = Programme(near)

        def enough(claims: frozenset[str]) -> bool:
            found = _bound(programme.given(claims), which, unknowns).value
            return found is not None and best.value is not None and isclose(found, best.value, rel_tol=1e-9)

        claims = needed(hint, enough)
        return Side(best.value, claims, steps(near, _bound(programme.given(frozenset(claims)), which, unknowns).terms))

    @cached_property
    def _holding(self) -> dict[int, list[int]]:
        """The places of the rows that hold each unknown."""
        found: dict[int, list[int]] = {}
        for at, row in enumerate(self.rows):
            for number in row.unknowns:
                found.setdefault(number, []).append(at)
        return found

    def _near(self, unknowns: tuple[int, ...], claims: frozenset[str]) -> list[Row]:
        """The rows, as far as they rest on some claims, that are tied to some unknowns by such rows alone."""
        found: dict[int, Row | None] = {}
        todo = list(unknowns)
        while todo:
            for at in self._holding.get(todo.pop(), ()):
                if at not in found:
                    found[at] = row = self.rows[at].resting(claims)
                    todo.extend(row.unknowns if row else ())
        return [row for _, row in sorted(found.items()) if row is not None]


def _bound(programme: Programme, which: Which, unknowns: tuple[int, ...]) -> Optimum:
    return programme.least(unknowns) if which == "least" else programme.most(unknowns)


def components(net: Network, limits: Iterable[Limit]) -> Iterator[Component]:
    """The flows of a network with the limits on them, its own nesting too; in order of flow."""
    held = [*limits, *net.nesting]
    ways = {key: [number for number, _ in ways] for key, ways in net.ways.items()}
    leader = _leaders([*ways.values(), *((*limit.plus, *limit.minus) for limit in held)])
    flows: dict[int, list[str]] = {}
    for key, numbers in ways.items():
        flows.setdefault(leader[numbers[0]], []).append(key)
    limits_of: dict[int, list[Limit]] = {first: [] for first in flows}
    for limit in held:
        limits_of[leader[limit.plus[0]]].append(limit)
    for first, members in flows.items():
        yield Component(tuple(members), limits_of[first])


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
