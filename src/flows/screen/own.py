"""Data that a reader brings along: shown to that reader alone, held in the session and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from flows.dataset import parse
from flows.query import CASE, OWN
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
    case: str = ""
    """The case that was shown before, and will be after; empty for the first."""


def take(name: str, content: bytes) -> None:
    """Show a data file in place of the case, from the next run on, until it is left; `name` stands on every page.

    Raises InvalidDataset with every problem; what was shown stays then.
    """
    tables = build(parse(content, name), WHICH)
    state = State(tables, digest=sha256(content).hexdigest(), content=content)
    held = taken()
    st.session_state[_KEY] = Own(name, state, content, held.case if held else st.query_params.get(CASE, ""))
    _afresh()


def leave() -> None:
    """Forget it, and show the case again from the next run on."""
    found = taken()
    if found:
        del st.session_state[_KEY]
        _afresh()
        if found.case:
            st.query_params[CASE] = found.case


def taken() -> Own | None:
    """What this reader has taken and not left."""
    found = st.session_state.get(_KEY)
    assert found is None or isinstance(found, Own)
    return found


def _afresh() -> None:
    """The selection of other data means nothing here."""
    select(Selection())
    st.query_params.clear()
