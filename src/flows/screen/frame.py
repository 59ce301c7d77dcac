"""What every page starts from: the data, the reader's selection and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from flows.query import OPENED, OWN, Query, with_query
from flows.screen.pages import PAGES
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
    page: str
    """The name of the page."""
    asked: Query
    """What the address of this page says: the selection, the pages’ choices, what is open."""

    @property
    def own(self) -> bool:
        """Whether these are a reader's own data, which no address leads to but in this session."""
        return OWN in self.tables.which

    @property
    def style(self) -> Look:
        """The look of the page the reader sees."""
        return look(st.context.theme.type == "dark")

    @property
    def query(self) -> Query:
        """The selection with the pages’ choices, as links to other pages carry it: without what is open here."""
        return {key: value for key, value in self.asked.items() if key not in OPENED}

    def at(self, page: str, **changed: str | list[str]) -> str:
        """The address of a page with the selection."""
        return with_query(self.page_address(page), {**self.query, **changed})

    def here(self, **opened: str) -> str:
        """The address of this page with what is open, and with what else is to be opened."""
        return with_query(self.page_address(self.page), {**self.asked, **opened})

    def page_address(self, page: str) -> str:
        """The address of a page alone."""
        return f"{self.base}/{'' if page == PAGES[0].name else page}"


def view() -> View:
    """The view of this run, as the shell has set it."""
    found = st.session_state[_KEY]
    assert isinstance(found, View)
    return found


def keep(current: View) -> None:
    """Set the view of this run."""
    st.session_state[_KEY] = current
