"""The table of the chosen claims, and the claim a reader opens from it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from flows.export import claims
from flows.screen import briefs, claim, filters
from flows.screen.frame import View
from flows.views.briefs import brief

_SHOWN = {
    "date_said": "Date said",
    "actor_name": "Actor",
    "stance": "Stance",
    "statement": "Statement",
    "intermediary_names": "Through",
    "destination_names": "To",
    "value_worded": "Value as worded",
    "quantity_worded": "Quantity as worded",
    "basis": "Basis",
    "independent_origins": "Independent origins",
    "reports": "Reports",
    "claim": "Id",
}

_MOST_REPORTS = 12
"""Of one claim, in the list; all stand in the claim itself."""
_ROW, _MOST = 35, 740
"""Pixels of a row, and of the table before it scrolls."""


def table(view: View) -> None:
    """One row a chosen claim; choosing a row opens the claim and puts it into the address."""
    rows = claims.frame(view.tables, view.mask, view.base)
    shown = rows[list(_SHOWN)].rename(columns=_SHOWN)

    def opened() -> None:
        picked: list[int] = st.session_state["claims-table"]["selection"]["rows"]
        st.session_state[filters.choice("claim")] = str(rows["claim"].iloc[picked[0]]) if picked else ""

    st.dataframe(
        shown,
        hide_index=True,
        height=min(_ROW * (len(shown) + 2), _MOST),
        key="claims-table",
        on_select=opened,
        selection_mode="single-row",
        alt=f"{len(shown)} claims, one row each; the same rows as the CSV.",
        column_config=_columns(),
    )


def _columns() -> dict[str, Any]:
    return {
        "Statement": st.column_config.TextColumn(width="large"),
        "Actor": st.column_config.TextColumn(width="medium"),
        "Independent origins": st.column_config.NumberColumn(help="Distinct origins behind the reports."),
    }


def reports(view: View) -> None:
    """Under the table every claim in a few lines, with links to its reports."""
    st.header("With their reports")
    keys = view.tables.claims["id"].to_numpy()[view.mask]
    for key in keys[briefs.page_of(len(keys), "claims-page")]:
        briefs.show(brief(str(key), view.tables), view, most=_MOST_REPORTS)


def panel(view: View) -> None:
    """The opened claim, with the way back."""
    chosen = st.session_state.get(filters.choice("claim"), st.query_params.get("claim", ""))
    if not chosen:
        st.caption("Choose a row to open its claim: figures, answers, and every report behind it.")
        return
    claim.show(view, chosen)
    st.button("Close the claim", on_click=_close)


def _close() -> None:
    st.session_state[filters.choice("claim")] = ""
