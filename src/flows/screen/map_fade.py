"""On the map all but the route that is pointed at, or chosen, fades; and the map stays within its bounds."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from flows.screen import panel

_fade = st.components.v2.component("flows.map", js=Path(__file__).with_name("map_fade.js").read_text(encoding="utf-8"))


def listen(chart: str) -> None:
    """Beside a map drawn as `chart-<name>`."""
    _fade(key=f"click-fade-{chart}", data={"chart": chart, "mark": panel.chosen()}, height="content")
