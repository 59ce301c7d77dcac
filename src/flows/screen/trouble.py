"""The problems of a data file, shown in place of a traceback."""

from __future__ import annotations

import streamlit as st

from flows.screen import text
from flows.store import State
from flows.summary import plural

_MOST = 50


def show(state: State) -> None:
    """Every problem with its line; what is shown meanwhile."""
    meanwhile = (
        "The dashboard shows the last good data."
        if state.tables is not None
        else "There is no earlier data to show: mend the file and reload."
    )
    first = state.problems[0]
    where = text.plain(f"{'In' if len(state.problems) == 1 else 'The first in'} {first.file}, line {first.line}.")
    st.error(f"The data file has {plural(len(state.problems), 'problem')}. {where} {meanwhile}")
    with st.expander("The problems, line by line", expanded=state.tables is None):
        st.code("\n".join(map(str, state.problems[:_MOST])), language=None, wrap_lines=True)
        if len(state.problems) > _MOST:
            st.caption(f"{len(state.problems) - _MOST} more: run python -m flows check.")
