"""The filters in the sidebar: each option with the claims it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from flows import speakers
from flows.choices import SWITCHES, choices, label
from flows.countries import IN_LETTERS, SHOWN
from flows.facets import counts
from flows.query import words
from flows.screen import days, filters, folded, text
from flows.search import found
from flows.summary import plural
from flows.tables import ROLES, Tables

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
_OF_COUNTRIES = ("country", *ROLES, "speaker")
"""Fields whose values begin with the code of a country."""
_HELP = {
    "speaker": "By what the speakers are and where they are from. Of several, any counts.",
    "company": "Claims that name the company, in any of its spellings.",
    "source": "Claims that at least one report of this publisher carries.",
    "goods": "A class of goods with all the narrower classes in it.",
    "basis": "Whether a claim counts what was delivered, contracted, licensed, planned, or only asked for or refused; "
    "these are never added.",
    "disputed": "Claims about a flow that one speaker asserts and another denies, denials that answer a claim, and "
    "what they answer.",
    "figure": "Claims that state a value or a quantity.",
    "statistics": "Totals by official bodies, of all end users: context, never added to what is said of a flow.",
}


def draw(tables: Tables) -> None:
    """The widgets, each held by its parameter's name and set to what is chosen; each option with its claims."""
    for field in ("speaker", "actor", "stance", "country"):
        _several(field, tables)
    _folded("From, via, to", ROLES, tables)
    days.draw(tables)
    _several("company", tables)
    _several("source", tables)
    for field in SWITCHES:
        _switch(field, tables)
    _folded("Flow, goods, what is counted", _MORE, tables)
    st.session_state[filters.choice("text")] = filters.chosen().text
    st.text_input(
        "Words", key=filters.choice("text"), placeholder="in statement, names, route", help="All words must occur.",
        on_change=_changed, args=("text", tables),
    )  # fmt: skip


def _folded(label: str, fields: Sequence[str], tables: Tables) -> None:
    """Filters that few ask for, in a fold; open where one of them is set."""
    fold = folded.fold(label, fields[0], expanded=any(getattr(filters.chosen(), field) for field in fields))
    if fold.open:
        with fold:
            for field in fields:
                _several(field, tables)


def _changed(field: str, tables: Tables) -> None:
    value: Any = st.session_state[filters.choice(field)]
    if isinstance(value, list):
        read: Any = meant(field, value, tables)
        st.session_state[filters.unread(field)] = next((one for one in value if not meant(field, [one], tables)), "")
    else:
        read = words(value) if field == "text" else value
    filters.select(filters.chosen().changed(field, read))


def meant(field: str, values: Iterable[str], tables: Tables) -> tuple[str, ...]:
    """Values of a field; of a page that shows earlier data also labels, known by their names without the numbers; of
    what was typed the values that it finds, whatever accents, script and usual name."""
    named = {value: shown(field, value, tables) for value in choices(tables)[field]}
    known = {label(field, tables)(value): value for value in named} | {value: value for value in named}
    known |= {name: value for value, name in named.items()}
    each = ((known.get(value) or known.get(value.rpartition(" (")[0]), value) for value in values)
    return tuple(dict.fromkeys(one for sure, typed in each for one in ((sure,) if sure else found(typed, named))))


def shown(field: str, value: str, tables: Tables) -> str:
    """What a value is called, and the name beside it that readers may type: 'Türkiye (Turkey)', 'Türkiye: officials
    (Turkey)'."""
    also = SHOWN.get(value[:3], "") if field in _OF_COUNTRIES else ""
    return label(field, tables)(value) + (f" ({also})" if also else "")


def _several(field: str, tables: Tables) -> None:
    """Options that would give nothing stand at the end; of speakers only those of the chosen kinds are offered."""
    selection, key = filters.chosen(), filters.choice(field)
    many, held = counts(selection, tables)[field], getattr(selection, field)
    options = ordered(field, choices(tables)[field], many)
    if field == "actor" and selection.speaker:
        groups, actors = set(selection.speaker), tables.dataset.actors
        options = [value for value in options if value in held or not groups.isdisjoint(speakers.of(actors[value]))]
    st.session_state[key] = list(held)
    st.multiselect(
        _LABELS[field], options, key=key, help=_HELP.get(field), placeholder="Any", select_all=False,
        format_func=lambda value: f"{shown(field, value, tables)} ({many[value]:,})" if value in many else value,
        accept_new_options=True, filter_mode="contains", on_change=_changed, args=(field, tables),
    )  # fmt: skip
    typed = str(st.session_state.get(filters.unread(field), ""))
    if typed:
        st.error(text.plain(f"“{typed}” is none of these."))


def ordered(field: str, values: Iterable[str], many: Mapping[str, int]) -> list[str]:
    """Those with claims first. Before them all countries that are called by letters: Enter takes the first option in
    which the typed letters stand, and who types UK does not mean Ukraine."""

    def place(value: str) -> tuple[bool, bool]:
        return field not in _OF_COUNTRIES or value[:3] not in IN_LETTERS, not many[value]

    return sorted(values, key=place)


def _switch(field: str, tables: Tables) -> None:
    many, key = plural(counts(filters.chosen(), tables)[field]["yes"], "claim"), filters.choice(field)
    st.session_state[key] = getattr(filters.chosen(), field)
    st.toggle(f"{_LABELS[field]}, {many}", key=key, help=_HELP[field], on_change=_changed, args=(field, tables))
