"""Who says what in words and as a table, for who cannot see the picture."""

from __future__ import annotations

import pandas as pd

from flows.places import words
from flows.summary import plural, stances_of
from flows.tables import Tables
from flows.views.positions.picture import Matrix

MARKS = (
    "Each mark is what somebody says of an alleged supply. A hollow mark was said of another one and is answered "
    "here, or answers what is said here. A grey ground marks what one asserts and another denies; the picture takes no "
    "side."
)
_NAMED = 6
"""Flows named in the sentence."""


def sentence(picture: Matrix) -> str:
    """'14 flows by 40 speakers. Asserted or confirmed by one speaker and denied by another: ...'"""
    rows = picture.flows
    if rows.empty:
        return "No flow is drawn."
    told = [f"{plural(len(rows), 'flow')} by {plural(picture.rows['actor'].nunique(), 'speaker')}."]
    both = rows[rows["contested"]]["name"].tolist()
    if both:
        told.append(f"Asserted or confirmed by one speaker and denied by another: {_listed(both)}.")
    return " ".join(told)


def _listed(names: list[str]) -> str:
    more = [plural(len(names) - _NAMED, "further flow")] if len(names) > _NAMED else []
    return words([f"“{name}”" for name in names[:_NAMED]] + more)


def table(picture: Matrix, tables: Tables) -> pd.DataFrame:
    """The same marks for reading: flow, how it stands, speaker, stance, other flow, who answers whom, claims, dates."""
    rows = picture.rows
    of_flow = picture.flows.set_index("flow").loc[rows["flow"]]
    dates = tables.claims["date"].to_numpy()
    return pd.DataFrame(
        {
            "Flow": of_flow["name"].to_numpy(),
            "Standing": of_flow["standing"].to_numpy(),
            "Who says it": rows["actor_name"],
            "Stance": stances_of(tables.claims.iloc[rows["last"]]).to_numpy(),
            "Said of another flow": rows["of"],
            "Answered here by": rows["by"],
            "Answers here": rows["to"],
            "Claims": rows["claims"],
            "First": dates[rows["first"]],
            "Last": dates[rows["last"]],
        }
    )
