"""Above and below every page: links, the selection in a sentence, the link and the CSV."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from flows.export import claims
from flows.screen import cases, taking, text
from flows.screen.frame import View, view
from flows.screen.pages import PAGES
from flows.summary import sentence
from flows.views.style import Look

_STYLE = """
[data-testid="stMainBlockContainer"] { padding: 0.7rem 3rem 0.25rem; }
[data-testid="stMainBlockContainer"] h1 { padding: 0.1rem 0; }
[data-testid="stHeader"] { background: none; height: 0; }
[data-testid="stSidebarHeader"] { height: 2.5rem; }
[data-testid="stMain"] [data-testid="stMultiSelect"] [data-tag] { background: #0072b2; }
[class*="st-key-brief-"] { padding-bottom: 0.5rem; }
.flows-pages { display: flex; flex-wrap: wrap; }
:is(.flows-pages, .flows-menu) a {
  padding: 0.05rem 0.5rem; border-radius: 0.5rem; color: inherit; text-decoration: none;
}
:is(.flows-pages, .flows-menu) a:hover { background: color-mix(in srgb, currentColor 8%, transparent); }
:is(.flows-pages, .flows-menu) a[aria-current] {
  background: color-mix(in srgb, currentColor 8%, transparent); font-weight: 600;
}
.flows-menu { display: none; }
.flows-top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.25rem 1rem; }
.flows-cases { position: relative; flex: 1 1 12rem; min-width: 0; }
.flows-cases summary {
  cursor: pointer; min-height: 24px; margin-left: auto; padding: 0 0.25rem; width: fit-content; max-width: 100%;
  overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
}
.flows-cases nav {
  position: absolute; right: 0; z-index: 998; width: max-content; max-width: 90vw; padding: 0.5rem; background: PAPER;
  border: 1px solid RULE; border-radius: 0.5rem; box-shadow: 0 4px 16px rgba(0, 0, 0, 0.2);
}
.flows-cases a { display: block; padding: 0.4rem 0.75rem; border-radius: 0.5rem; color: inherit; }
.flows-cases a[aria-current] { font-weight: 600; }
@media (max-width: 800px) {
  [data-testid="stMainBlockContainer"] { padding: 3.4rem 0.8rem 1rem; }
  .flows-pages { display: none; }
  .stApp [class*="st-key-open-"] button, [data-testid="stTooltipHoverTarget"] > button, [role="group"] > button,
  [data-testid="stCheckbox"] label, [data-testid="stHeaderActionElements"] a { min-width: 24px; min-height: 24px; }
  [data-testid="stCaptionContainer"] a[href*="claim="], small a { display: inline-block; min-height: 24px; }
  .flows-menu { display: block; position: absolute; top: -2.85rem; right: 0; z-index: 999; }
  .flows-menu summary { cursor: pointer; border: 1px solid RULE; border-radius: 0.5rem; padding: 0.25rem 0.75rem; }
  .flows-menu[open] nav {
    position: absolute; right: 0; width: max-content; padding: 0.5rem; background: PAPER; border: 1px solid RULE;
    border-radius: 0.5rem; box-shadow: 0 4px 16px rgba(0, 0, 0, 0.2);
  }
  .flows-cases nav { left: 0; right: auto; }
  .flows-cases summary { margin-left: 0; }
  .flows-menu a { display: block; padding: 0.4rem 0.75rem; }
}
"""
"""Less empty space than Streamlit leaves above a page; on a narrow one the pages are a menu, and nothing that can be
pressed is smaller than 24 pixels."""


def style(look: Look) -> str:
    """The look of the frame."""
    return _STYLE.replace("PAPER", look.paper).replace("RULE", look.rule)


def base(path: str) -> str:
    """The dashboard's own address without the page."""
    here = urlsplit(st.context.url or "")
    prefix = here.path.rstrip("/").removesuffix(path).rstrip("/")
    return f"{here.scheme}://{here.netloc}{prefix}"


def navigation(view: View) -> None:
    """The pages as links that carry the selection along: in a row, and as a menu for narrow screens."""
    links = "".join(
        f'<a href="{escape(view.at(page.name))}"{" aria-current=page" if page.name == view.page else ""}>'
        f"{escape(page.title)}</a>"
        for page in PAGES
    )
    row = f'<nav class="flows-pages" aria-label="Pages">{links}</nav>'
    choice = cases.chooser(view)
    row = f'<div class="flows-top">{row}{choice}</div>' if choice else row
    st.html(f'{row}<details class="flows-menu"><summary>Menu</summary><nav aria-label="Menu">{links}</nav></details>')


def title(view: View, page: str) -> None:
    """The title with what can be taken away, and under it the selection in a sentence."""
    with st.container(horizontal=True, key="title", vertical_alignment="center", horizontal_alignment="distribute"):
        named = view.tables.dataset.dataset.title if page == PAGES[0].title else page
        st.title(text.plain(named), anchor=False, width="content")
        with st.container(horizontal=True, key="actions", width="content"):
            if not view.own:
                _link()
            taking.menu(view)
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


@st.fragment
def _link() -> None:
    """The address, made once it is asked for: it says what is open now."""
    popover = st.popover("Link to this view", key="link", on_change="rerun")
    if popover.open:
        with popover:
            st.code(view().here(), language=None, wrap_lines=True)


def footer(view: View) -> None:
    """Dataset, version, licence."""
    about = view.tables.dataset.dataset
    st.caption(
        text.plain(f"{about.title}, version {about.version}, updated {about.updated}. Data {about.licence}, code MIT. ")
        + "Every statement is somebody’s report or claim; none is a finding of this dashboard."
    )
