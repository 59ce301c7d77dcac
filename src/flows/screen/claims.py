"""The chosen claims, one row each; a click on a row opens its claim in the panel."""

from __future__ import annotations

from typing import Any

import streamlit as st

from flows.screen import filters, pick
from flows.screen.frame import View
from flows.views.claims import rows

SORTS = {"newest": "Newest first", "oldest": "Oldest first", "speaker": "By speaker", "flow": "By flow"}
_ROW, _MOST = 84, 1_900
"""Pixels of a row with four lines (texts run on in rows of more than 64), and of the table at the most."""


def show(view: View) -> None:
    """The order, and the table: the columns that a reader needs first, the route and all else to the right."""
    found = rows.rows(view.tables, view.mask, filters.choose("sort", "Order", SORTS))
    st.caption("Click a row for the claim in full: figures, answers, and every report behind it.")
    pick.table(
        found.drop(columns="claim"), found["claim"].tolist(), "claim", "claims-table", most=_MOST, row=_ROW,
        columns=_columns(), alt=f"{len(found)} claims, one row each; the same claims as the CSV.",
    )  # fmt: skip


def _columns() -> dict[str, Any]:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return {
        "Date said": text(width=124),
        "Who says it": text(width=150),
        "Stance": text(width=104),
        "Statement": text(width=274),
        "Figure": text(width=124),
        "Read": st.column_config.LinkColumn(display_text="open", help="A report that can be read.", width=52),
        "Sources": number(help="Where the reports of the claim come from, each counted once.", width=66),
        "Reports": number(width=66),
    }
