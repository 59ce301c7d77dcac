"""The shared filters in the sidebar, and the choices of single pages that share the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from flows import speakers
from flows.choices import SWITCHES, choices, label
from flows.facets import counts
from flows.query import Query, words
from flows.screen import address, days
from flows.selection import Selection
from flows.summary import plural
from flows.tables import ROLES, Tables

CHOICES = ("measure", "unit", "account", "lanes", "window", "order", "claim", "mark", "publisher", "report")
"""Parameters of single pages: what is measured, in which unit, whose account; what is open: a claim, a mark, ..."""

OPENED = ("claim", "mark", "publisher", "report")
"""Those that a link to another page leaves behind."""

_HELD = "selection"

_LABELS = {
    "speaker": "Who speaks",
    "actor": "Speaker",
    "stance": "What they do",
    "country": "Country on the route",
    "origin": "From",
    "intermediary": "Via",
    "destination": "To",
    "company": "Company",
    "source": "Carried by",
    "flow": "Flow (route, goods, period)",
    "goods": "Goods",
    "basis": "What is counted",
    "disputed": "Disputed only",
    "figure": "With a figure only",
    "statistics": "Official statistics",
}
_MORE = ("flow", "goods", "basis")
_HELP = {
    "speaker": "By what the speakers are and where they are from. Of several, any counts.",
    "company": "Claims that name the company, in any of its spellings.",
    "source": "Claims that at least one report of this publisher carries.",
    "goods": "A class of goods with all the narrower classes in it.",
    "basis": "Whether a figure counts what was delivered, contracted, licensed or planned; these are never added.",
    "disputed": "Claims about a flow that one speaker asserts and another denies, denials that answer a claim, and "
    "what they answer.",
    "figure": "Claims that state a value or a quantity.",
    "statistics": "Totals by official bodies, of all end users: context, never added to what is said of a flow.",
}


def current(tables: Tables) -> tuple[Selection, dict[str, str]]:
    """The selection and the pages' choices: from the address where the reader moved, else as last chosen."""
    query = address.read()
    moved = address.moved()
    asked = query if moved else chosen().to_query()  # read anew either way: the data may have changed
    choose(Selection.from_query(asked, tables))
    if moved:
        days.forget()
        for key in CHOICES:
            st.session_state.pop(_key(key), None)
    own = {key: str(st.session_state.get(_key(key), address.text(query, key)) or "") for key in CHOICES}
    unusual = {key: value for key, value in own.items() if value and value != st.session_state.get(_usual(key))}
    return chosen(), unusual


def chosen() -> Selection:
    """The selection as it stands."""
    found = st.session_state.get(_HELD, Selection())
    assert isinstance(found, Selection)
    return found


def choose(selection: Selection) -> None:
    """Make a selection the one that stands; widgets and address follow."""
    st.session_state[_HELD] = selection


def keep(choice: str, allowed: Sequence[str], usual: str) -> None:
    """Give a page's widget its value: from the address, or the usual one, which the address does not repeat."""
    key = _key(choice)
    st.session_state[_usual(choice)] = usual
    asked = st.session_state.get(key, st.query_params.get(choice))
    st.session_state[key] = asked if asked in allowed else usual  # set on every run: another page's widget drops it


def _usual(choice: str) -> str:
    return f"usual-{choice}"


def _key(field: str) -> str:
    return f"filter-{field}"


def draw(tables: Tables) -> None:
    """The widgets, each held by its parameter's name and set to what is chosen; each option with its claims."""
    for field in ("speaker", "actor", "stance", "country"):
        _several(field, tables)
    with st.expander("From, via, to", expanded=any(getattr(chosen(), role) for role in ROLES)):
        for field in ROLES:
            _several(field, tables)
    days.draw(tables)
    _several("company", tables)
    _several("source", tables)
    for field in SWITCHES:
        _switch(field, tables)
    with st.expander("Flow, goods, what is counted", expanded=any(getattr(chosen(), field) for field in _MORE)):
        for field in _MORE:
            _several(field, tables)
    st.session_state[_key("text")] = chosen().text
    st.text_input(
        "Words", key=_key("text"), placeholder="in statement, names, route", help="All words must occur.",
        on_change=_changed, args=("text",),
    )  # fmt: skip


def _changed(field: str) -> None:
    value: Any = st.session_state[_key(field)]
    read = tuple(value) if isinstance(value, list) else words(value) if isinstance(value, str) else value
    choose(chosen().changed(field, read))


def _several(field: str, tables: Tables) -> None:
    """Options that would give nothing stand at the end; of speakers only those of the chosen kinds are offered."""
    many, named, held = counts(chosen(), tables)[field], label(field, tables), getattr(chosen(), field)
    options = sorted(choices(tables)[field], key=lambda value: not many[value])
    if field == "actor" and chosen().speaker:
        groups, actors = set(chosen().speaker), tables.dataset.actors
        options = [key for key in options if key in held or not groups.isdisjoint(speakers.of(actors[key]))]
    st.session_state[_key(field)] = list(held)
    st.multiselect(
        _LABELS[field], options, key=_key(field), format_func=lambda value: f"{named(value)} ({many[value]:,})",
        help=_HELP.get(field), placeholder="Any", select_all=False, on_change=_changed, args=(field,),
    )  # fmt: skip


def _switch(field: str, tables: Tables) -> None:
    many = plural(counts(chosen(), tables)[field]["yes"], "claim")
    st.session_state[_key(field)] = getattr(chosen(), field)
    st.toggle(f"{_LABELS[field]}, {many}", key=_key(field), help=_HELP[field], on_change=_changed, args=(field,))


def address_of(selection: Selection, own: Query) -> Query:
    """The query of a selection with the pages' choices."""
    return {**selection.to_query(), **own}


def choice(key: str) -> str:
    """The key under which a page's widget holds a choice of CHOICES."""
    return _key(key)
