"""The Method page: its text, with the tables that are generated from the code they describe."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from flows.amounts import MAGNITUDES, number
from flows.export.claims import COLUMNS

_TEXT = Path(__file__).with_name("method.md")


def show() -> None:
    """The text in order; at its markers the table of worded magnitudes and that of the CSV's columns."""
    before, after = _TEXT.read_text(encoding="utf-8").split("<!-- magnitudes -->")
    between, rest = after.split("<!-- columns -->")
    st.markdown(before)
    st.table(magnitudes())
    st.markdown(between)
    with st.expander(f"The {len(COLUMNS)} columns"):
        st.table(columns())
    st.markdown(rest)


def magnitudes() -> pd.DataFrame:
    """Words of magnitude and how they are read."""
    rows = [(f"“{word}”", number(low), f"under {number(high)}") for word, (low, high) in MAGNITUDES.items()]
    return pd.DataFrame(rows, columns=["Worded", "At least", "And"]).set_index("Worded")


def columns() -> pd.DataFrame:
    """The columns of the CSV with their meaning."""
    return pd.DataFrame(list(COLUMNS.items()), columns=["Column", "Meaning"]).set_index("Column")
