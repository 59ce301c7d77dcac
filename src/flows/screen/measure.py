"""What widths show on Routes: sources, or the amounts of one account."""

from __future__ import annotations

import streamlit as st

from flows.screen import filters
from flows.screen.frame import View
from flows.views import accounts

MEASURES = {"origins": "Independent origins", "value": "Value", "quantity": "Quantity"}


def measure(view: View) -> tuple[str, str]:
    """What the width shows, and the unit counted; the reader's choice, kept in the address."""
    filters.keep("measure", list(MEASURES), "origins")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    chosen = left.segmented_control(
        "Width shows", list(MEASURES), key=filters.choice("measure"), format_func=MEASURES.__getitem__, required=True
    )
    units = accounts.units(view.tables, view.mask) if chosen == "quantity" else []
    if not units:
        return str(chosen), ""
    filters.keep("unit", units, units[0])
    return str(chosen), str(right.selectbox("Unit", units, key=filters.choice("unit")))


def account(view: View, offered: list[str], every: str | None) -> str:
    """Whose figures are drawn; `every` names the choice of all, where there is one."""
    options: list[str] = offered if every is None else ["", *offered]
    if not options:
        return ""
    filters.keep("account", options, options[0])
    return str(
        st.selectbox(
            "Account: one actor’s figures that may be added", options, key=filters.choice("account"),
            format_func=lambda key: accounts.title(view.tables, str(key)) if key else str(every),
        )
    )  # fmt: skip
