"""Reports, who repeats whom, and which of them carries which claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from flows.dataset.model import PageState, Read, ReportKind
from flows.evidence import origins
from flows.export.columns import YES_NO, Column, Table, chosen, yes
from flows.tables import Tables

_REPORTS = (
    Column("report", "id of the report", needed=True, names="reports"),
    Column("publisher", "id of who published it", needed=True),
    Column("publisher_name", "who published it", needed=True),
    Column("publisher_country", "ISO 3166-1 alpha-3 code of where the publisher is based; empty where not known"),
    Column("state_controlled", "whether a state controls the publisher", allowed=YES_NO, needed=True),
    Column("state_control", "what makes it so"),
    Column("state_control_source", "address of a page that bears it out"),
    Column("kind", "what sort of document", allowed=get_args(ReportKind), needed=True),
    Column("title", "as printed; empty where it was not seen"),
    Column("published", "the date printed on it, EDTF level 0; empty where none was seen"),
    Column("first_day", "the first day that date may mean", "day"),
    Column("last_day", "the last day that date may mean", "day"),
    Column("language", "ISO 639 code of its language", needed=True),
    Column("address", "its public address; empty where none is known"),
    Column("link", "where it can be read, at the words of the claim where they are known"),
    Column("archived", "a copy of the page in a public archive"),
    Column("read", "what the curator saw of it: whole, opening, no", allowed=get_args(Read), needed=True),
    Column("tried", "the day on which the address was last tried", "day"),
    Column("page", "how the page was found on that day", allowed=get_args(PageState)),
    Column("note", "what a reader of the record should know"),
)

_RELAYS = (
    Column("report", "id of the report that repeats another", needed=True, names="reports"),
    Column("publisher_name", "who published it", needed=True),
    Column("relays", "id of the report that it repeats", needed=True, names="reports"),
    Column("relayed_publisher_name", "who published that one", needed=True),
)

_CITATIONS = (
    Column("claim", "id of the claim", needed=True, names="claims"),
    Column("report", "id of the report", needed=True, names="reports"),
    Column("carries", "whether the report carries the claim; no where it only stands behind one that does",
           allowed=YES_NO, needed=True),
    Column("origin", "whether it is an independent origin of the claim: one in which the trail of repeats ends",
           allowed=YES_NO, needed=True),
    Column("first_hand", "whether it is known to have the claim from elsewhere than the reports it repeats",
           allowed=YES_NO, needed=True),
)  # fmt: skip


def _reports(tables: Tables) -> Iterator[tuple[Any, ...]]:
    data = tables.dataset
    for key, report in data.reports.items():
        publisher, published = data.publishers[report.publisher], report.published
        control = publisher.state_control
        yield (
            key, report.publisher, publisher.name, publisher.country, yes(control is not None),
            control.why if control else None, control.source if control else None, data.kind(report), report.title,
            str(published) if published else None, published.start if published else None,
            published.end if published else None, report.language, report.url, report.link, report.archived,
            report.read, report.seen, report.page, report.note,
        )  # fmt: skip


def _relays(tables: Tables) -> Iterator[tuple[str, ...]]:
    reports, publishers = tables.dataset.reports, tables.dataset.publishers
    for key, report in reports.items():
        for other in dict.fromkeys(report.relays):
            yield key, publishers[report.publisher].name, other, publishers[reports[other].publisher].name


def _citations(tables: Tables) -> Iterator[tuple[str, ...]]:
    """Of each claim the reports that carry it, then the origins behind them that do not."""
    for claim in tables.dataset.claims:
        ends = origins(claim, tables.dataset.reports)
        carried, first_hand = frozenset(claim.reports), frozenset(claim.first_hand)
        for key in dict.fromkeys((*claim.reports, *ends)):
            yield claim.id, key, yes(key in carried), yes(key in ends), yes(key in first_hand)


REPORTS = Table(
    "reports", "reports", "One row a published document that carries claims or events, or that one of these repeats.",
    ("report",), _REPORTS, chosen(_REPORTS, _reports),
)  # fmt: skip
RELAYS = Table(
    "relays", "who repeats whom", "One row a report and one that it repeats; following them to the end gives the "
    "origins.", ("report", "relays"), _RELAYS, chosen(_RELAYS, _relays),
)  # fmt: skip
CITATIONS = Table(
    "citations", "who carries what", "One row a claim and a report that carries it, or that is an origin behind one.",
    ("claim", "report"), _CITATIONS, chosen(_CITATIONS, _citations),
)  # fmt: skip
