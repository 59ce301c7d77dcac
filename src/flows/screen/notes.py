"""The numbered notes and lettered events under the timeline, each with its reports."""

from __future__ import annotations

import streamlit as st

from flows.charts.timeline import EventNote, event_notes, notes
from flows.pictures.lanes import Timeline
from flows.screen import briefs, text
from flows.screen.frame import View

_PAGE = 25
"""Notes on one page of them."""


def show(timeline: Timeline, view: View) -> None:
    """Events first, then the claims by number."""
    events = event_notes(timeline, view.tables)
    if events:
        st.header("Events")
        for event in events:
            st.markdown(_event(event))
    found = notes(timeline, view.tables)
    st.header("Notes")
    if timeline.counted:
        st.info("With so many claims the timeline shows counts. Choose fewer claims for numbered notes.")
    for note in found[chosen(len(found))]:
        answers = f", answers {', '.join(map(str, note.answers))}" if note.answers else ""
        briefs.show(note.brief, view, before=f"**{note.number}** ", after=answers)


def chosen(many: int) -> slice:
    """Of so many notes, those on the page that the reader has turned to."""
    pages = -(-many // _PAGE)
    page = int(st.pagination(pages, key="notes-page")) if pages > 1 else 1
    return slice((page - 1) * _PAGE, page * _PAGE)


def _event(event: EventNote) -> str:
    more = f" {text.plain(event.note)}" if event.note else ""
    return f"**{event.letter}** {event.date}: {text.plain(event.title)}.{more} {briefs.cited(event.reports)}"
