"""The numbered notes and lettered events that stand under the timeline, with their reports."""

from __future__ import annotations

from dataclasses import dataclass

from flows.dates import spoken
from flows.pictures.briefs import Brief, Cited, brief, cited
from flows.pictures.lanes import Timeline
from flows.tables import Tables


@dataclass(frozen=True, slots=True)
class Note:
    """What stands under the timeline for one mark."""

    number: int
    brief: Brief
    answers: tuple[int, ...]
    """Numbers of the notes it answers."""


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
    return [Note(at, brief(claim, tables), tuple(sorted(answered.get(claim, ())))) for claim, at in number.items()]


def event_notes(timeline: Timeline, tables: Tables) -> list[EventNote]:
    """The events in order of letter."""
    data = tables.dataset
    records = {event.id: event for event in data.events}
    found = []
    for key, letter in zip(timeline.events["id"], timeline.events["letter"], strict=True):
        event = records[key]
        ends = frozenset(report for report in event.reports if not data.reports[report].relays)
        reports = cited(event.reports, ends, data)
        found.append(EventNote(letter, key, spoken(str(event.date)), event.title, event.note, reports))
    return found
