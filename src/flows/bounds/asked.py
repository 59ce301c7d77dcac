"""What can be asked of one flow, by key: its total, a leg of it, or a party (or several alternatives) on its route."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

from flows.dataset.model import Dataset, Flow
from flows.errors import BoundsError
from flows.nodes import LAST, Node, leg_ends, leg_key
from flows.places import Party
from flows.tables import flow_name

Path = tuple[Party, ...]
"""One way along a route: a party at each stage."""

What = Literal["flow", "country", "leg"]
_WHAT: tuple[What, ...] = ("flow", "country", "leg")


@dataclass(frozen=True, slots=True)
class Asked:
    """A sum of ways: all of a flow, those through one stage's parties, or those along a leg."""

    flow: str
    ends: tuple[Node, ...] = ()
    """None for the total, one for a stage, two for a leg; parties of one node are added."""

    @property
    def key(self) -> str:
        """'all-routes', 'all-routes/1:ESP', 'all-routes/1:USA|ESP' (both together), 'all-routes/0:SRB>1:ESP'."""
        if len(self.ends) == 2:
            return f"{self.flow}/{leg_key(*self.ends)}"
        return "/".join([self.flow, *(node.key for node in self.ends)])

    @property
    def what(self) -> What:
        """What is asked; a party without a name stands as a country."""
        return _WHAT[len(self.ends)]

    def name(self, dataset: Dataset) -> str:
        """'Serbia to Spain', 'Spain', or the flow's name."""
        return " to ".join(node.name for node in self.ends) or flow_name(dataset.flows[self.flow], dataset)

    def takes(self, path: Path) -> bool:
        """Whether a way is part of the sum."""
        return all(path[-1 if node.stage == LAST else node.stage] in node.parties for node in self.ends)


def every(key: str, flow: Flow) -> Iterator[Asked]:
    """The total, each party in between or among alternatives, each leg; in the order of the route."""
    yield Asked(key)
    last = len(flow.route) - 1
    stages = [[Node(LAST if at == last else at, (party,)) for party in stage] for at, stage in enumerate(flow.route)]
    for at, nodes in enumerate(stages):
        if 0 < at < last or len(nodes) > 1:
            yield from (Asked(key, (node,)) for node in nodes)
    for here, there in pairwise(stages):
        yield from (Asked(key, ends) for ends in product(here, there))


def read(key: str, dataset: Dataset) -> Asked:
    """What a key asks for; raises BoundsError where it names no flow of the data or nobody on its route."""
    flow, _, place = key.partition("/")
    record = dataset.flows.get(flow)
    if record is None or record.kind != "flow":
        raise BoundsError(f"{flow!r} is not a flow of the data; allowed: the id of a flow that is no statistic")
    asked = Asked(flow, _ends(place, key))
    if not all(_on(node, record) for node in asked.ends) or not _in_a_row(asked, record):
        raise BoundsError(f"{key!r} is not on the route of the flow; allowed: parties of one stage, or a leg")
    return asked


def _ends(place: str, key: str) -> tuple[Node, ...]:
    if not place:
        return ()
    try:
        return leg_ends(place) if ">" in place else (Node.read(place),)
    except ValueError:
        raise BoundsError(f"{key!r} names no place; allowed: a flow, 'flow/1:ESP' or 'flow/0:SRB>1:ESP'") from None


def _on(node: Node, flow: Flow) -> bool:
    at = len(flow.route) - 1 if node.stage == LAST else node.stage
    inside = 0 <= at < len(flow.route) and (at < len(flow.route) - 1 or node.stage == LAST)
    return inside and set(node.parties) <= set(flow.route[at])


def _in_a_row(asked: Asked, flow: Flow) -> bool:
    stages = [len(flow.route) - 1 if node.stage == LAST else node.stage for node in asked.ends]
    return len(stages) < 2 or stages[1] == stages[0] + 1
