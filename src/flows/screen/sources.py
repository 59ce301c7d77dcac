"""The Sources page: who repeats whom, what each publisher carries, and every report with its claims."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from flows.languages import language
from flows.places import name
from flows.screen import click, pick, saving
from flows.screen.chart import below
from flows.screen.frame import View
from flows.summary import plural
from flows.views.sources import figure as dots
from flows.views.sources import relays
from flows.views.sources import tables as sources

_MOST = 490
"""Pixels of a table before it scrolls."""


def _number(label: str, told: str, width: int) -> Any:
    return st.column_config.NumberColumn(label, help=told, width=width)


def _text(label: str, width: int, told: str | None = None) -> Any:
    return st.column_config.TextColumn(label, help=told, width=width)


_CONTROLLED = _text("State-controlled", 130, "Why a state counts as owning or running the publisher; empty: none does.")
_SAID = st.column_config.LinkColumn("Where said", display_text="open", help="The page that says so.", width=80)
_PUBLISHERS = {
    "name": _text("Publisher", 200),
    "claims": _number("Claims", "Claims that its reports carry.", 68),
    "origins": _number("First reported", "Claims of which a report of its own is a source: it repeats nobody.", 104),
    "alone": _number("Only source of", "Claims that rest on it alone: all their sources are reports of its own.", 106),
    "reports": _number("Reports", "Its reports that carry these claims.", 72),
    "origin_reports": _number("Own reporting", "Its reports that repeat nobody.", 102),
    "relays": _number("Repeats others", "Its reports that repeat others.", 104),
    "repeated_by": _number("Repeated by", "Reports of anybody that lead back to its own reporting.", 98),
    "country": _text("Country", 120),
    "controlled": _CONTROLLED,
    "control_source": _SAID,
}
_REPORTS = {
    "publisher_name": _text("Publisher", 150),
    "published": _text("Published", 88),
    "title": _text("Title", 158),
    "link": st.column_config.LinkColumn("Address", display_text="open", width=72),
    "copies": st.column_config.LinkColumn(
        "Archived copies", display_text="look", help="Asks a public archive.", width=112
    ),
    "claims": _number("Claims", "Claims that it carries.", 68),
    "origin_of": _number("First reported", "Claims of which it is a source.", 104),
    "repeated_by": _number("Repeated by", "Reports that lead back to it.", 98),
    "origins": _number("Sources", "Sources behind it; 1 where it repeats nobody: itself.", 72),
    "relays": _text("Repeats", 220),
    "language": _text("Language", 84),
    "kind": _text("Kind", 130),
    "read": _text("Read", 80, "What was seen of it: whole, opening, no."),
}


def show(view: View) -> None:
    """The picture, the publishers, the reports."""
    publishers, found = sources.publishers(view.tables, view.mask), sources.reports(view.tables, view.mask)
    if found.empty:
        st.info("No report is behind the selection.")
        return
    st.markdown(lead(view, publishers))
    st.header("Who repeats whom")
    _relays(view)
    asked = view.selection.source
    if asked:  # who asks for a publisher looks for its reports, not for all that carry the same claims
        publishers, found = (rows[rows["publisher"].isin(asked)] for rows in (publishers, found))
    st.header("Publishers")
    _publishers(view, publishers)
    st.header("Reports")
    _reports(view, found)


def lead(view: View, publishers: pd.DataFrame) -> str:
    """What the page shows, in numbers."""
    counts, alone = view.counts, int(publishers["alone"].sum())
    every = alone == counts.claims > 1
    rests = "Each claim rests" if every else plural(alone, "claim rests", "claims rest")
    return (
        f"{plural(counts.reports, 'report')} by {plural(len(publishers), 'publisher')} "
        f"{'leads' if counts.reports == 1 else 'lead'} back to "
        f"{plural(counts.origins, 'source')}. {rests} on one publisher alone, however many repeat it."
    )


def _relays(view: View) -> None:
    """The picture; a click on a mark opens its report."""
    picture = relays.relays(view.tables, view.mask)
    told = relays.sentence(picture)
    if not picture.rows.empty:
        marks = "".join(f'<span style="white-space:nowrap">{mark}</span>&emsp; ' for mark in dots.LEGEND)
        st.html(f"<small>{marks}</small>")
        with st.container(width=dots.WIDTH):
            st.plotly_chart(
                dots.figure(picture, view.tables, view.style), config=dots.CONFIG, theme=None, alt=told,
                key="chart-relays",
            )  # fmt: skip
            click.listen("relays", opens="report")
        st.caption(saving.links(view, "sources"))
    below(view.tables, picture, told, relays.table(picture))


def _publishers(view: View, rows: pd.DataFrame) -> None:
    """One row a publisher; choosing a row opens its reports."""
    shown = rows.assign(
        **_control(view, rows),
        country=[name(code) if code else "" for code in rows["country"].fillna("")],
    )
    st.caption("The first three numbers count claims, the others reports. Click a row for its reports.")
    _table(shown, "publisher", rows["publisher"], _PUBLISHERS)


def _reports(view: View, rows: pd.DataFrame) -> None:
    """One row a report; choosing a row opens it."""
    shown = rows.assign(
        **_control(view, rows),
        relays=rows["relays"].map("; ".join),
        language=rows["language"].astype("string").map(language),
        **{column: rows[column].fillna("") for column in ("title", "link", "copies", "published")},
    )
    st.caption(
        "Click a row for the claims a report carries. “open” leads to its publisher’s own page, “look” to what "
        "a public archive keeps of it."
    )
    _table(shown, "report", rows["id"], _REPORTS)


def _control(view: View, rows: pd.DataFrame) -> dict[str, list[str]]:
    """Why each publisher counts as controlled by a state, and the page that says so; empty where none does."""
    found = [view.tables.dataset.publishers[key].state_control for key in rows["publisher"]]
    return {
        "controlled": [control.why if control else "" for control in found],
        "control_source": [control.source if control else "" for control in found],
    }


def _table(shown: pd.DataFrame, opens: str, ids: pd.Series, columns: dict[str, Any]) -> None:
    alt = f"{len(shown)} {opens}s, one row each."
    pick.table(shown[list(columns)], ids.tolist(), opens, f"{opens}s-table", most=_MOST, columns=columns, alt=alt)
