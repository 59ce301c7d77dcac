"""Above and below every page: links, the selection in a sentence, the link and the CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from flows.export import claims
from flows.query import Query, with_query
from flows.screen import text
from flows.screen.frame import View
from flows.screen.pages import PAGES
from flows.summary import sentence

STYLE = """
[data-testid="stMainBlockContainer"] { padding: 0.9rem 3rem 1rem; }
[data-testid="stMainBlockContainer"] h1 { padding: 0.25rem 0; }
[data-testid="stHeader"] { background: none; height: 0; }
[data-testid="stSidebarHeader"] { height: 2.5rem; }
[data-testid="stMain"] [data-testid="stMultiSelect"] [data-tag] { background: #0072b2; }
[class*="st-key-brief-"] { padding-bottom: 0.5rem; }
.st-key-pages [data-testid="stPageLink"] a { padding: 0.1rem 0.5rem; }
.st-key-menu { display: none; }
@media (max-width: 800px) {
  [data-testid="stMainBlockContainer"] { padding: 3.4rem 0.8rem 1rem; }
  .st-key-pages { display: none; }
  .stApp [class*="st-key-open-"] button, [data-testid="stTooltipHoverTarget"] > button, [role="group"] > button,
  [data-testid="stCheckbox"] label, [data-testid="stHeaderActionElements"] a { min-width: 24px; min-height: 24px; }
  .st-key-menu { display: flex; position: absolute; top: 0.55rem; right: 0.8rem; width: auto; z-index: 999; }
}
"""
"""Less empty space than Streamlit leaves above a page; on a narrow one the pages are a menu, and nothing that can be
pressed is smaller than 24 pixels."""


def base(path: str) -> str:
    """The dashboard's own address without the page."""
    here = urlsplit(st.context.url or "")
    prefix = here.path.rstrip("/").removesuffix(path).rstrip("/")
    return f"{here.scheme}://{here.netloc}{prefix}"


def navigation(pages: Sequence[Any], query: Query) -> None:
    """The pages as links that carry the selection along: in a row, and as a menu for narrow screens."""
    row = st.container(horizontal=True, key="pages", gap=None)
    with st.container(key="menu"):
        menu = st.popover("Menu")
    for place in (row, menu):
        for page in pages:
            place.page_link(page, query_params=query, width="content")


def title(view: View, page: str, query: Query) -> None:
    """The title with what can be taken away, and under it the selection in a sentence."""
    with st.container(horizontal=True, key="title", vertical_alignment="center", horizontal_alignment="distribute"):
        named = view.tables.dataset.dataset.title if page == PAGES[0].title else page
        st.title(text.plain(named), anchor=False, width="content")
        with st.container(horizontal=True, key="actions", width="content"):
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
    with st.container(key="selection"):
        st.markdown(text.plain(sentence(view.selection, view.counts, view.tables)))


def here(query: Query) -> str:
    """The full address of the page with its query."""
    at = urlsplit(st.context.url or "")
    return with_query(f"{at.scheme}://{at.netloc}{at.path or '/'}", query)


def footer(view: View) -> None:
    """Dataset, version, licence."""
    about = view.tables.dataset.dataset
    st.caption(
        text.plain(f"{about.title}, version {about.version}, updated {about.updated}. Data {about.licence}, code MIT. ")
        + "Every statement is somebody’s report or claim; none is a finding of this dashboard."
    )
