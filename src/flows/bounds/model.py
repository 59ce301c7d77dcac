"""The model of a question: the unknowns of some flows and every limit on them, each with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.bounds import counting, statistics
from flows.bounds.asked import Asked, read
from flows.bounds.kinship import kinship
from flows.bounds.limits import WHAT_IF, Limit, Reading, one_kind
from flows.bounds.network import Network, network, too_many_ways
from flows.bounds.question import Question
from flows.selection import Mask
from flows.tables import Tables


@dataclass(frozen=True, eq=False)
class Model:
    """What is not known, and what claims say of it."""

    net: Network
    readings: tuple[Reading, ...]
    """The figures that count, those of statistics too."""
    limits: tuple[Limit, ...]
    """From claims, statistics, denials supposed true and what-ifs; those of the nesting are the network's."""
    ignored: tuple[str, ...]
    """Keys of what-ifs about flows that are not within the years."""


def model(tables: Tables, mask: Mask, question: Question, also: Sequence[Asked] = ()) -> Model:
    """The model of the chosen claims; `also` are sums whose flows are in it even where no claim speaks of them.

    Raises BoundsError where the key of a what-if names nothing in the data.
    """
    fixed = [(read(key, tables.dataset), amount) for key, amount in question.fixed]
    net = _network(tables, mask, question, [*also, *(item for item, _ in fixed)])
    readings = counting.readings(tables, mask, question)
    limits = [*_said(tables, net, readings), *_supposed(tables, net, question), *_fixed(net, fixed)]
    return Model(net, tuple(readings), tuple(limits), tuple(item.key for item, _ in fixed if not net.unknowns(item)))


def _network(tables: Tables, mask: Mask, question: Question, named: Iterable[Asked]) -> Network:
    """The flows that chosen claims speak of and the question names, with those that contain them or lie in them."""
    data, kin = tables.dataset, kinship(tables)
    said = tables.claims["flow"][mask & ~tables.unmoved].unique().astype(str)
    denied = (tables.record(tables.place[claim]).flow for claim in counting.supposed(tables, question))
    wanted = {*said, *denied, *(item.flow for item in named)}
    family = kin.family(key for key in wanted if data.flows[key].kind == "flow" and key not in kin.too_tied)
    inside = [key for key in family if data.flows[key].kind == "flow" and question.holds(data.flows[key])]
    return network(data, kin, (key for key in inside if not too_many_ways(data.flows[key])))


def _said(tables: Tables, net: Network, readings: Sequence[Reading]) -> Iterator[Limit]:
    """What claims say of flows, and statistics of their legs."""
    one_kind(readings)
    flows = tables.dataset.flows
    for reading in readings:
        if flows[reading.flow].kind == "flow":
            yield Limit(net.unknowns(Asked(reading.flow)), (), reading.low, reading.high, (reading.claim,))
    yield from statistics.limits(tables, net, [item for item in readings if flows[item.flow].kind == "statistic"])


def _supposed(tables: Tables, net: Network, question: Question) -> Iterator[Limit]:
    """That what a denial denies did not happen."""
    for claim in counting.supposed(tables, question):
        yield Limit(net.unknowns(Asked(tables.record(tables.place[claim]).flow)), (), 0.0, 0.0, (claim,))


def _fixed(net: Network, fixed: Iterable[tuple[Asked, float]]) -> Iterator[Limit]:
    for item, amount in fixed:
        if net.unknowns(item):
            yield Limit(net.unknowns(item), (), amount, amount, (WHAT_IF + item.key,))
