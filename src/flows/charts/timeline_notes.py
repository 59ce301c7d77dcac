"""The numbered notes and lettered events that stand under the timeline, with their reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.charts.timeline_words import day, worded_figures
from flows.dataset.model import Dataset
from flows.evidence import origins
from flows.pictures.lanes import Timeline
from flows.tables import Tables


@dataclass(frozen=True, slots=True)
class Cited:
    """A report as a note lists it."""

    report: str
    """Its id."""
    publisher: str
    state_controlled: bool
    title: str | None
    url: str | None
    published: str | None
    """The printed date in words; None where none was seen."""
    is_origin: bool
    """Whether it repeats no other: one of the independent origins."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands under the timeline for one mark."""

    number: int
    claim: str
    """The id of the claim."""
    date: str
    actor: str
    stance: str
    statement: str
    figures: tuple[str, ...]
    """As worded."""
    caveat: str | None
    origins: int
    """Independent origins: the honest count beside the number of reports."""
    answers: tuple[int, ...]
    """Numbers of the notes it answers."""
    reports: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class EventNote:
    """What stands under the timeline for one letter."""

    letter: str
    event: str
    """The id of the event."""
    date: str
    title: str
    note: str | None
    reports: tuple[Cited, ...]


def notes(timeline: Timeline, tables: Tables) -> list[Note]:
    """The notes in order of number; none where the marks are counts."""
    if timeline.counted:
        return []
    number = dict(zip(timeline.rows["key"], timeline.rows["number"].tolist(), strict=True))
    answered: dict[str, list[int]] = {}
    for answer, other in zip(timeline.answers["answer"], timeline.answers["answered"], strict=True):
        answered.setdefault(answer, []).append(number[other])
    return [_note(claim, at, tuple(sorted(answered.get(claim, ()))), tables) for claim, at in number.items()]


def _note(key: str, number: int, answered: tuple[int, ...], tables: Tables) -> Note:
    data, claim = tables.dataset, tables.record(tables.place[key])
    ends = origins(claim, data.reports)
    listed = dict.fromkeys((*claim.reports, *ends))  # an origin may lie behind a report and not carry the claim itself
    return Note(
        number, key, day(str(claim.date)), data.actors[claim.by].name, claim.stance, claim.statement,
        worded_figures(claim), claim.caveat, len(ends), answered, _cited(listed, frozenset(ends), data),
    )  # fmt: skip


def _cited(reports: Iterable[str], ends: frozenset[str], data: Dataset) -> tuple[Cited, ...]:
    """Reports as notes list them, the origins first."""
    found = []
    for key in reports:
        report = data.reports[key]
        publisher, published = data.publishers[report.publisher], report.published
        found.append(
            Cited(
                key, publisher.name, publisher.state_controlled, report.title, report.url,
                day(str(published)) if published else None, key in ends,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda cited: not cited.is_origin))


def event_notes(timeline: Timeline, tables: Tables) -> list[EventNote]:
    """The events in order of letter."""
    data = tables.dataset
    records = {event.id: event for event in data.events}
    found = []
    for key, letter in zip(timeline.events["id"], timeline.events["letter"], strict=True):
        event = records[key]
        ends = frozenset(report for report in event.reports if not data.reports[report].relays)
        reports = _cited(event.reports, ends, data)
        found.append(EventNote(letter, key, day(str(event.date)), event.title, event.note, reports))
    return found
