"""What the flows imply together of a country or a leg: only a least, as nothing limits what nobody speaks of.

Flows that may count the same goods give the greatest of their leasts; those stated to be distinct are added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from flows.bounds.asked import Path
from flows.bounds.network import Network
from flows.bounds.programme import settled
from flows.bounds.sides import Component, Side

Passing = Mapping[str, Mapping[str, tuple[int, ...]]]
"""By key ('ESP', 'SRB>ESP'), the unknowns of each flow that pass there."""


def overall(net: Network, parts: Sequence[Component]) -> Iterator[tuple[str, Side]]:
    """Keys with what moved there at least, where that is more than nought: countries, then legs, each in order."""
    of = {key: part for part in parts for key in part.flows}
    passing = _passing(net, of)
    for key in sorted(passing, key=lambda key: (">" in key, key)):
        sets = net.kinship.addable(passing[key])
        sides = [_together(flows, passing[key], of) for flows in sets]
        best = max(sides, key=lambda side: (side.value or 0.0, -len(side.claims)))
        if best.value:
            yield key, best


def _passing(net: Network, of: Mapping[str, Component]) -> Passing:
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


def _together(flows: tuple[str, ...], passing: Mapping[str, tuple[int, ...]], of: Mapping[str, Component]) -> Side:
    """The least of distinct flows together: those that limits tie are reckoned as one."""
    joined: dict[Component, list[int]] = {}
    for key in flows:
        joined.setdefault(of[key], []).extend(passing[key])
    sides = [part.side("least", tuple(numbers)) for part, numbers in joined.items()]
    claims = sorted({claim for side in sides for claim in side.claims})
    least = settled(sum(side.value or 0.0 for side in sides))
    return Side(least, tuple(claims), tuple(step for side in sides for step in side.steps))
