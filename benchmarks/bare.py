"""A bare Streamlit page, to be compared with: one filter, and the figures and tables of a page of the app, made before.

Run by Streamlit, by way of `bare_app.py`; FLOWS_BARE names the file that `benchmarks.drawn` writes. A click on a mark
shows a line of text.
"""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

ANY = ""


@st.cache_data
def drawn() -> dict[str, dict[str, Any]]:
    """By page and choice of the filter, the figures, each with its config, and the tables."""
    found: dict[str, dict[str, Any]] = json.loads(Path(os.environ["FLOWS_BARE"]).read_text(encoding="utf-8"))
    return found


@st.cache_data
def frame(table: str) -> pd.DataFrame:
    """A table from what is written of it."""
    return pd.DataFrame(json.loads(table))


def show(page: str) -> None:
    """The filter, and what belongs to its choice."""
    held = drawn()[page]
    with st.sidebar:
        chosen = st.multiselect("Country on the route", [key for key in held if key != ANY])
    st.title(page.capitalize())
    here = held[chosen[0] if chosen else ANY]
    for at, (figure, config) in enumerate(here["figures"]):
        clicked: Any = st.plotly_chart(figure, config=config, key=f"figure-{at}", theme=None, on_select="rerun")
        if clicked and clicked["selection"]["points"]:
            st.header("Clicked")
    for table in here["tables"]:
        st.dataframe(frame(table), hide_index=True)


def run() -> None:
    """All pages."""
    st.set_page_config(layout="wide")
    pages = [st.Page(partial(show, name), title=name.capitalize(), url_path=name) for name in drawn()]
    st.navigation(pages).run()


if __name__ == "__main__":
    run()
