"""The shared filters in the sidebar, and the choices of single pages that share the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import streamlit as st

from flows import places
from flows.screen import address
from flows.selection import Query, Selection, choices
from flows.tables import Tables, flow_name

CHOICES = ("measure", "unit", "account", "least", "lanes", "window", "order", "claim", "mark", "publisher", "report")
"""Parameters of single pages: what is measured, in which unit, whose account; what is open: a claim, a mark, ..."""

OPENED = ("claim", "mark", "publisher", "report")
"""Those that a link to another page leaves behind."""

_LABELS = {
    "country": "Country, at any stage",
    "origin": "Origin",
    "intermediary": "Intermediary",
    "destination": "Destination",
    "source": "Source (publisher)",
    "actor": "Actor (who says it)",
    "stance": "Stance",
    "flow": "Flow (route, goods, period)",
    "goods": "Goods",
    "basis": "Basis of figures",
}
_BY_ROLE = ("origin", "intermediary", "destination")
_HELP = {
    "source": "Claims that at least one report of this publisher carries.",
    "goods": "A class of goods with all the narrower classes in it.",
    "basis": "What a figure counts. Figures of different basis are never added.",
}


def current(tables: Tables) -> tuple[Selection, dict[str, str]]:
    """The selection and the pages' choices: from the address where the reader moved, else from the widgets."""
    query = address.read()
    if address.moved():
        _seed(Selection.from_query(query, tables))
        for key in CHOICES:
            st.session_state.pop(_key(key), None)
    chosen = {key: str(st.session_state.get(_key(key), address.text(query, key)) or "") for key in CHOICES}
    unusual = {key: value for key, value in chosen.items() if value and value != st.session_state.get(_usual(key))}
    return _from_widgets(), unusual


def keep(choice: str, allowed: Sequence[str], usual: str) -> None:
    """Give a page's widget its value: from the address, or the usual one, which the address does not repeat."""
    key = _key(choice)
    before = st.session_state.get(_usual(choice), usual)
    st.session_state[_usual(choice)] = usual
    asked = st.session_state.get(key, st.query_params.get(choice))
    if asked == before and key in st.session_state:  # what is usual may differ from one selection to the next
        asked = usual
    st.session_state[key] = asked if asked in allowed else usual  # set on every run: another page's widget drops it


def _usual(choice: str) -> str:
    return f"usual-{choice}"


def _key(field: str) -> str:
    return f"filter-{field}"


def _seed(selection: Selection) -> None:
    for field in fields(selection):
        value = getattr(selection, field.name)
        st.session_state[_key(field.name)] = list(value) if isinstance(value, tuple) else value


def _from_widgets() -> Selection:
    state = {field.name: st.session_state.get(_key(field.name)) for field in fields(Selection)}
    plain: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in state.items() if value
    }
    return Selection(**plain)


def reset() -> None:
    """Back to the whole set."""
    _seed(Selection())


def draw(tables: Tables) -> None:
    """The widgets, each held by its parameter's name."""
    known, names = choices(tables), _names(tables)

    def several(field: str) -> None:
        st.multiselect(
            _LABELS[field], known[field], key=_key(field), format_func=names[field], help=_HELP.get(field),
            placeholder="Any",
        )  # fmt: skip

    several("country")
    several("source")
    with st.expander("Origin, intermediary, destination", expanded=_any(_BY_ROLE)):
        for field in _BY_ROLE:
            several(field)
    for field in ("actor", "stance", "flow", "goods", "basis"):
        several(field)
    _dates(tables)
    st.text_input("Words", key=_key("text"), placeholder="in statement, names, route", help="All words must occur.")


def _any(names: tuple[str, ...]) -> bool:
    return any(st.session_state.get(_key(name)) for name in names)


def _dates(tables: Tables) -> None:
    first, last = date(2000, 1, 1), tables.dataset.dataset.updated
    left, right = st.columns(2)
    for column, field, label in ((left, "since", "Said since"), (right, "until", "Said until")):
        key = _key(field)
        if st.session_state.get(key):
            st.session_state[key] = min(max(st.session_state[key], first), last)
        column.date_input(label, value=None, min_value=first, max_value=last, key=key, format="YYYY-MM-DD")


def _names(tables: Tables) -> dict[str, Callable[[Any], str]]:
    data = tables.dataset

    def same(value: Any) -> str:
        return str(value)

    return {
        **dict.fromkeys(("country", *_BY_ROLE), places.name),
        "source": lambda key: data.publishers[key].name,
        "actor": lambda key: data.actors[key].name,
        "flow": lambda key: flow_name(data.flows[key], data),
        "goods": lambda key: data.goods[key].name,
        "stance": same,
        "basis": same,
    }


def address_of(selection: Selection, chosen: Query) -> Query:
    """The query of a selection with the pages' choices."""
    return {**selection.to_query(), **chosen}


def choice(key: str) -> str:
    """The key under which a page's widget holds a choice of CHOICES."""
    return _key(key)
