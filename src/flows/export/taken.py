"""What is taken away: a selection of the data, and where it was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from flows.bounds.answers import Answer, remembered
from flows.bounds.question import Question
from flows.dataset.model import Dataset, Event
from flows.query import CHOICES, Query
from flows.selection import Mask, Selection
from flows.summary import count, sentence
from flows.tables import Tables

PAGING = ("page", "size")
"""Parameters of files that are sent page by page."""
ROWS, MOST_ROWS = 1_000, 10_000
"""Rows of such a page where nobody says how many, and at the most."""


@dataclass(frozen=True, eq=False)
class Taken:
    """A selection with the records that its claims lead to."""

    tables: Tables
    selection: Selection = field(default_factory=Selection)
    base: str = ""
    """The dashboard's own address, with no slash at its end; empty where none is known."""
    query: Query = field(default_factory=dict)
    """The address's parameters as asked."""
    question: Question | None = None
    """What is asked of the bounds; None for the usual question."""
    page: int = 1
    """Which page of a file that is sent page by page."""
    size: int | None = None
    """Rows of such a page; None for all rows at once."""

    @property
    def data(self) -> Dataset:
        """The whole dataset."""
        return self.tables.dataset

    @cached_property
    def mask(self) -> Mask:
        """Which claims are selected."""
        return self.selection.mask(self.tables)

    @property
    def sentence(self) -> str:
        """What is selected, as the screen says it."""
        return sentence(self.selection, count(self.tables, self.mask), self.tables)

    @property
    def address(self) -> str:
        """Where the dashboard shows the selection."""
        return self.tables.at(f"{self.base}/claims", **self.selection.to_query())

    @property
    def asked(self) -> str:
        """Where the dashboard shows what follows from the selection."""
        left_out = {*CHOICES, *PAGING}
        return self.tables.at(
            f"{self.base}/follows", **{key: of for key, of in self.query.items() if key not in left_out}
        )

    @property
    def stem(self) -> str:
        """'reported-arms-flows-from-serbia-2026.11.0-23-of-140-claims': how names of files begin."""
        return f"{self.data.dataset.stem}-{self.mask.sum()}-of-{len(self.mask)}-claims"

    @cached_property
    def answer(self) -> Answer:
        """What follows from the selected claims."""
        return remembered(self.tables, self.mask, self.question or Question.from_query({}, self.tables))

    @cached_property
    def kept(self) -> Mapping[str, frozenset[str]]:
        """The keys of the records, by the name of their table."""
        data = self.data
        if set(self.selection.to_query()) == {"statistics"}:  # nothing is left out: nor is what no claim leads to
            every = {"flows": data.flows, "speakers": data.actors, "reports": data.reports}
            events = [event.id for event in data.events]
            return {name: frozenset(ids) for name, ids in {**self._claims(), **every, "events": events}.items()}
        events = [event.id for event in self._events()]
        found = {**self._claims(), "events": events, "reports": self._reports(events)}
        return {name: frozenset(ids) for name, ids in found.items()}

    def _claims(self) -> dict[str, Iterable[str]]:
        chosen = self.tables.claims[self.mask]
        return {"claims": chosen["id"], "flows": chosen["flow"], "speakers": chosen["actor"]}

    def _events(self) -> Iterator[Event]:
        """Those from the first to the last day of the selected claims; all where no filter is set."""
        chosen = self.tables.claims[self.mask]
        if not self.selection.to_query():
            yield from self.data.events
        elif len(chosen):
            first, last = chosen["start"].min().date(), chosen["end"].max().date()
            yield from (one for one in self.data.events if first <= one.date.start and one.date.end <= last)

    def _reports(self, events: Iterable[str]) -> Iterable[str]:
        """Those that carry the claims and events, and what they repeat, to the end."""
        shown, reports = set(events), self.data.reports
        todo = list(self.tables.within(self.tables.citations, self.mask)["report"].astype(str).unique())
        todo += [key for event in self.data.events if event.id in shown for key in event.reports]
        found = dict.fromkeys(todo)
        while todo:
            further = [key for key in reports[todo.pop()].relays if key not in found]
            found |= dict.fromkeys(further)
            todo += further
        return found
