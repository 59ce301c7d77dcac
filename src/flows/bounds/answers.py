"""The answer to a question: the least and the most of every flow, leg and country, with the claims behind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from flows.bounds import counting, statistics
from flows.bounds.asked import Asked, read
from flows.bounds.conflict import Conflict
from flows.bounds.frame import bounds, members
from flows.bounds.kinship import Kinship
from flows.bounds.limits import WHAT_IF, Limit, Reading, one_kind, rows
from flows.bounds.network import Network, network, too_many_ways
from flows.bounds.question import Question
from flows.bounds.sides import components
from flows.pictures.picture import Picture, having, leave_out
from flows.selection import Mask
from flows.tables import Tables


@dataclass(frozen=True)
class Answer(Picture):
    """Rows as in frame.BOUNDS; members are the claims behind each row; left out are the claims that do not count.

    Of flows in a conflict there are no rows: from claims that cannot all be true anything would follow.
    """

    question: Question
    conflicts: tuple[Conflict, ...]
    counted: tuple[str, ...]
    """Ids of the claims that limit something, denials supposed true among them; in order of the claims."""
    silent: tuple[str, ...]
    """Ids of flows that the selection speaks of and that no counted figure limits."""
    ignored: tuple[str, ...]
    """Keys of what-ifs about flows that are not within the years."""


@lru_cache(maxsize=2)
def _kinship(tables: Tables) -> Kinship:
    return Kinship(tables.dataset.flows)


def answer(tables: Tables, mask: Mask, question: Question, also: tuple[str, ...] = ()) -> Answer:
    """What the chosen claims imply; `also` asks for further keys, as 'all-routes/1:USA|ESP' for two countries together.

    Raises BoundsError where a key, in `also` or among the what-ifs, names nothing in the data.
    """
    fixed = [(read(key, tables.dataset), amount) for key, amount in question.fixed]
    asked = [read(key, tables.dataset) for key in also]
    net = _network(tables, mask, question, [item for item, _ in fixed] + asked)
    readings = counting.readings(tables, mask, question)
    what_ifs = list(_fixed(net, fixed))
    limits = [*_limits(tables, net, readings, question), *what_ifs]
    parts = list(components(net, rows([*limits, *net.nesting])))
    found = bounds(net, parts, readings, asked)
    counted = _rows_of(tables, limits)
    reasons = counting.reasons(tables, question) | {counting.OUT_OF_SCOPE: np.ones(len(mask), dtype=bool)}
    return Answer(
        found,
        members(found, tables),
        leave_out(mask & ~having(counted, len(mask)), reasons),
        question,
        tuple(conflict for part in parts for conflict in part.conflicts),
        tuple(tables.claims["id"].iloc[counted]),
        tuple(key for part in parts if not part.limited for key in part.flows),
        tuple(item.key for item, _ in fixed if not net.unknowns(item)),
    )


def _network(tables: Tables, mask: Mask, question: Question, named: Iterable[Asked]) -> Network:
    """The flows that chosen claims speak of and the question names, with those that contain them or lie in them."""
    data, kinship = tables.dataset, _kinship(tables)
    said = tables.claims["flow"][mask].unique().astype(str)
    denied = (tables.record(tables.place[claim]).flow for claim in counting.supposed(tables, question))
    wanted = {*said, *denied, *(item.flow for item in named)}
    kin = {key: data.flows[key] for key in kinship.family(key for key in wanted if data.flows[key].kind == "flow")}
    inside = [key for key, flow in kin.items() if flow.kind == "flow" and question.holds(flow)]
    return network(data, kinship, (key for key in inside if not too_many_ways(data.flows[key])))


def _limits(tables: Tables, net: Network, readings: Sequence[Reading], question: Question) -> Iterator[Limit]:
    """From claims about flows, from statistics, from denials supposed true."""
    one_kind(readings)
    flows = tables.dataset.flows
    for reading in readings:
        if flows[reading.flow].kind == "flow":
            yield Limit(net.unknowns(Asked(reading.flow)), (), reading.low, reading.high, (reading.claim,))
    yield from statistics.limits(tables, net, [item for item in readings if flows[item.flow].kind == "statistic"])
    for claim in counting.supposed(tables, question):
        unknowns = net.unknowns(Asked(tables.record(tables.place[claim]).flow))
        yield Limit(unknowns, (), 0.0, 0.0, (claim,))


def _fixed(net: Network, fixed: Iterable[tuple[Asked, float]]) -> Iterator[Limit]:
    for item, amount in fixed:
        if net.unknowns(item):
            yield Limit(net.unknowns(item), (), amount, amount, (WHAT_IF + item.key,))


def _rows_of(tables: Tables, limits: Iterable[Limit]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The claims behind limits, by row, ascending."""
    claims = {claim for limit in limits for claim in limit.claims if claim in tables.place}
    return np.array(sorted(tables.place[claim] for claim in claims), dtype=np.int64)
