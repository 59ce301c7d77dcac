"""When claims were said: since and until a year, or to the day."""

from __future__ import annotations

from datetime import date

import streamlit as st

from flows.query import day
from flows.screen import filters, folded, text
from flows.selection import Selection
from flows.summary import year_or_day
from flows.tables import Tables

_FIELDS = dict(zip(filters.DAYS, ("Said since", "Said until"), strict=True))
_MANY = 200
"""Years that a list may hold."""
_WRITE = "write a year, a month or a day: 2024, 2024-06, 2024-06-22."


def draw(tables: Tables) -> None:
    """Two years to choose, and under a fold two dates to type; both show what is chosen, and change only their own."""
    with st.container(key="filter-years"):
        for column, field in zip(st.columns(2), _FIELDS, strict=True):
            with column:
                _year(field, tables)
    exact = any(len(_shown(filters.chosen(), field)) > len("2024") or _unread(field) for field in _FIELDS)
    fold = folded.fold("Exact dates", "days", expanded=exact)
    if fold.open:
        with fold:
            for field in _FIELDS:
                _day(field)


def _unread(field: str) -> str:
    return str(st.session_state.get(filters.unread(field), ""))


def _shown(selection: Selection, field: str) -> str:
    """The year, or the day where it is not the first or last of one; nothing where any will do."""
    chosen: date | None = getattr(selection, field)
    return "" if chosen is None else year_or_day(chosen, first=field == "since")


def _year(field: str, tables: Tables) -> None:
    """What is chosen is always an option, a day that is no year as itself: what cannot be offered is not changed."""
    key, now = f"filter-{field}", _shown(filters.chosen(), field)
    st.session_state[key] = now
    st.selectbox(
        _FIELDS[field], ["", *sorted({*years(tables), *filter(None, [now])})], key=key, on_change=_chosen,
        args=(field, key), format_func=lambda year: year or "any year",
    )  # fmt: skip


def years(tables: Tables) -> tuple[str, ...]:
    """The years from the first claim to the last, without claims those of the events; of many only those that occur."""
    data = tables.dataset
    dates = [claim.date for claim in data.claims] or [event.date for event in data.events]
    found = {day.year for each in dates for day in (each.start, each.end)}
    whole = range(min(found), max(found) + 1) if found else range(0)
    return tuple(f"{year:04}" for year in (whole if len(whole) <= _MANY else sorted(found)))


def _day(field: str) -> None:
    key, unread = f"day-{field}", _unread(field)
    shown = getattr(filters.chosen(), field)
    st.session_state[key] = unread or str(shown or "")
    st.text_input(
        f"{_FIELDS[field]}, to the day", key=key, placeholder="2024-06-22", on_change=_chosen, args=(field, key)
    )
    if unread:
        st.error(text.plain(f"“{unread}” cannot be read: {_WRITE}"))


def _chosen(field: str, key: str) -> None:
    """Take what was chosen or typed; what cannot be read changes nothing."""
    typed = str(st.session_state[key]).strip()
    read = day(typed, first=field == "since")
    st.session_state[filters.unread(field)] = typed if typed and read is None else ""
    if read is not None or not typed:
        filters.select(filters.chosen().changed(field, read))
