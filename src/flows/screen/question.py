"""What is asked on the page What follows: its widgets, and its part of the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from flows.bounds.address import PARAMETERS
from flows.bounds.counting import supposable
from flows.bounds.offers import offers
from flows.bounds.question import Question
from flows.dataset.model import Dataset
from flows.query import Query
from flows.screen import address, folded, text
from flows.screen.frame import View
from flows.summary import plural
from flows.tables import Tables

_ASKED = "question"
_SUBJECT = ("measure", "unit", "basis")
TOLERANCES = (0.0, 0.05, 0.1, 0.25, 0.5)


def current(tables: Tables) -> Query:
    """The question's part of the address: from the address where the reader moved, else as last chosen."""
    if address.moved():
        st.session_state[_ASKED] = _short(Question.from_query(address.read(), tables), tables)
    kept: Query = st.session_state.get(_ASKED, {})
    return kept


def asked(tables: Tables) -> Question:
    """The question that is open."""
    return Question.from_query(current(tables), tables)


def ask(question: Question, tables: Tables) -> None:
    """Make a question the open one; the address follows."""
    st.session_state[_ASKED] = _short(question, tables)


def _short(question: Question, tables: Tables) -> dict[str, str | list[str]]:
    """The question without what is asked where the address says nothing: the subject as a whole, or not at all."""
    usual, query = Question.from_query({}, tables), question.to_query()
    if all(getattr(question, field) == getattr(usual, field) for field in _SUBJECT):
        query = {key: value for key, value in query.items() if key not in {PARAMETERS[field] for field in _SUBJECT}}
    return query


def draw(view: View) -> Question:
    """The widgets; what each changes is asked at once."""
    question = asked(view.tables)
    left, middle, right = st.columns([3, 1, 1])
    with left:
        _subject(view, question)
    years = _years(view.tables.dataset)
    for column, field, label in ((middle, "since", "Flows from"), (right, "until", "Flows up to")):
        with column:
            _year(view, question, field, label, years)
    return question


def counting(view: View, question: Question) -> None:
    """Which claims count, behind a fold."""
    fold = folded.fold("Which claims count", "counting", expanded=bool(question.actors or question.without_denied))
    if fold.open:
        with fold:
            _counting(view, question)


def _changed(view: View, key: str, field: str, read: Any = None) -> None:
    value = st.session_state[key]
    ask(replace(asked(view.tables), **{field: read(value) if read else value}), view.tables)


def _subject(view: View, question: Question) -> None:
    """Measure, unit and basis in one choice, so that they cannot be mixed."""
    rows: list[Any] = list(offers(view.tables, view.mask).itertuples())
    known = {(str(row.measure), str(row.unit), str(row.basis)): row for row in rows}
    now = (question.measure, question.unit, question.basis)
    options = [*known, *([] if now in known else [now])]
    st.session_state["ask-subject"] = now

    def told(option: tuple[str, str, str]) -> str:
        measure, unit, basis = option
        many = f"{plural(int(known[option].claims), 'claim')}" if option in known else "no claim"
        return f"{'Value in ' if measure == 'value' else ''}{unit}, {basis} ({many})"

    def chosen() -> None:
        if st.session_state["ask-subject"] not in options:  # of a page that still shows earlier data
            return
        subject = dict(zip(_SUBJECT, st.session_state["ask-subject"], strict=True))
        ask(replace(asked(view.tables), **subject, fixed=()), view.tables)

    st.selectbox("How much: what is counted", options, key="ask-subject", format_func=told, on_change=chosen)


def _years(data: Dataset) -> range:
    """The years from the first period of a flow to the last, or to that of the data."""
    periods = [flow.period for flow in data.flows.values() if flow.period]
    last = max(data.dataset.updated.year, *(period.end.year for period in periods))
    return range(min((period.start.year for period in periods), default=last), last + 1)


