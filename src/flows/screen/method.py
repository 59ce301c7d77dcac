"""The Method page: its text, with the tables that are generated from the code they describe."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import streamlit as st

from flows.amounts import MAGNITUDES, number
from flows.export.claims import COLUMNS
from flows.screen import text
from flows.screen.frame import View
from flows.screen.text import plain
from flows.summary import reach

_TEXT = Path(__file__).with_name("method.md")


def show(view: View) -> None:
    """A list of contents and the ways to data and corrections; then the text, at its markers the generated tables."""
    told = _TEXT.read_text(encoding="utf-8")
    first, after = told.split("<!-- searched -->")
    before, after = after.split("<!-- magnitudes -->")
    between, rest = after.split("<!-- columns -->")
    st.markdown(" · ".join(f"[{title}](#{slug(title)})" for title in contents(told)))
    st.markdown(" · ".join(ways(view)))
    st.markdown(first)
    if reach_of_search := searched(view):
        st.markdown(reach_of_search)
    st.markdown(before)
    st.table(magnitudes())
    st.markdown(between)
    with st.expander(f"The {len(COLUMNS)} columns"):
        st.table(columns())
    st.markdown(rest)


def searched(view: View) -> str:
    """How far the search for reports reaches and how it was made; empty where the dataset does not say."""
    about = view.tables.dataset.dataset
    if about.searched is None:
        return ""
    return f"**{plain(reach(about))}** {plain(about.searched.how)} That nothing later stands here is no sign of calm."


def contents(text: str) -> list[str]:
    """The headings of the text, in order."""
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def slug(title: str) -> str:
    """The anchor that Streamlit gives a heading."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))


def ways(view: View) -> list[str]:
    """Where the data file, the repository and the ear for corrections are, as far as the dataset says."""
    about = view.tables.dataset.dataset
    found = [text.link("The data file (YAML)", f"{view.base}/data/dataset.yaml")]
    found += [text.link("Repository", about.repository)] if about.repository else []
    corrections = (about.corrections or "").replace("{claim}", "")
    return [*found, text.link("Ask for a correction", corrections)] if corrections else found


def magnitudes() -> pd.DataFrame:
    """Words of magnitude and how they are read."""
    rows = [(f"“{word}”", number(low), f"under {number(high)}") for word, (low, high) in MAGNITUDES.items()]
    return pd.DataFrame(rows, columns=["Worded", "At least", "And"]).set_index("Worded")


def columns() -> pd.DataFrame:
    """The columns of the CSV with their meaning."""
    return pd.DataFrame(list(COLUMNS.items()), columns=["Column", "Meaning"]).set_index("Column")
