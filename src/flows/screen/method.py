"""The Method page: its text, with the tables that are generated from the code they describe."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import streamlit as st

from flows.amounts import MAGNITUDES, number
from flows.export.claims import COLUMNS
from flows.places import words
from flows.screen.frame import View
from flows.screen.text import plain
from flows.tables import Tables

_TEXT = Path(__file__).with_name("method.md")


def show(view: View) -> None:
    """A list of contents and the ways to data and corrections; then the text, at its markers the generated tables."""
    about = view.tables.dataset.dataset
    own = {"scope": plain(about.scope), "title": plain(about.title), "unconverted": unconverted(view.tables)}
    text = _TEXT.read_text(encoding="utf-8")
    for marker, told in own.items():
        text = text.replace(f"<!-- {marker} -->", told)
    before, after = text.split("<!-- magnitudes -->")
    between, rest = after.split("<!-- columns -->")
    st.markdown(" · ".join(f"[{title}](#{slug(title)})" for title in contents(text)))
    st.markdown(" · ".join(ways(view)))
    st.markdown(before)
    st.table(magnitudes())
    st.markdown(between)
    with st.expander(f"The {len(COLUMNS)} columns"):
        st.table(columns())
    st.markdown(rest)


def unconverted(tables: Tables) -> str:
    """' In this dataset that holds for amounts in RSD.': currencies of which some amount has no rate; else nothing."""
    values = tables.figures[(tables.figures["measure"] == "value") & (tables.figures["unit"] != "EUR")]
    without = sorted(values.loc[values["rate"].isna(), "unit"].astype(str).unique())
    return f" In this dataset that holds for amounts in {words(without)}." if without else ""


def contents(text: str) -> list[str]:
    """The headings of the text, in order."""
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def slug(title: str) -> str:
    """The anchor that Streamlit gives a heading."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))


def ways(view: View) -> list[str]:
    """Where the data file, the repository and the ear for corrections are, as far as the dataset says."""
    about = view.tables.dataset.dataset
    found = [f"[The data file (YAML)]({view.base}/data/dataset.yaml)"]
    found += [f"[Repository]({about.repository})"] if about.repository else []
    corrections = (about.corrections or "").replace("{claim}", "")
    return [*found, f"[Ask for a correction]({corrections})"] if corrections else found


def magnitudes() -> pd.DataFrame:
    """Words of magnitude and how they are read."""
    rows = [(f"“{word}”", number(low), f"under {number(high)}") for word, (low, high) in MAGNITUDES.items()]
    return pd.DataFrame(rows, columns=["Worded", "At least", "And"]).set_index("Worded")


def columns() -> pd.DataFrame:
    """The columns of the CSV with their meaning."""
    return pd.DataFrame(list(COLUMNS.items()), columns=["Column", "Meaning"]).set_index("Column")
