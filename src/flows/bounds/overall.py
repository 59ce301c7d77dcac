"""What the flows imply together of a country or a leg: only a least, as nothing limits what nobody speaks of.

Flows that may count the same goods give the greatest of their leasts; those stated to be distinct are added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from flows.bounds.asked import Path
from flows.bounds.limits import settled
from flows.bounds.network import Network
from flows.bounds.sides import Component, Side
from flows.bounds.unions import Amounts

Flows = tuple[str, ...]


def overall(net: Network, parts: Sequence[Component]) -> Iterator[tuple[str, Side]]:
    """Keys with what moved there at least, where that is more than nought: countries, then legs, each in order."""
    of = {key: part for part in parts for key in part.flows}
    passing = _passing(net, of)
    for key in sorted(passing, key=lambda key: (">" in key, key)):
        flows = _best(net, passing[key], of)
        if _least(flows, passing[key], of):
            yield key, _side(flows, passing[key], of)


def _best(net: Network, passing: Amounts, of: Mapping[str, Component]) -> Flows:
    """Of sets of distinct flows that with the greatest least; a whole gives way to its parts where they have more."""
    kinship, shelter = net.kinship, net.kinship.sheltered(passing)
    chosen: dict[str, Flows] = {}
    for key in kinship.deepest(passing):
        parts = kinship.addable(part for part, whole in shelter.items() if whole == key)
        instead = [tuple(each for part in flows for each in chosen[part]) for flows in parts]
        chosen[key] = max([(key,), *instead], key=lambda flows: _least(flows, passing, of))
    tops = kinship.addable(passing.keys() - shelter.keys())
    sets = [tuple(each for key in flows for each in chosen[key]) for flows in tops]
    return max(sets, key=lambda flows: _least(flows, passing, of))


def _passing(net: Network, of: Mapping[str, Component]) -> dict[str, Amounts]:
    """By key ('ESP', 'SRB>ESP'), the unknowns of each flow that pass there."""
    found: dict[str, dict[str, list[int]]] = {}
    for key in of:
        for number, path in net.ways[key]:
            for place in _places(path):
                found.setdefault(place, {}).setdefault(key, []).append(number)
    return {place: {key: tuple(numbers) for key, numbers in each.items()} for place, each in found.items()}


def _places(path: Path) -> set[str]:
    """The countries of a way and its legs between two countries."""
    countries = {party.code for party in path if party.kind == "country"}
    legs = {f"{here.code}>{there.code}" for here, there in pairwise(path) if here.kind == there.kind == "country"}
    return countries | legs


def _joined(flows: Flows, passing: Amounts, of: Mapping[str, Component]) -> list[tuple[Component, tuple[int, ...]]]:
    """Distinct flows by what limits tie: those are reckoned as one."""
    found: dict[Component, list[int]] = {}
    for key in flows:
        found.setdefault(of[key], []).extend(passing[key])
    return [(part, tuple(numbers)) for part, numbers in found.items()]


def _least(flows: Flows, passing: Amounts, of: Mapping[str, Component]) -> float:
    return sum(part.bound("least", numbers).value or 0.0 for part, numbers in _joined(flows, passing, of))


def _side(flows: Flows, passing: Amounts, of: Mapping[str, Component]) -> Side:
    sides = [part.side("least", numbers) for part, numbers in _joined(flows, passing, of)]
    claims = sorted({claim for side in sides for claim in side.claims})
    least = settled(sum(side.value or 0.0 for side in sides))
    return Side(least, tuple(claims), tuple(step for side in sides for step in side.steps))
