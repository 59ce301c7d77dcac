"""Clicks on the marks of a chart: the text that a mark carries comes back to the page's own choice of a mark."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from flows.screen import filters

CLOSE = "Close"
"""The label of the button that undoes the choice; the script knows by it that the panel is drawn."""

_listen = st.components.v2.component("flows.click", js=Path(__file__).with_name("click.js").read_text(encoding="utf-8"))


def listen(chart: str, panel: str, *, zooms: bool = False) -> None:
    """Beside a chart drawn as `chart-<name>`: a click on a mark chooses it, and leads to the panel of that name; where
    the chart `zooms`, the days in view become the page's choice of a window."""
    key = f"click-{chart}"

    def clicked() -> None:
        choose(str(st.session_state[key].mark or ""))

    def zoomed() -> None:
        st.session_state[filters.choice("window")] = str(st.session_state[key].window or "")

    told = {"chart": chart, "panel": panel, "closing": CLOSE, "zooms": zooms}
    _listen(key=key, data=told, on_mark_change=clicked, on_window_change=zoomed, height="content")


def choose(mark: str) -> None:
    """Choose a mark, or none."""
    st.session_state[filters.choice("mark")] = mark
