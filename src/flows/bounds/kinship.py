"""Which flows contain which, and which count other goods for certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from flows.dataset.model import Flow

MOST_SETS = 500
"""Sets of flows that may be added, at the most, for one sum; to leave some out only widens bounds."""


@dataclass(frozen=True, eq=False)
class Kinship:
    """The relations that the data file states between flows; what it does not state is not assumed."""

    flows: Mapping[str, Flow]

    @cached_property
    def wholes(self) -> dict[str, frozenset[str]]:
        """The flows that contain each flow, wholes of wholes too."""
        found: dict[str, frozenset[str]] = {}
        for key in self.flows:
            reached: set[str] = set()
            todo = [*self.flows[key].part_of]
            while todo:
                whole = todo.pop()
                if whole not in reached:
                    reached.add(whole)
                    todo.extend(self.flows[whole].part_of)
            found[key] = frozenset(reached)
        return found

    @cached_property
    def parts(self) -> dict[str, frozenset[str]]:
        """The flows that each flow contains, parts of parts too."""
        found: dict[str, set[str]] = {key: set() for key in self.flows}
        for key, wholes in self.wholes.items():
            for whole in wholes:
                found[whole].add(key)
        return {key: frozenset(parts) for key, parts in found.items()}

    @cached_property
    def _apart(self) -> dict[str, frozenset[str]]:
        """The flows that are stated to be distinct from a flow or from what contains it."""
        stated: dict[str, set[str]] = {key: set(flow.distinct_from) for key, flow in self.flows.items()}
        for key, flow in self.flows.items():
            for other in flow.distinct_from:
                stated[other].add(key)
        return {key: frozenset().union(stated[key], *map(stated.__getitem__, self.wholes[key])) for key in self.flows}

    def distinct(self, one: str, other: str) -> bool:
        """Whether two flows, or two that contain them, are stated to be distinct and neither contains the other."""
        if one == other or one in self.wholes[other] or other in self.wholes[one]:
            return False
        return other in self._apart[one] or not self._apart[one].isdisjoint(self.wholes[other])

    def addable(self, flows: Iterable[str]) -> list[tuple[str, ...]]:
        """Sets of flows that are all distinct from each other, none of which can be made larger; each sorted."""
        alone = sorted(key for key in set(flows) if not self._apart[key])
        ordered = sorted(set(flows).difference(alone))
        near = {key: {other for other in ordered if self.distinct(key, other)} for key in ordered}
        return sorted([*((key,) for key in alone), *islice(_cliques(ordered, near), MOST_SETS)])

    def sheltered(self, flows: Iterable[str]) -> dict[str, str]:
        """Flows that a whole among the others can stand for in any sum, each with the closest such whole.

        What is distinct from such a part lies in the same whole or is distinct from it too. Without this, a family of
        wholes that are distinct would have a set for each choice of wholes and parts.
        """
        keys = set(flows)
        found = {}
        for key in sorted(keys):
            near = {other for other in keys if self.distinct(key, other)}
            for whole in sorted(keys & self.wholes[key], key=lambda each: (-len(self.wholes[each]), each)):
                if all(self.distinct(whole, other) for other in near - self.parts[whole]):
                    found[key] = whole
                    break
        return found

    def deepest(self, flows: Iterable[str]) -> list[str]:
        """The flows with parts before their wholes."""
        return sorted(flows, key=lambda key: (-len(self.wholes[key]), key))

    def family(self, flows: Iterable[str]) -> set[str]:
        """The flows with all that contain them or that they contain, at any remove."""
        found: set[str] = set()
        todo = list(flows)
        while todo:
            key = todo.pop()
            if key not in found:
                found.add(key)
                todo.extend(self.wholes[key] | self.parts[key])
        return found


def _cliques(ordered: list[str], near: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Maximal cliques, each once (Bron and Kerbosch 1973, with the pivot of Tomita 2006); without recursion."""
    todo: list[tuple[tuple[str, ...], list[str], set[str]]] = [((), ordered, set())] if ordered else []
    while todo:
        chosen, left, done = todo.pop()
        if not left and not done:
            yield tuple(sorted(chosen))
            continue
        pivot = max([*left, *sorted(done)], key=lambda key: len(near[key].intersection(left)))
        for key in [key for key in left if key not in near[pivot]]:
            todo.append(((*chosen, key), [other for other in left if other in near[key]], done & near[key]))
            left, done = [other for other in left if other != key], done | {key}
