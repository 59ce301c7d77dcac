"""The timeline on the screen: the picture with its window and lanes, and under it the claims to read in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

import streamlit as st

from flows.dates import spoken
from flows.screen import briefs, filters, saving, text
from flows.screen.chart import below, chart
from flows.screen.click import DRAGGED
from flows.screen.frame import View
from flows.views.briefs import brief, cited
from flows.views.timeline import figure, picture, words
from flows.views.timeline.window import read, written
from flows.views.timeline.words import Entry

LANES = {"side": "Side", "actor": "Speaker"}
ORDERS = {"newest": "Newest first", "oldest": "Oldest first"}
_ALL = "all"
_YEAR = timedelta(days=365)
_DENSE = 0.8
"""The window of the years of most claims begins with the last year after whose start at least this share was said."""


def show(view: View) -> None:
    """Lanes, window, picture; the reading."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        lanes = filters.choose("lanes", "A lane is a", LANES)
    drawn = picture.timeline(view.tables, view.mask, lanes)
    with right:
        window = _window(drawn)
    told = words.sentence(drawn)
    if drawn.rows.empty:
        st.info(text.plain(told))
    else:
        _picture(view, drawn, window, told)
    below(view.tables, drawn, told, words.table(drawn, view.tables))
    _reading(view, drawn)


def _picture(view: View, drawn: picture.Timeline, window: figure.Days | None, told: str) -> None:
    shown, revision = _sent(window)
    shown_as = figure.figure(drawn, view.tables, view.style, window=shown, revision=revision)
    chart(view, drawn, shown_as, figure.CONFIG, told, "timeline", zooms=True)
    st.caption(
        "Drag across the picture to look closer, hold Shift to move, double-click to see all again. "
        + saving.links(view, "timeline")
    )


def _window(drawn: picture.Timeline) -> figure.Days | None:
    """The days shown, as the address or a drag says; a few windows to choose from."""
    known = {_ALL: "All"} | dict(_windows(drawn))
    shown = read(st.session_state.get(filters.choice("window")) or st.query_params.get("window", ""), drawn)
    key = "timeline-windows"
    st.session_state[key] = written(shown) if written(shown) in known else None

    def picked() -> None:
        chosen = str(st.session_state[key] or _ALL)
        st.session_state[filters.choice("window")] = "" if chosen == _ALL else chosen

    st.session_state[key] = st.session_state[key] or (None if shown else _ALL)
    st.segmented_control("Show", list(known), key=key, format_func=known.__getitem__, on_change=picked)
    return shown


def _sent(window: figure.Days | None) -> tuple[figure.Days | None, int]:
    """The window that the figure carries: after a drag the one it was sent with, so that it is not drawn anew."""
    state, now = st.session_state, written(window)
    sent: tuple[figure.Days | None, int] = state.get("timeline-sent", (None, 0))
    if now != state.get("timeline-window", ""):
        if now != state.pop(DRAGGED, None):
            sent = window, sent[1] + 1
        state["timeline-window"], state["timeline-sent"] = now, sent
    return sent


def _windows(drawn: picture.Timeline) -> Iterator[tuple[str, str]]:
    """The years in which most was said, and the last twelve months."""
    rows, last = drawn.rows, drawn.last
    for year in range(last.year, drawn.first.year, -1):
        within = rows.loc[rows["day"].dt.year >= year, "claims"].sum()
        if within >= _DENSE * rows["claims"].sum():
            yield written((date(year, 1, 1), last)), f"Since {year}"
            break
    if last - _YEAR > drawn.first:
        yield written((last - _YEAR, last)), "Last 12 months"


def _reading(view: View, drawn: picture.Timeline) -> None:
    """Claims and events by date, under years and months."""
    st.header("In order of date")
    order = filters.choose("order", "Order", ORDERS)
    entries = words.reading(drawn, view.tables, newest=order == "newest")
    shown = entries[briefs.page_of(len(entries), "timeline-page")]
    for year, of_year in groupby(shown, key=lambda entry: entry.year):
        st.subheader(year)
        for month, of_month in groupby(of_year, key=lambda entry: entry.month):
            st.markdown(f"**{month}**")
            for entry in of_month:
                _entry(view, entry)


def _entry(view: View, entry: Entry) -> None:
    if entry.event:
        more = f" {text.plain(entry.event.note)}" if entry.event.note else ""
        reports = briefs.cited(cited(entry.event.reports, frozenset(), view.tables.dataset))
        st.markdown(f"◆ {spoken(str(entry.date))}, event: {text.plain(entry.event.title)}.{more} {reports}")
        return
    claim = view.tables.record(view.tables.place[entry.key])
    answered = [view.tables.record(view.tables.place[key]) for key in claim.responds_to]
    names = [f"{view.tables.dataset.actors[other.by].name}, {spoken(str(other.date))}" for other in answered]
    after = f", in answer to {text.plain('; '.join(names))}" if names else ""
    briefs.show(brief(entry.key, view.tables), view, after=after, most=briefs.FEW)
