"""What a reader does on a chart: a click on a mark opens it, a drag chooses the days in view."""

from __future__ import annotations

import streamlit as st

from flows.screen import filters, panel
from flows.screen.script import script

DRAGGED = "window-dragged"
"""Where the session keeps the window that a drag left: the chart shows it already."""

_listen = script("click")


def listen(chart: str, *, zooms: bool = False, opens: str = "mark") -> None:
    """Beside a chart drawn as `chart-<name>`: a click on a mark opens what stands behind it, a mark or what else it
    `opens`; where the chart `zooms`, the days in view become the page's choice of a window."""
    key = f"click-{chart}"

    def clicked() -> None:
        panel.open_(opens, str(st.session_state[key].mark or ""))

    def zoomed() -> None:
        st.session_state[DRAGGED] = st.session_state[filters.choice("window")] = str(st.session_state[key].window or "")

    told = {"chart": chart, "zooms": zooms, "opened": panel.chosen(opens)}
    _listen(key=key, data=told, on_mark_change=clicked, on_window_change=zoomed, height="content")
