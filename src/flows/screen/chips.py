"""What is chosen, as a row of buttons that each take one value back."""

from __future__ import annotations

import streamlit as st

from flows.screen import filters, text
from flows.screen.frame import View
from flows.selection import Selection
from flows.summary import chip

_STYLE = """
.st-key-chips { gap: 0.4rem; }
.st-key-chips button { min-height: 1.75rem; padding: 0 0.6rem; border-radius: 1rem; }
.st-key-chips button p { font-size: 0.875rem; text-align: left; }
@media print { .st-key-chips { display: none; } }
[data-testid="stExpandSidebarButton"]::after { content: "NAME"; padding-left: 0.25rem; font-size: 0.9rem; }
[data-testid="stExpandSidebarButton"] { width: auto; padding: 0 0.5rem; }
"""


def style(view: View) -> str:
    """The look of the row; beside the closed sidebar stands how many values are chosen in it."""
    many = sum(1 for _ in view.selection.values())
    return _STYLE.replace("NAME", f"Filters ({many})" if many else "Filters")


def show(view: View) -> None:
    """One button a value, and one for all; nothing where nothing is chosen."""
    chosen = list(view.selection.values())
    if not chosen:
        return
    with st.container(horizontal=True, key="chips", vertical_alignment="center"):
        for field, value in chosen:
            label = text.plain(chip(field, value, view.tables))
            place = field if field == "text" else f"{field}-{value}"  # what is typed is no name of an element
            st.button(f"{label} ✕", key=f"chip-{place}", on_click=_without, args=(view.selection, field, value))
        st.button("Clear all", key="clear", on_click=filters.choose, args=(Selection(),), type="tertiary")


def _without(selection: Selection, field: str, value: str) -> None:
    filters.choose(selection.without(field, value))
