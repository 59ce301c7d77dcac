"""Reports that a reader opens on the Sources page: one alone, or those of one publisher, each with its claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from flows.screen import filters, text
from flows.screen.frame import View
from flows.summary import plural

_PAGE = 20
"""Reports of a publisher on one page of them."""
_PLACE = "report-opened-in"


def opened(view: View, rows: pd.DataFrame, place: str) -> None:
    """The open report, where it was opened in this place of the page; one of the address stands in the picture's.

    `rows` has the columns of pictures.sources.LISTED.
    """
    chosen = _chosen("report")
    if not chosen or st.session_state.get(_PLACE, "picture") != place:
        return
    with st.container(border=True, key="report"):
        _listed(view, rows[rows["id"] == chosen], "This report is not behind the selection.")
        st.button("Close the report", on_click=open_, args=("report", ""))


def of_publisher(view: View, rows: pd.DataFrame) -> None:
    """The reports of the open publisher, a page at a time; `rows` as for `opened`."""
    chosen = _chosen("publisher")
    if not chosen:
        return
    own = rows[rows["publisher"] == chosen]
    with st.container(border=True, key="publisher"):
        pages = -(-len(own) // _PAGE)
        page = int(st.pagination(pages, key=f"publisher-page-{chosen}")) if pages > 1 else 1
        _listed(view, own[(page - 1) * _PAGE :][:_PAGE], "No report of this publisher is behind the selection.")
        st.button("Close the publisher", on_click=open_, args=("publisher", ""))


def open_(choice: str, key: str, place: str = "picture") -> None:
    """Open a publisher or report by its id, or close it by an empty one."""
    st.session_state[filters.choice(choice)] = key
    if choice == "report":
        st.session_state[_PLACE] = place


def _chosen(choice: str) -> str:
    return str(st.session_state.get(filters.choice(choice), st.query_params.get(choice, "")) or "")


def _listed(view: View, rows: pd.DataFrame, otherwise: str) -> None:
    for row in rows.itertuples():
        st.markdown("\n".join(_report(view, row)))
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
        yield f"- Repeats {text.plain('; '.join(row.relays))}: {plural(row.origins, 'independent origin')} behind it"
    if row.repeated_by:
        yield f"- {plural(row.repeated_by, 'report leads', 'reports lead')} back to it: 1 independent origin"
    yield from (_claim(view, key) for key in row.ids)


def _claim(view: View, key: str) -> str:
    claim = view.tables.record(view.tables.place[key])
    said = f"{view.tables.dataset.actors[claim.by].name}, {claim.date}, {claim.stance}: {claim.statement}"
    return f"- {text.plain(said)} ([claim](claims?claim={key}))"
