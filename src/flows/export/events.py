"""Events: dated facts that explain the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.export.columns import Column, Table, chosen, joined
from flows.tables import Tables

_COLUMNS = (
    Column("event", "id of the event", needed=True, names="events"),
    Column("date", "when it happened, EDTF level 0", needed=True),
    Column("first_day", "the first day that date may mean", "day", needed=True),
    Column("last_day", "the last day that date may mean", "day", needed=True),
    Column("title", "what happened", needed=True),
    Column("note", "what a reader should know about it"),
    Column("reports", "ids of the reports that carry it, joined by |", needed=True, several=True, names="reports"),
)


def _rows(tables: Tables) -> Iterator[tuple[Any, ...]]:
    for event in tables.dataset.events:
        yield (
            event.id, str(event.date), event.date.start, event.date.end, event.title, event.note, joined(event.reports),
        )  # fmt: skip


TABLE = Table(
    "events", "events", "One row a dated fact that explains the timeline, never a flow: those from the first to the "
    "last day of the selected claims, all where nothing is filtered.", ("event",), _COLUMNS, chosen(_COLUMNS, _rows),
)  # fmt: skip
