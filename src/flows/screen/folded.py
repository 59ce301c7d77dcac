"""Folds whose content is made, and sent, only once they are opened; they stay open from page to page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

OPEN = "open-folds"
"""Where the session keeps the names of the folds that are open."""


def fold(label: str, name: str, *, expanded: bool = False) -> ExpanderContainer:
    """A fold; its `open` says whether there is anything to draw in it, `expanded` how it stands before it is used."""
    held: dict[str, bool] = st.session_state.setdefault(OPEN, {})
    key = f"fold-{name}"
    st.session_state[key] = held.get(name, expanded)  # the label may change, and with it what Streamlit remembers

    def turned() -> None:
        held[name] = bool(st.session_state[key])

    return st.expander(label, key=key, on_change=turned)


@st.fragment
def drawn(label: str, name: str, draw: Callable[[], None]) -> None:
    """A fold that alone is drawn anew when it is opened or closed: for what changes nothing elsewhere."""
    found = fold(label, name)
    if found.open:
        with found:
            draw()
