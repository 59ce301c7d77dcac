"""Flows that may speak of the same goods: what is said of one may answer what is said of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from flows.dataset.model import Flow
from flows.once import once
from flows.tables import Tables

Kin = dict[str, frozenset[str]]


@once
def stated(tables: Tables) -> Kin:
    """The flows that the data relates to each flow: parts, wholes, and those that overlap it."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, flow in tables.dataset.flows.items():
        for other in (*flow.part_of, *flow.overlaps):
            found[key].add(other)
            found[other].add(key)
    return {key: frozenset(found[key]) for key in tables.dataset.flows}


@once
def kin(tables: Tables) -> Kin:
    """The same, with flows of one origin, destination and class of goods at overlapping times. No statistics."""
    flows = {key: flow for key, flow in tables.dataset.flows.items() if flow.kind == "flow"}
    found = {key: set(others & flows.keys()) for key, others in stated(tables).items() if key in flows}
    for one, other in _siblings(flows):
        found[one].add(other)
        found[other].add(one)
    return {key: frozenset(others) for key, others in found.items()}


def _siblings(flows: dict[str, Flow]) -> Iterator[tuple[str, str]]:
    """A flow whose period no report states is nobody's sibling."""
    alike: dict[object, list[str]] = defaultdict(list)
    for key, flow in flows.items():
        if flow.period:
            alike[flow.route[0], flow.route[-1], flow.goods].append(key)
    for keys in alike.values():
        for one, other in combinations(keys, 2):
            apart = other in flows[one].distinct_from or one in flows[other].distinct_from
            if not apart and _together(flows[one], flows[other]):
                yield one, other


def _together(one: Flow, other: Flow) -> bool:
    assert one.period
    assert other.period
    return one.period.start <= other.period.end and other.period.start <= one.period.end
