"""The selection that all pages share, and the choices of single pages, as the address holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

import streamlit as st

from flows.query import CHOICES, Query
from flows.screen import address
from flows.selection import Selection
from flows.tables import Tables

DAYS = ("since", "until")
"""Fields that hold a day."""

_HELD = "selection"


def current(tables: Tables) -> Selection:
    """The selection: from the address where the reader moved, else as last chosen; with it go the pages' choices."""
    query = address.read()
    moved = address.moved()
    asked = query if moved else chosen().to_query()  # read anew either way: the data may have changed
    select(Selection.from_query(asked, tables))
    if moved:
        for key in (*map(_key, CHOICES), *(unread(field.name) for field in fields(Selection))):
            st.session_state.pop(key, None)
    return chosen()


def own() -> dict[str, str]:
    """The pages' choices as they stand, without the usual ones."""
    query = address.read()
    held = {key: str(st.session_state.get(_key(key), address.text(query, key)) or "") for key in CHOICES}
    return {key: value for key, value in held.items() if value and value != st.session_state.get(_usual(key))}


def chosen() -> Selection:
    """The selection as it stands."""
    found = st.session_state.get(_HELD, Selection())
    assert isinstance(found, Selection)
    return found


def select(selection: Selection) -> None:
    """Make a selection the one that stands; widgets and address follow."""
    st.session_state[_HELD] = selection


def keep(choice: str, allowed: Sequence[str], usual: str) -> None:
    """Give a page's widget its value: from the address, or the usual one, which the address does not repeat."""
    key = _key(choice)
    before = st.session_state.get(_usual(choice), usual)
    st.session_state[_usual(choice)] = usual
    asked = st.session_state.get(key, st.query_params.get(choice))
    if asked == before and key in st.session_state:  # what is usual may differ from one selection to the next
        asked = usual
    st.session_state[key] = asked if asked in allowed else usual  # set on every run: another page's widget drops it


def choose(choice: str, label: str, options: Mapping[str, str]) -> str:
    """One of a few, by its name in the address; the first is the usual one."""
    keep(choice, list(options), next(iter(options)))
    chosen = st.segmented_control(
        label, list(options), key=_key(choice), format_func=options.__getitem__, required=True
    )
    return str(chosen)


def unread(field: str) -> str:
    """The key under which is held what was typed and could not be read."""
    return f"unread-{field}"


def _usual(choice: str) -> str:
    return f"usual-{choice}"


def _key(field: str) -> str:
    return f"filter-{field}"


def address_of(which: Query, selection: Selection, own: Query) -> Query:
    """The query that says which data are meant, with a selection and the pages' choices."""
    return {**which, **selection.to_query(), **own}


def choice(key: str) -> str:
    """The key under which a page's widget holds a choice of CHOICES."""
    return _key(key)
