"""The unknowns: how much of each flow went each way along its route, and how ways of a part lie in those of a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, count, product

from flows.bounds.asked import Asked, Path
from flows.bounds.kinship import Kinship, ways_along
from flows.bounds.limits import Limit
from flows.bounds.unions import unions
from flows.countries import HISTORIC
from flows.dataset.model import Dataset, Flow
from flows.nodes import LAST
from flows.places import Party, Stage
from flows.sizes import WAYS


@dataclass(frozen=True, eq=False)
class Network:
    """Unknowns are numbered from 0; each is an amount of nought or more."""

    dataset: Dataset
    kinship: Kinship
    ways: Mapping[str, tuple[tuple[int, Path], ...]]
    """The unknowns of each flow with their ways, by id of the flow in alphabetical order."""
    nesting: tuple[Limit, ...]
    """That no way of a whole carries less than the parts that must lie in it, nor more than a part that is all of it.
    Behind this is no claim but the data's own part_of and distinct_from."""
    size: int
    """How many unknowns there are."""

    def unknowns(self, asked: Asked) -> tuple[int, ...]:
        """The unknowns that are added for what is asked; none where the flow is not in the network."""
        if not asked.ends:
            return tuple(number for number, _ in self.ways.get(asked.flow, ()))
        own = self._through.get(asked.flow, {})
        each = [set().union(*(own.get((node.stage, party), ()) for party in node.parties)) for node in asked.ends]
        return tuple(sorted(set.intersection(*each)))

    @cached_property
    def _through(self) -> Mapping[str, Mapping[tuple[int, Party], list[int]]]:
        """The unknowns of each flow that pass each party of a stage; a route has hundreds of sums to ask for."""
        found: dict[str, dict[tuple[int, Party], list[int]]] = {key: {} for key in self.ways}
        for key, ways in self.ways.items():
            for number, path in ways:
                for stage, party in enumerate(path):
                    at = LAST if stage == len(path) - 1 else stage
                    found[key].setdefault((at, party), []).append(number)
        return found


def too_many_ways(flow: Flow) -> bool:
    """Whether a route has more ways than are reckoned with."""
    return ways_along(flow) > WAYS


def network(dataset: Dataset, kinship: Kinship, flows: Iterable[str]) -> Network:
    """The unknowns of some flows; those among them that contain each other are tied."""
    ways: dict[str, tuple[tuple[int, Path], ...]] = {}
    size = 0
    for key in sorted(flows):
        paths = list(product(*map(sorted, dataset.flows[key].route)))
        ways[key] = tuple(enumerate(paths, size))
        size += len(paths)
    fresh = count(size)
    nesting = tuple(_nested(dataset, kinship, ways, fresh))
    return Network(dataset, kinship, ways, nesting, next(fresh))


Ways = Mapping[str, tuple[tuple[int, Path], ...]]
Route = tuple[Stage, ...]


def _nested(dataset: Dataset, kinship: Kinship, ways: Ways, fresh: Iterator[int]) -> Iterator[Limit]:
    """Each way of a part lies in those ways of the whole that agree with it.

    Where several agree, further unknowns say how much of it lies in each: what is not reported is left open.
    """
    for whole in ways:
        within: dict[int, dict[str, tuple[int, ...]]] = {number: {} for number, _ in ways[whole]}
        for part in sorted(kinship.parts[whole] & ways.keys()):
            for own, path in ways[part]:
                fitting = _fitting(path, dataset.flows[part].route, ways[whole], dataset.flows[whole].route)
                shares = [own] if len(fitting) == 1 else [next(fresh) for _ in fitting]
                if shares != [own]:
                    yield Limit((own,), tuple(shares), 0.0, 0.0)
                for number, share in zip(fitting, shares, strict=True):
                    within[number][part] = (*within[number].get(part, ()), share)
        for number, path in ways[whole] if kinship.parts[whole] else ():
            sums, limits = unions(kinship, within[number], fresh)
            yield from limits
            yield from (Limit(each, (number,), None, 0.0) for each in sums)
            yield from (Limit((own,), (number,), 0.0, None) for own in _all_of(dataset, kinship, ways, whole, path))


def _all_of(dataset: Dataset, kinship: Kinship, ways: Ways, whole: str, path: Path) -> list[int]:
    """The unknown of the part that is, by what it is called, all that moves one way of the whole; none without such.

    A flow is its route, goods and period. A part with the goods and period of its whole, and no name of its own that
    might mean less, is the whole's share by the ways that both name; unless two parts are called the same.
    """
    alike = [part for part in kinship.parts[whole] & ways.keys() if _alike(dataset.flows[part], dataset.flows[whole])]
    found = [own for part in alike for own, other in ways[part] if other == path]
    return found if len(found) == 1 else []


def _alike(part: Flow, whole: Flow) -> bool:
    days = [(flow.period.start, flow.period.end) for flow in (part, whole) if flow.period]
    return len(days) == 2 and days[0] == days[1] and part.goods == whole.goods and part.name is None


def _fitting(path: Path, route: Route, whole: tuple[tuple[int, Path], ...], wider: Route) -> list[int]:
    """The ways of the whole in which a way of the part may lie; all of them where none agrees with it."""
    agreeing = [number for number, other in whole if _agree(path, route, other, wider)]
    return agreeing or [number for number, _ in whole]


def _agree(path: Path, route: Route, other: Path, wider: Route) -> bool:
    """Whether the shorter way can be the longer one with some of its parties not named."""
    if len(path) > len(other):
        return _agree(other, wider, path, route)
    return any(
        all(_may_be(path[at], route[at], other[to], wider[to]) for at, to in enumerate(places))
        for places in combinations(range(len(other)), len(path))
    )


def _may_be(one: Party, listed: Stage, other: Party, elsewhere: Stage) -> bool:
    """Whether two parties can be the same: not two countries, nor one that the other's list names apart."""
    if one == other:
        return True
    former = one.code in HISTORIC or other.code in HISTORIC  # the other may be a part of it
    if one.kind == other.kind == "country" and not former:
        return False
    apart = one.kind != "others" and one in elsewhere
    return not apart and not (other.kind != "others" and other in listed)
