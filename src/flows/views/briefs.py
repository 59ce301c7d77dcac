"""A claim in brief, with the reports that carry it: what a reader sees behind a mark, and under the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from flows.dataset.model import Dataset, StateControl
from flows.dates import spoken
from flows.evidence import origins
from flows.kept import kept
from flows.summary import stance_of
from flows.tables import Tables
from flows.views.figures import figures


@dataclass(frozen=True, slots=True)
class Cited:
    """A report as a reader finds it listed."""

    report: str
    """Its id."""
    publisher: str
    control: StateControl | None
    """Why its publisher counts as controlled by a state."""
    title: str | None
    url: str | None
    """Where it can be opened."""
    link: str | None
    """The same, opening at the words known of it."""
    copies: str | None
    """Where an archive lists copies of it."""
    archived: str | None
    """One such copy."""
    published: str | None
    """The printed date in words; None where none was seen."""
    language: str
    publisher_id: str
    is_origin: bool
    """Whether it repeats no other: one of the sources."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim in a few lines."""

    claim: str
    """The id of the claim."""
    date: str
    actor: str
    stance: str
    """In the words of the screen."""
    statement: str
    figures: tuple[str, ...]
    """In English, then as worded: 'EUR 31.5 million (“31,5 милиона евра”, Serbian)'."""
    caveat: str | None
    origins: int
    """Sources: the honest count beside the number of reports."""
    reports: tuple[Cited, ...]
    """The origins first, then those that can be opened."""


def brief(key: str, tables: Tables) -> Brief:
    """The claim of an id."""
    data, claim = tables.dataset, tables.record(tables.place[key])
    ends = origins(claim, data.reports)
    listed = dict.fromkeys((*claim.reports, *ends))  # an origin may lie behind a report and not carry the claim itself
    return Brief(
        key, spoken(str(claim.date)), data.actors[claim.by].name, stance_of(claim),
        claim.statement, tuple(map(str, figures(claim))),
        claim.caveat, len(ends), cited(listed, frozenset(ends), data),
    )  # fmt: skip


@kept
def addresses(tables: Tables) -> pd.Series:
    """Of each claim (a row of tables.claims) the address of one report that can be opened, missing where none can."""
    urls = tables.reports.set_index("id")["link"].reindex(tables.citations["report"].astype("string"))
    found = pd.Series(urls.to_numpy(), index=tables.citations["claim"]).dropna()
    return found[~found.index.duplicated()].reindex(range(len(tables.claims)))


def cited(reports: Iterable[str], ends: frozenset[str], data: Dataset) -> tuple[Cited, ...]:
    """Reports as they are listed: the origins (`ends`) first, then those that can be opened."""
    found = []
    for key in reports:
        report = data.reports[key]
        publisher, published = data.publishers[report.publisher], report.published
        found.append(
            Cited(
                key, publisher.name, publisher.state_control, report.title, report.address, report.link, report.copies,
                report.archived, spoken(str(published)) if published else None, report.language, report.publisher,
                key in ends,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.is_origin, one.url is None)))


def readable(reports: Iterable[Cited], languages: Sequence[str], publishers: Sequence[str]) -> list[Cited]:
    """The reports that can be opened: those of the publishers asked for first, then by the reader's languages."""
    rank = {language: place for place, language in enumerate(dict.fromkeys(languages))}
    opened = [report for report in reports if report.url]
    return sorted(opened, key=lambda one: (one.publisher_id not in publishers, rank.get(one.language, len(rank))))
