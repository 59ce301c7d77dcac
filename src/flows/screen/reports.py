"""Reports in the panel: one alone, or those of one publisher, each with its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from flows.languages import language
from flows.screen import briefs, text
from flows.screen.frame import View
from flows.summary import plural, stance_of
from flows.views.claims.dossier import found
from flows.views.sources import tables as sources

_PAGE = 10
"""Reports of a publisher on one page of them."""


def some(view: View, keys: Sequence[str]) -> None:
    """A report by its id, or several."""
    rows = sources.reports(view.tables, view.mask)
    for publisher in dict.fromkeys(rows.loc[rows["id"].isin(keys), "publisher"]):
        _control(view, str(publisher))
    _listed(view, rows[rows["id"].isin(keys)], "This report is not behind the selection.")


def of_publisher(view: View, key: str) -> None:
    """The reports of a publisher, a page at a time."""
    _control(view, key)
    rows = sources.reports(view.tables, view.mask)
    own = rows[rows["publisher"] == key]
    page = briefs.page_of(len(own), f"publisher-page-{key}", _PAGE)
    _listed(view, own[page], "No report of this publisher is behind the selection.")


def _control(view: View, key: str) -> None:
    """Why a publisher counts as controlled by a state, so that it can be contested."""
    known = view.tables.dataset.publishers.get(key)
    if known and known.state_control:
        said = text.link("where this is said", known.state_control.source)
        st.caption(f"State-controlled: {text.plain(known.state_control.why)} ({said})")


def _listed(view: View, rows: pd.DataFrame, otherwise: str) -> None:
    listed: list[Any] = list(rows.itertuples())
    for row in listed:
        st.markdown("\n".join(_report(view, row)))
        st.markdown("\n\n".join(_claim(view, key) for key in row.ids))
    if rows.empty:
        st.markdown(otherwise)


def _claim(view: View, key: str) -> str:
    claim = view.tables.record(view.tables.place[key])
    who, stance = view.tables.dataset.actors[claim.by].name, stance_of(claim)
    told = text.plain(f"{who}, {claim.date}, {stance}: {claim.statement}")
    return f"{told}  \n:small[{briefs.in_full(key, view)}]"


def _report(view: View, row: Any) -> Iterator[str]:
    """A report with what it repeats, what leads back to it, and its claims."""
    record = view.tables.dataset.reports[row.id]
    publisher = view.tables.dataset.publishers[record.publisher]
    title = text.link(record.title or record.address or "no address known", record.link)
    about = [str(record.published or "no date seen"), language(record.language), view.tables.dataset.kind(record)]
    about += ["not read"] if record.read == "no" else []
    about += [found(record)] if record.page else []
    label = " (state-controlled)" if publisher.state_control else ""
    yield f"**{text.plain(publisher.name)}**{label}: {title} ({', '.join(about)}{text.copies(record)})"
    yield ""
    if row.relays:
        yield f"- Repeats {text.plain('; '.join(row.relays))}: {plural(row.origins, 'source')} behind it"
    if row.repeated_by:
        yield f"- {plural(row.repeated_by, 'report leads', 'reports lead')} back to it: 1 source"
