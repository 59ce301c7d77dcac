"""The whole path of what is pointed at in a Sankey diagram, lit up in the browser alone."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_light = st.components.v2.component("flows.paths", js=Path(__file__).with_name("paths.js").read_text(encoding="utf-8"))


def light(chart: str) -> None:
    """For charts drawn as `chart-<name>`, whatever follows the name."""
    _light(key=f"paths-{chart}", data={"chart": chart}, height="content")
