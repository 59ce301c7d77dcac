"""How a reader's file is read, on the screen: what was recognised, each column, what is asked, what is left aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from flows.reading import ROLES, Column, Mapping, Question, Reading, Recognised
from flows.screen import folded, text
from flows.screen.grid import grid
from flows.summary import plural

Change = Callable[[Mapping], None]
_MOST = 40
"""Questions shown at once."""


def recognised(found: Recognised) -> None:
    """In plain sentences."""
    st.header("What was recognised")
    st.markdown("\n".join(f"- {text.plain(told)}" for told in found.told))


def columns(found: Recognised, mapping: Mapping, change: Change) -> None:
    """What each column is taken for, with what stands in it; those not used are folded away."""
    used = [one for one in found.columns if mapping.columns.get(one.name)]
    rest = [one for one in found.columns if one not in used]
    st.header("How the columns are read")
    _grid(used, found, mapping, change)
    if rest:
        fold = folded.fold(f"{plural(len(rest), 'column is', 'columns are')} not used", "columns")
        if fold.open:
            with fold:
                _grid(rest, found, mapping, change)


def _grid(shown: Sequence[Column], found: Recognised, mapping: Mapping, change: Change) -> None:
    for at in range(0, len(shown), 3):
        for place, column in zip(st.columns(3), shown[at : at + 3], strict=False):
            with place:
                _column(column, found.columns.index(column), mapping, change)


def _column(column: Column, at: int, mapping: Mapping, change: Change) -> None:
    key = f"yours-role-{at}"
    st.session_state[key] = mapping.columns.get(column.name, "")

    def chosen() -> None:
        change(mapping.with_role(column.name, str(st.session_state[key])))

    st.selectbox(
        text.plain(column.name) or f"Column {at + 1}", list(ROLES), key=key, format_func=ROLES.__getitem__,
        on_change=chosen,
    )  # fmt: skip
    st.caption(text.plain(" · ".join(one[:40] for one in column.samples)) or "empty")


def questions(reading: Reading, mapping: Mapping, change: Change) -> None:
    """What the file does not say; first what must be answered, then what can be changed."""
    if not reading.questions:
        return
    st.header("What is asked")
    asked = sorted(reading.questions, key=lambda question: not question.open)
    for question in asked[:_MOST]:
        _question(question, mapping, change)
    if len(asked) > _MOST:
        st.caption(f"{plural(len(asked) - _MOST, 'more question')}: shown when these are answered.")


def _question(question: Question, mapping: Mapping, change: Change) -> None:
    key = f"yours-answer-{question.key}"
    label = f"{text.plain(question.text)}{f' ({question.where})' if question.where else ''}"
    st.session_state[key] = question.answer or (None if question.options is not None else "")

    def answered() -> None:
        change(mapping.answered(question.key, str(st.session_state[key] or "").strip()))

    if question.options is None:
        st.text_input(label, key=key, on_change=answered, placeholder="Write it here")
    else:
        st.selectbox(
            label, list(question.options), key=key, on_change=answered, index=None, placeholder="Choose",
            format_func=question.options.__getitem__,
        )  # fmt: skip


def left(reading: Reading) -> None:
    """Every row that is not taken, with the reason, and the columns not used."""
    if not reading.left:
        return
    st.header("What is left aside")
    reasons = pd.Series([one.reason for one in reading.left]).value_counts()
    st.markdown("\n".join(f"- {plural(int(many), 'row')}: {text.plain(str(why))}" for why, many in reasons.items()))
    rows = pd.DataFrame([(one.row, one.reason, one.text) for one in reading.left], columns=["Row", "Reason", "Text"])
    grid(rows, alt=f"{plural(len(rows), 'row')} left aside, with the reason.")
