"""What every page starts from: the data, the reader's selection and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from flows.query import Query
from flows.selection import Mask, Selection
from flows.summary import Counts
from flows.tables import Tables
from flows.views.style import Look, look

_KEY = "view"


@dataclass(frozen=True)
class View:
    """One run of the screen."""

    tables: Tables
    selection: Selection
    mask: Mask
    counts: Counts
    base: str
    """The dashboard's own address, with no slash at its end."""
    query: Query
    """The selection as the address holds it, with the pages’ choices, for links: without what is open here."""
    pages: Mapping[str, Any]
    """The pages as Streamlit links to them, by name."""

    @property
    def style(self) -> Look:
        """The look of the page the reader sees."""
        return look(st.context.theme.type == "dark")


def view() -> View:
    """The view of this run, as the shell has set it."""
    found = st.session_state[_KEY]
    assert isinstance(found, View)
    return found


def keep(current: View) -> None:
    """Set the view of this run."""
    st.session_state[_KEY] = current
