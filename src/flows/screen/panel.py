"""The claims behind a mark, beside the chart: chosen by a click or from a list, kept in the address, and closed."""

from __future__ import annotations

import numpy as np
import streamlit as st

from flows.screen import briefs, click, filters, text
from flows.screen.frame import View
from flows.summary import plural
from flows.views.behind import behind, named, openable
from flows.views.briefs import brief
from flows.views.picture import Picture
from flows.views.style import Look

_MOST = 30
"""Claims in the panel; behind more stands the Claims page."""

_STYLE = """
[data-testid="stCaptionContainer"] { color: MUTED; opacity: 1; }
[class*="st-key-figure-"] [class*="st-key-click-"] { position: absolute; height: 0; min-height: 0; }
[class*="st-key-panel-"] { outline-offset: -2px; background: PAPER; }
[class*="st-key-panel-"] [class*="st-key-brief-"] p { font-size: 0.92rem; line-height: 1.4; }
[class*="st-key-panel-"] [data-testid="stCaptionContainer"] p { font-size: 0.85rem; }
@media screen and (min-width: 1200px) {
  [class*="st-key-figure-"]:has([class*="st-key-panel-"]) {
    display: grid; grid-template-columns: minmax(0, 1fr) 24rem; align-items: start; column-gap: 1.25rem;
  }
  [class*="st-key-figure-"] > :has([class*="st-key-panel-"]) {
    grid-column: 2; grid-row: 1 / span 4; position: sticky; top: 4rem; max-height: calc(100vh - 5rem); overflow-y: auto;
  }
  .st-key-figure-map:has([class*="st-key-panel-"]) :is(.st-key-chart-map, .stFullScreenFrame) {
    height: calc(42vw - 60px) !important;
  }
}
@media screen and (max-width: 1199.98px) {
  [class*="st-key-figure-"] > :has([class*="st-key-panel-"]) {
    position: fixed; inset: auto 0 0 0; z-index: 999; max-height: 60vh; overflow-y: auto; background: PAPER;
    box-shadow: 0 -2px 10px rgba(0, 0, 0, 0.25);
  }
}
"""


def style(look: Look) -> str:
    """On a wide page the panel stands beside its chart and stays in view; on a narrow one it lies at the foot."""
    return _STYLE.replace("PAPER", look.paper).replace("MUTED", look.muted)


def chosen() -> str:
    """The mark that is open, or nothing."""
    return str(st.session_state.get(filters.choice("mark"), st.query_params.get("mark", "")))


def show(view: View, picture: Picture, chart: str) -> None:
    """The panel, where the open mark is one of the picture's."""
    mark = chosen()
    rows = behind(picture, mark, view.tables) if mark else np.array([], dtype=np.int64)
    if not len(rows):
        return
    with st.container(key=f"panel-{chart}", border=True, gap="small"):
        st.header(text.plain(named(mark, view.tables)))
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(f"{plural(len(rows), 'claim')} of the selection", width="content")
            st.button(click.CLOSE, on_click=click.choose, args=("",), key=f"close-{chart}", type="tertiary")
        # the most reported first: what a reader will have met
        order = np.argsort(-view.tables.claims["reports"].to_numpy()[rows], kind="stable")
        keys = view.tables.claims["id"].to_numpy()[rows[order]]
        for key in keys[:_MOST]:
            briefs.show(brief(str(key), view.tables), view, most=briefs.FEW, place=f"{chart}-")
        if len(keys) > _MOST:
            st.caption(f"{len(keys) - _MOST} more: narrow the selection, or see the Claims page.")


def choice(view: View, picture: Picture, chart: str) -> None:
    """The marks as a list, for who would rather type or cannot point."""
    marks, key = openable(picture), f"marks-{chart}"
    if not marks:
        return
    st.session_state[key] = chosen() if chosen() in marks else None

    def picked() -> None:
        click.choose(st.session_state[key] or "")

    st.selectbox(
        "Claims behind a mark", marks, key=key, on_change=picked, index=None, width=440,
        placeholder="Click a mark, or choose one",
        format_func=lambda mark: named(str(mark), view.tables),
    )  # fmt: skip
