"""The chosen claims, one row each; a click on a row opens its claim in the panel."""

from __future__ import annotations

from typing import Any

import streamlit as st

from flows.screen import filters, pick
from flows.screen.frame import View
from flows.views.claims import rows

SORTS = {"newest": "Newest first", "oldest": "Oldest first", "speaker": "By speaker", "flow": "By flow"}
_MOST = 1_400
"""Pixels of the table before it scrolls."""


def show(view: View) -> None:
    """The order, and the table."""
    found = rows.rows(view.tables, view.mask, filters.choose("sort", "Order", SORTS))
    st.caption("Click a row for the claim in full: figures, answers, and every report behind it.")
    pick.table(
        found.drop(columns="claim"), found["claim"].tolist(), "claim", "claims-table", most=_MOST, columns=_columns(),
        alt=f"{len(found)} claims, one row each; the same claims as the CSV.",
    )  # fmt: skip


def _columns() -> dict[str, Any]:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return {
        "Statement": text(width=430),
        "Who says it": text(width=210),
        "Date said": text(width=120),
        "Sources": number(help="Where the reports of the claim come from, each counted once.", width=70),
        "Reports": number(width=70),
        "Read": st.column_config.LinkColumn(display_text="open", help="A report that can be read.", width=60),
    }
