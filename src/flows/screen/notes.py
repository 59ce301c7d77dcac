"""The numbered notes and lettered events under the timeline, each with its reports."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from flows.charts.timeline import Cited, EventNote, Note, event_notes, notes
from flows.pictures.lanes import Timeline
from flows.screen import text
from flows.screen.frame import View
from flows.summary import plural

_PAGE = 25
"""Notes on one page of them."""


def show(timeline: Timeline, view: View) -> None:
    """Events first, then the claims by number."""
    events = event_notes(timeline, view.tables)
    if events:
        st.subheader("Events")
        for event in events:
            st.markdown(_event(event))
    found = notes(timeline, view.tables)
    st.subheader("Notes")
    if timeline.counted:
        st.info("With so many claims the timeline shows counts. Choose fewer claims for numbered notes.")
    for note in found[(_page(len(found)) - 1) * _PAGE :][:_PAGE]:
        st.markdown("\n".join(_note(note)))


def _page(many: int) -> int:
    pages = -(-many // _PAGE)
    return int(st.pagination(pages, key="notes-page")) if pages > 1 else 1


def _event(event: EventNote) -> str:
    more = f" {text.plain(event.note)}" if event.note else ""
    return f"**{event.letter}** {event.date}: {text.plain(event.title)}.{more} {_cited(event.reports)}"


def _note(note: Note) -> Iterator[str]:
    answers = f", answers {', '.join(map(str, note.answers))}" if note.answers else ""
    who = f"{note.date}, {text.plain(note.actor)} **{note.stance}**{answers}"
    yield f"**{note.number}** {who}: {text.plain(note.statement)} "
    if note.figures:
        yield f"Figures as worded: {text.plain('; '.join(note.figures))}. "
    if note.caveat:
        yield f"Caveat: {text.plain(note.caveat)} "
    behind = f"{plural(len(note.reports), 'report')}, {plural(note.origins, 'independent origin')}"
    yield f"[Claim](claims?claim={note.claim}); {behind}: {_cited(note.reports)}"


def _cited(reports: tuple[Cited, ...]) -> str:
    return "; ".join(_report(report) for report in reports)


def _report(report: Cited) -> str:
    name = f"{report.publisher} (state-controlled)" if report.state_controlled else report.publisher
    when = f", {report.published}" if report.published else ""
    return f"{text.link(name, report.url)}{when}{', origin' if report.is_origin else ''}"
