"""Above and below every page: links, the selection in a sentence, Reset, the link and the CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from flows.export import claims
from flows.screen import filters
from flows.screen.frame import View
from flows.selection import Query, Selection, with_query
from flows.summary import sentence

STYLE = """
[data-testid="stMainBlockContainer"] { padding: 3.2rem 3rem 3rem; }
[class*="st-key-brief-"] { padding-bottom: 0.5rem; }
[class*="st-key-brief-"] [data-testid="stPageLink"] a { padding-left: 0; min-height: 0; background: none; }
[class*="st-key-brief-"] [data-testid="stPageLink"] a * { font-weight: normal; }
[class*="st-key-brief-"] [data-testid="stPageLink"] p { text-decoration: underline; font-size: 0.9rem; }
[data-testid="stSidebarHeader"] { height: 2.5rem; }
@media (max-width: 640px) { [data-testid="stMainBlockContainer"] { padding: 4.6rem 0.8rem 2rem; } }
"""
"""Less empty space than Streamlit leaves above a page."""


def base(path: str) -> str:
    """The dashboard's own address without the page."""
    here = urlsplit(st.context.url or "")
    prefix = here.path.rstrip("/").removesuffix(path).rstrip("/")
    return f"{here.scheme}://{here.netloc}{prefix}"


def navigation(pages: Sequence[Any], query: Query) -> None:
    """The pages as links that carry the selection along."""
    with st.container(horizontal=True, key="pages", gap="small"):
        for page in pages:
            st.page_link(page, query_params=query, width="content")


def selection(view: View, query: Query) -> None:
    """What is chosen, and what can be done with it."""
    st.markdown(sentence(view.selection, view.counts, view.tables))
    with st.container(horizontal=True, key="actions", vertical_alignment="center"):
        st.button("Reset filters", on_click=filters.reset, disabled=view.selection == Selection(), key="reset")
        with st.popover("Link to this view"):
            st.code(here(query), language=None, wrap_lines=True)
        st.download_button(
            "Download CSV",
            data=lambda: claims.csv(view.tables, view.mask, view.base),
            file_name=claims.file_name(view.tables, view.mask),
            mime="text/csv",
            on_click="ignore",
            key="download",
        )


def here(query: Query) -> str:
    """The full address of the page with its query."""
    at = urlsplit(st.context.url or "")
    return with_query(f"{at.scheme}://{at.netloc}{at.path or '/'}", query)


def footer(view: View) -> None:
    """Dataset, version, licence."""
    about = view.tables.dataset.dataset
    st.caption(
        f"{about.title}, version {about.version}, updated {about.updated}. Data {about.licence}, code MIT. "
        "Every statement is somebody’s report or claim; none is a finding of this dashboard."
    )
