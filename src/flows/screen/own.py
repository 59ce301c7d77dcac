"""Data that a reader brings along: shown to that reader alone, held in the session and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from flows.dataset import parse
from flows.query import OWN
from flows.screen import text
from flows.screen.filters import select
from flows.selection import Selection
from flows.store import State
from flows.tables import build

_KEY = "own"
WHICH = {OWN: "yes"}
"""What addresses say of it: where it is not at hand they are about nothing else."""


@dataclass(frozen=True, slots=True)
class Own:
    """What was taken."""

    name: str
    """As the reader's file is called."""
    state: State
    content: bytes
    """The file as YAML."""


def take(name: str, content: bytes) -> None:
    """Show a data file in place of the case, from the next run on, until it is left; `name` stands on every page.

    Raises InvalidDataset with every problem; what was shown stays then.
    """
    tables = build(parse(content, name), WHICH)
    st.session_state[_KEY] = Own(name, State(tables, digest=sha256(content).hexdigest(), content=content), content)
    _afresh()


def leave() -> None:
    """Forget it, and show the case again from the next run on."""
    if st.session_state.pop(_KEY, None) is not None:
        _afresh()


def taken() -> Own | None:
    """What this reader has taken and not left."""
    found = st.session_state.get(_KEY)
    assert found is None or isinstance(found, Own)
    return found


def _afresh() -> None:
    """The selection of other data means nothing here."""
    select(Selection())
    st.query_params.clear()


def mark(back: str) -> None:
    """On every page: whose data it shows, and the way back to a title."""
    found = taken()
    if found is None:
        return
    with st.container(horizontal=True, key="own-mark", vertical_alignment="center"):
        told = f"**Your data: {text.plain(found.name)}.** Only you see it; it is not saved."
        st.markdown(told, width="content")
        st.button(f"Back to {text.plain(back)}", on_click=leave, key="own-leave", type="tertiary")
