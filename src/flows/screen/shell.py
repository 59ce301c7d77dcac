"""The frame around every page: navigation, filters, the selection in a sentence, downloads. Run by Streamlit."""

from __future__ import annotations

import streamlit as st

from flows.project import ROOT
from flows.screen import (
    address,
    cases,
    chips,
    filters,
    header,
    links,
    panel,
    paper,
    part,
    route,
    sidebar,
    trouble,
)
from flows.screen.frame import View, keep
from flows.screen.pages import PAGES
from flows.screen.turns import TURNS
from flows.summary import count


def run() -> None:
    """One run: read the address, draw the frame, draw the page."""
    pages = [
        st.Page(ROOT / "pages" / f"{page.name}.py", title=page.title, url_path=page.name, default=page is PAGES[0])
        for page in PAGES
    ]
    page = st.navigation(pages, position="hidden")
    st.set_page_config(page_title=f"{page.title} – Arms Flows", layout="wide")
    state, told = cases.shown()
    if state.problems:
        trouble.show(state)
    if state.tables is None:
        name = "" if page is pages[0] else page.url_path
        st.markdown(f"{told} {cases.others(f'{header.base(page.url_path)}/{name}')}")
        return
    if state.tables.which:
        st.set_page_config(page_title=f"{page.title} – {state.tables.dataset.dataset.title} – Arms Flows")
    selection = filters.current(state.tables)
    query = part.asked(state.tables, selection)
    address.write(query)
    mask = selection.mask(state.tables)
    counts, base = count(state.tables, mask), header.base(page.url_path)
    current = View(state.tables, selection, mask, counts, base, page.url_path or PAGES[0].name, query)
    keep(current)
    styles = [one.style(current.style) for one in (header, panel)]
    styles += [route.STYLE, chips.style(current), paper.STYLE, paper.foot(current)]
    st.html(f"<style>{''.join(styles)}</style>")
    header.navigation(current)
    links.listen(current)
    with st.sidebar:
        st.header("Filters")
        sidebar.draw(state.tables)
    if told:
        st.info(told)
    cases.mark()
    header.title(current, page.title)
    chips.show(current)
    with part.whole():
        page.run()
        panel.anything(current)
    header.footer(current)
    paper.sources(current)


with TURNS:
    run()
