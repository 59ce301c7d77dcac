"""Reports in the panel: one alone, or those of one publisher, each with its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from flows.screen import briefs, text
from flows.screen.frame import View
from flows.summary import STANCE_WORDS, plural
from flows.views.sources import tables as sources

_PAGE = 10
"""Reports of a publisher on one page of them."""


def some(view: View, keys: Sequence[str]) -> None:
    """A report by its id, or several."""
    rows = sources.reports(view.tables, view.mask)
    _listed(view, rows[rows["id"].isin(keys)], "This report is not behind the selection.")


def of_publisher(view: View, key: str) -> None:
    """The reports of a publisher, a page at a time."""
    rows = sources.reports(view.tables, view.mask)
    own = rows[rows["publisher"] == key]
    page = briefs.page_of(len(own), f"publisher-page-{key}", _PAGE)
    _listed(view, own[page], "No report of this publisher is behind the selection.")


def _listed(view: View, rows: pd.DataFrame, otherwise: str) -> None:
    listed: list[Any] = list(rows.itertuples())
    for row in listed:
        st.markdown("\n".join(_report(view, row)))
        for key in row.ids:
            claim = view.tables.record(view.tables.place[key])
            who, stance = view.tables.dataset.actors[claim.by].name, STANCE_WORDS[claim.stance]
            with st.container(key=f"brief-{row.id}-{key}", gap=None):
                st.markdown(text.plain(f"{who}, {claim.date}, {stance}: {claim.statement}"))
                briefs.in_full(key, f"{row.id}-")
    if rows.empty:
        st.markdown(otherwise)


def _report(view: View, row: Any) -> Iterator[str]:
    """A report with what it repeats, what leads back to it, and its claims."""
    record = view.tables.dataset.reports[row.id]
    publisher = text.plain(text.publisher(view.tables.dataset.publishers[record.publisher]))
    title = text.link(record.title or record.url or "no address known", record.url)
    about = [str(record.published or "no date seen"), record.language, record.kind]
    about += ["not read"] if record.read == "no" else []
    yield f"**{publisher}**: {title} ({', '.join(about)})"
    yield ""
    if row.relays:
        yield f"- Repeats {text.plain('; '.join(row.relays))}: {plural(row.origins, 'source')} behind it"
    if row.repeated_by:
        yield f"- {plural(row.repeated_by, 'report leads', 'reports lead')} back to it: 1 source"
