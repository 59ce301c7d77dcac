"""Who answers whom: what is put forward of a flow, and what is said to it, there and of related flows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from flows.disputes import ASSERTS, disputed_flows
from flows.selection import Mask
from flows.tables import Tables
from flows.views.overview.kin import kin, stated
from flows.views.overview.ties import ties

STRENGTH = ("denies", "partly confirms", "confirms", "qualifies", "asserts")
"""Stances of replies, in the order in which a row tells them."""


class Talk:
    """The chosen claims by what they are about and what they answer. All claims here are rows of tables.claims."""

    def __init__(self, tables: Tables, mask: Mask) -> None:
        self.tables, self.mask, self.claims = tables, mask, tables.dataset.claims
        self.by, self.to = ties(tables)
        self.every: dict[str, list[int]] = defaultdict(list)
        for row, claim in enumerate(self.claims):
            if tables.dataset.flows[claim.flow].kind == "flow":
                self.every[claim.flow].append(row)
        chosen = {flow: self._chosen(rows) for flow, rows in self.every.items()}
        self.own = {flow: rows for flow, rows in chosen.items() if rows}

    def rank(self, flow: str) -> tuple[bool, bool, int, int, int, int, int]:
        """The order of rows: where one register says all on one day, by the newest period, then the most claims."""
        start, end = max((self.claims[row].date.start, self.claims[row].date.end) for row in self.own[flow])
        own, period = self.own[flow], self.tables.dataset.flows[flow].period
        figure, last = any(self._counts(row) for row in own), period.end.toordinal() if period else 0
        return not self.disputed(flow), not figure, -start.toordinal(), -end.toordinal(), -last, -len(own), own[0]

    def disputed(self, flow: str) -> bool:
        """Whether the flow is disputed, in all of the data: a selection settles nothing."""
        return flow in disputed_flows(self.tables)

    def heads(self, flow: str) -> list[int]:
        """What is put forward of a flow: what leads, then the rest by date; at least one claim."""
        own = sorted(self.own[flow], key=self._when)
        return list(dict.fromkeys([*self.leading(flow), *filter(self._puts, own)])) or own[:1]

    def leading(self, flow: str) -> list[int]:
        """Figures, and what is denied. Where none of its own is denied, the claims of other flows that its own answer:
        those that a denial could meet, and where the flow's own claims only answer, any."""
        own = sorted(self.own[flow], key=self._when)
        put = [row for row in own if self._puts(row)]
        denied = [row for row in put if any(map(self._denies, self._chosen(self.by.get(row, ()))))]
        met = sorted({other for row in own for other in self._answered(row)} - set(own), key=self._when)
        refuted = [row for row in met if self._asserts(row)]
        further = [] if denied else refuted if put else refuted or met
        return list(dict.fromkeys([*filter(self._counts, put), *denied, *further]))

    def replies(self, flow: str) -> list[int]:
        """What is said to the heads: answers to them and to all that is put forward first, then the newest; denials
        before the rest; what is only near at last."""
        heads = self.heads(flow)
        own = self.own[flow]
        direct = {row for row in own if not self._puts(row)}
        direct |= {other for row in own for other in self._chosen(self.by.get(row, ()))}
        near = self._near(flow, [row for row in heads if row in own]) - direct
        answering = {row for row in direct if not set(heads).isdisjoint(self.to.get(row, ()))}
        newest = sorted(direct - answering, key=self._when, reverse=True)
        found = [*self._told(answering), *sorted(newest, key=self._strength), *self._told(near)]
        return [row for row in found if row not in heads]

    def outside(self, flow: str) -> int:
        """How many replies, to the flow's chosen claims or about it, are not among the chosen."""
        missed = {row for row in self.every[flow] if not self._puts(row)}
        missed |= {other for row in self.own[flow] for other in self.by.get(row, ())}
        return sum(not self.mask[row] for row in missed)

    def once(self, rows: Iterable[int], *of: str) -> list[int]:
        """The first claim of each speaker, or of whatever its fields are."""
        found: dict[object, int] = {}
        for row in rows:
            found.setdefault(attrgetter(*of)(self.claims[row]), row)
        return list(found.values())

    def _near(self, flow: str, heads: list[int]) -> set[int]:
        """Denials of kin since the first head that name nothing they answer; and answers to what the speaker of a head
        said on the same day of a flow that the data relates to this one."""
        if not heads:
            return set()
        first = min(self.claims[row].date.start for row in heads)
        occasions = {(self.claims[row].by, self.claims[row].date) for row in heads if self._asserts(row)}
        found = set()
        for row in (row for other in kin(self.tables).get(flow, ()) for row in self.own.get(other, ())):
            claim = self.claims[row]
            if self._denies(row) and not claim.responds_to and claim.date.start >= first:
                found.add(row)
            if claim.flow in stated(self.tables)[flow] and (claim.by, claim.date) in occasions:
                found.update(self._chosen(self.by.get(row, ())))
        return found

    def _chosen(self, rows: Iterable[int]) -> list[int]:
        return [row for row in rows if self.mask[row]]

    def _answered(self, row: int) -> list[int]:
        return self._chosen(self.to.get(row, ()))

    def _counts(self, row: int) -> bool:
        """Whether a claim carries a figure and does not deny it."""
        return bool(self.claims[row].value or self.claims[row].quantities) and not self._denies(row)

    def _puts(self, row: int) -> bool:
        """Whether it puts something forward: an assertion, or a figure."""
        return self.claims[row].stance == "asserts" or self._counts(row)

    def _asserts(self, row: int) -> bool:
        return self.claims[row].stance in ASSERTS

    def _denies(self, row: int) -> bool:
        return self.claims[row].stance == "denies"

    def _strength(self, row: int) -> int:
        return STRENGTH.index(self.claims[row].stance)

    def _told(self, rows: Iterable[int]) -> list[int]:
        return sorted(rows, key=lambda row: (self._strength(row), self._when(row)))

    def _when(self, row: int) -> tuple[int, int, str]:
        """By date; a date that is not exact by its last day: a comment of which the year alone is known comes late."""
        claim = self.claims[row]
        return claim.date.end.toordinal(), claim.date.start.toordinal(), claim.id
