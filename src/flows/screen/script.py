"""The house's own scripts, each beside an element of a page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

_FOLDER = Path(__file__).parent


def script(name: str) -> ComponentRenderer:
    """A script by the name of its file, in which `listen` is run with each answer of the server and gives its end."""
    text = "".join((_FOLDER / f"{each}.js").read_text(encoding="utf-8") for each in (name, "once"))
    return st.components.v2.component(f"flows.{name}", js=text)
