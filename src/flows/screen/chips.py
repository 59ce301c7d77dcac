"""What is chosen, as a row of buttons that each take one value back; how many they are beside the closed sidebar."""

from __future__ import annotations

import streamlit as st

from flows.screen import filters, text
from flows.screen.frame import View
from flows.screen.script import script
from flows.selection import Selection
from flows.summary import chip

_STYLE = """
.st-key-chips { gap: 0.4rem; }
.st-key-chips button { min-height: 1.75rem; padding: 0 0.6rem; border-radius: 1rem; }
.st-key-chips button p { font-size: 0.875rem; text-align: left; }
h1:focus { outline: none; }
.st-key-opener { position: absolute; }
[data-testid="stExpandSidebarButton"] { width: auto; padding: 0 0.5rem; }
[data-testid="stExpandSidebarButton"]::after { content: "NAME"; padding-left: 0.25rem; font-size: 0.9rem; }
.stApp:has([data-testid="stExpandSidebarButton"]) .flows-pages { padding-left: 5.5rem; }
@media print { .st-key-chips, .st-key-opener { display: none; } }
"""
_name = script("chips")


def style(view: View) -> str:
    """The look of the row and of the button that opens the closed sidebar."""
    return _STYLE.replace("NAME", _opener(view))


def _opener(view: View) -> str:
    many = sum(1 for _ in view.selection.values())
    return f"Filters ({many})" if many else "Filters"


def show(view: View) -> None:
    """One button a value, and one for all; none where nothing is chosen.

    The row is there at all times: whatever stood below one that comes and goes would be built anew by the browser.
    """
    _name(key="opener", data={"name": _opener(view)}, height="content")
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        for field, value in view.selection.values():
            label = text.plain(chip(field, value, view.tables))
            place = field if field == "text" else f"{field}-{value}"  # what is typed is no name of an element
            st.button(f"{label} ✕", key=f"chip-{place}", on_click=_without, args=(view.selection, field, value))
        if view.selection != Selection():  # the lists of the sidebar have a "Clear all" of their own
            st.button("Clear all filters", key="reset", on_click=filters.select, args=(Selection(),), type="tertiary")


def _without(selection: Selection, field: str, value: str) -> None:
    filters.select(selection.without(field, value))
