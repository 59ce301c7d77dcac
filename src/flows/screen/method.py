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

_TEXT = Path(__file__).with_name("method.md")


def show(view: View) -> None:
    """A list of contents and the ways to data and corrections; then the text, at its markers the generated tables."""
    told = _TEXT.read_text(encoding="utf-8")
    before, after = told.split("<!-- magnitudes -->")
    between, rest = after.split("<!-- columns -->")
    st.markdown(" · ".join(f"[{title}](#{slug(title)})" for title in contents(told)))
    st.markdown(" · ".join(ways(view)))
    st.markdown(before)
    st.table(magnitudes())
    st.markdown(between)
    with st.expander(f"The {len(COLUMNS)} columns"):
        st.table(columns())
    st.markdown(rest)


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