def _year(view: View, question: Question, field: str, label: str, years: range) -> None:
    key, day = f"ask-{field}", getattr(question, field)
    options: list[Any] = [None, *sorted({*years, *([day.year] if day else [])})]
    st.session_state[key] = day.year if day else None

    def read(year: int | None) -> date | None:
        return None if year is None else date(year, 1, 1) if field == "since" else date(year, 12, 31)

    st.selectbox(
        label, options, key=key, format_func=lambda year: "any year" if year is None else str(year),
        placeholder="any year", on_change=_changed, args=(view, key, field, read),
    )  # fmt: skip


def _counting(view: View, question: Question) -> None:
    """Whose figures, denied ones, how far off, which denials are supposed true."""
    data = view.tables.dataset
    actors = sorted({data.claims[row].by for row in _figures(view)} | set(question.actors))
    denials = list(dict.fromkeys([*supposable(view.tables, question, view.mask), *question.supposed]))
    _several(view, question, "actors", "According to", actors, lambda key: data.actors[key].name, "everybody")
    _several(view, question, "supposed", "Suppose these denials true", denials, lambda key: _denial(view, key), "none")
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    with left:
        st.session_state["ask-tolerance"] = question.tolerance
        options = sorted({*TOLERANCES, question.tolerance})
        st.selectbox(
            "“About” may be off by", options, key="ask-tolerance", format_func=lambda share: f"{share * 100:g} %",
            on_change=_changed, args=(view, "ask-tolerance", "tolerance"),
        )  # fmt: skip
    with right:
        st.session_state["ask-without_denied"] = question.without_denied
        st.toggle(
            "Leave denied claims aside", key="ask-without_denied", on_change=_changed,
            args=(view, "ask-without_denied", "without_denied"),
        )  # fmt: skip


def _figures(view: View) -> list[int]:
    """Rows of the chosen claims about flows that state a figure."""
    rows = view.tables.within(view.tables.figures, view.mask)["claim"].unique()
    return [int(row) for row in rows if view.tables.claims["kind"].iloc[row] == "flow"]


def _denial(view: View, key: str) -> str:
    claim = view.tables.record(view.tables.place[key])
    return f"{view.tables.dataset.actors[claim.by].name}, {claim.date}: {key}"


def _several(
    view: View, question: Question, field: str, label: str, options: list[str], told: Any, nothing: str
) -> None:
    key = f"ask-{field}"
    st.session_state[key] = [value for value in getattr(question, field) if value in options]
    st.multiselect(
        label, options, key=key, format_func=told, placeholder=nothing.capitalize(),
        on_change=_changed, args=(view, key, field, tuple),
    )  # fmt: skip


def what_if(view: View, question: Question, names: Mapping[str, str]) -> None:
    """Fix one amount and see what follows; `names` are the rows that can be fixed."""
    options = list(names)
    if not options:
        return
    fold = folded.fold("What if", "what-if", expanded=bool(question.fixed))
    if fold.open:
        with fold, st.form("what-if", border=False):
            left, right = st.columns([3, 1])
            left.selectbox("Suppose that", options, key="fix-key", format_func=lambda key: names[str(key)])
            right.number_input(
                text.plain(f"is, in {question.unit}"), min_value=0.0, key="fix-amount", step=None, format="%0.0f"
            )
            st.form_submit_button("Suppose it", on_click=_fix, args=(view,))
    for key, amount in question.fixed:
        told = f"Supposed: {names.get(key, key)} is {amount:,.0f} {question.unit}."
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(text.plain(told), width="content")
            st.button("Take it back", key=f"unfix-{key}", on_click=_unfix, args=(view, key), type="tertiary")


def _fix(view: View) -> None:
    question = asked(view.tables)
    key, amount = str(st.session_state["fix-key"]), float(st.session_state["fix-amount"] or 0)
    ask(replace(question, fixed=tuple({**dict(question.fixed), key: amount}.items())), view.tables)


def _unfix(view: View, key: str) -> None:
    question = asked(view.tables)
    ask(replace(question, fixed=tuple(item for item in question.fixed if item[0] != key)), view.tables)
