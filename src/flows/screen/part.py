"""A part of the page that is drawn anew alone: a picture with its panel, where a mark is opened or closed.

Such a run may change nothing but what is open. Where anything else changed, or what is open belongs to another part,
the whole page is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st

from flows.query import OPENED, Query
from flows.screen import address, cases, filters, question
from flows.screen.frame import View, keep
from flows.selection import Selection
from flows.tables import Tables

_WHOLE, _HERE, _OWNER = "part-whole", "part-here", "part-owner"
"""Whether the whole page is drawn, which part of it is drawn now, and which has drawn the panel."""
_PAGE = "page"


def asked(tables: Tables, selection: Selection) -> Query:
    """What the address of the page says: the selection, the pages' choices, what is open, the question."""
    return filters.address_of(tables.which, selection, {**filters.own(), **question.current(tables)})


@contextmanager
def whole() -> Iterator[None]:
    """A run of the whole page, which begins with nothing open."""
    st.session_state.update({_WHOLE: True, _HERE: _PAGE, _OWNER: ""})
    try:
        yield
    finally:
        st.session_state[_WHOLE] = False


@contextmanager
def alone(view: View, name: str) -> Iterator[View]:
    """Within it a part is drawn, with the page or alone; given is the view with what is open now."""
    state = st.session_state
    state[_HERE] = name
    try:
        if state[_WHOLE]:
            yield view
        else:
            current = _again(view, name)
            yield current
            if set(current.asked) & set(OPENED) and not opened():
                st.rerun(scope="app")
    finally:
        state[_HERE] = _PAGE


def _again(view: View, name: str) -> View:
    """The view with what is open now, which the address then says, too; the whole page where that would not do."""
    now = asked(view.tables, view.selection)
    changed = _rest(now) != _rest(view.asked) or address.moved() or cases.shown()[0].tables is not view.tables
    if changed or st.session_state[_OWNER] not in ("", name):
        st.rerun(scope="app")
    st.session_state[_OWNER] = ""
    address.write(now)
    current = replace(view, asked=now)
    keep(current)
    return current


def own() -> None:
    """Note that the panel is drawn by the part that is drawn now."""
    st.session_state[_OWNER] = st.session_state[_HERE]


def opened() -> bool:
    """Whether a part has drawn the panel."""
    return bool(st.session_state[_OWNER])


def _rest(query: Query) -> Query:
    return {key: value for key, value in query.items() if key not in OPENED}
