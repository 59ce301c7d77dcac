"""Which flows contain which, and which count other goods for certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import prod

from flows.dataset.model import Flow
from flows.once import once
from flows.sizes import SETS, TIES, WAYS
from flows.tables import Tables


class _Reached(dict[str, frozenset[str]]):
    """All that is reached from a flow by links of one kind, found when it is asked for and then kept."""

    def __init__(self, links: Mapping[str, Iterable[str]]) -> None:
        self._links = links

    def __missing__(self, key: str) -> frozenset[str]:
        reached: set[str] = set()
        todo = [*self._links[key]]
        while todo:
            other = todo.pop()
            if other not in reached:
                reached.add(other)
                todo.extend(self._links[other])
        self[key] = frozenset(reached)
        return self[key]


@dataclass(frozen=True, eq=False)
class Kinship:
    """The relations that the data file states between flows; what it does not state is not assumed."""

    flows: Mapping[str, Flow]

    @cached_property
    def wholes(self) -> Mapping[str, frozenset[str]]:
        """The flows that contain each flow, wholes of wholes too."""
        return _Reached({key: flow.part_of for key, flow in self.flows.items()})

    @cached_property
    def parts(self) -> Mapping[str, frozenset[str]]:
        """The flows that each flow contains, parts of parts too."""
        return _Reached(self._parts)

    @cached_property
    def _parts(self) -> Mapping[str, list[str]]:
        """The flows that say of themselves that they are a part of each flow."""
        found: dict[str, list[str]] = {key: [] for key in self.flows}
        for key, flow in self.flows.items():
            for whole in flow.part_of:
                found[whole].append(key)
        return found

    @cached_property
    def _stated(self) -> Mapping[str, set[str]]:
        """The flows from which each is stated to be distinct, by either of the two."""
        found: dict[str, set[str]] = {key: set(flow.distinct_from) for key, flow in self.flows.items()}
        for key, flow in self.flows.items():
            for other in flow.distinct_from:
                found[other].add(key)
        return found

    def _apart(self, key: str) -> set[str]:
        """The flows that are stated to be distinct from a flow or from what contains it."""
        return self._stated[key].union(*(self._stated[whole] for whole in self.wholes[key] if self._stated[whole]))

    def _near(self, key: str, flows: set[str]) -> set[str]:
        """Those of some flows that are distinct from one."""
        apart = self._apart(key)
        reached = apart.union(*(self.parts[other] for other in apart if self._parts[other]))
        return (reached & flows) - {key} - self.wholes[key] - self.parts[key]

    def distinct(self, one: str, other: str) -> bool:
        """Whether two flows, or two that contain them, are stated to be distinct and neither contains the other."""
        if one == other or one in self.wholes[other] or other in self.wholes[one]:
            return False
        return other in self._near(one, {other})

    def addable(self, flows: Iterable[str]) -> list[tuple[str, ...]]:
        """Sets of flows that are all distinct from each other, none of which can be made larger; each sorted."""
        keys = set(flows)
        near = {key: self._near(key, keys) for key in sorted(keys)}
        alone = [key for key in near if not near[key]]
        ordered = [key for key in near if near[key]]
        return sorted([*((key,) for key in alone), *islice(_cliques(ordered, near), SETS)])

    def sheltered(self, flows: Iterable[str]) -> dict[str, str]:
        """Flows that a whole among the others can stand for in any sum, each with the closest such whole.

        What is distinct from such a part lies in the same whole or is distinct from it too. Without this, a family of
        wholes that are distinct would have a set for each choice of wholes and parts.
        """
        keys = set(flows)
        found = {}
        for key in sorted(keys):
            near = self._near(key, keys)
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
                todo.extend((*self.flows[key].part_of, *self._parts[key]))
        return found

    @cached_property
    def too_tied(self) -> frozenset[str]:
        """Flows in families in which more ways lie in ways of other flows than are reckoned with."""
        found: set[str] = set()
        seen: set[str] = set()
        for key in self.flows:
            if key not in seen:
                family = self.family([key])
                seen |= family
                found |= family if self._tied(family) else set()
        return frozenset(found)

    def _tied(self, family: set[str]) -> bool:
        """Looks no further than the limit: a chain of thousands has millions of ties."""
        ties = 0
        for key in family:
            for whole in self.wholes[key] if len(family) > 1 else ():
                ties += min(ways_along(self.flows[key]), WAYS) * min(ways_along(self.flows[whole]), WAYS)
                if ties > TIES:
                    return True
        return False


@once
def kinship(tables: Tables) -> Kinship:
    """The kinship of a dataset's flows, found once."""
    return Kinship(tables.dataset.flows)


def ways_along(flow: Flow) -> int:
    """The ways along a route: one for each choice among alternatives."""
    return prod(map(len, flow.route))


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
