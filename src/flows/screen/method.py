"""The Method page: its text, with the tables that are generated from the code they describe."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import streamlit as st

from flows.amounts import MAGNITUDES, no_rate, number
from flows.export.claims import COLUMNS
from flows.places import words
from flows.screen.frame import View
from flows.screen.text import link, plain
from flows.summary import reach
from flows.tables import Tables

_TEXT = Path(__file__).with_name("method.md")


def show(view: View) -> None:
    """A list of contents and the ways to data and corrections; then the text, at its markers the generated tables."""
    about = view.tables.dataset.dataset
    own = {"scope": plain(about.scope), "cited": plain(about.cited), "licence": plain(about.licence)}
    own |= {"unconverted": unconverted(view.tables), "searched": searched(view)}
    told = _TEXT.read_text(encoding="utf-8")
    for marker, words_of_data in own.items():
        told = told.replace(f"<!-- {marker} -->", words_of_data)
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


def searched(view: View) -> str:
    """How far the search for reports reaches and how it was made; empty where the dataset does not say."""
    about = view.tables.dataset.dataset
    if about.searched is None:
        return ""
    return f"**{plain(reach(about))}** {plain(about.searched.how)} That nothing later stands here is no sign of calm."


def unconverted(tables: Tables) -> str:
    """' In this dataset that holds for amounts in RSD: ...': currencies of which some amount has no rate, and why; else
    nothing."""
    values = tables.figures[(tables.figures["measure"] == "value") & (tables.figures["unit"] != "EUR")]
    without = values[values["rate"].isna()]
    days = {str(unit): tables.record(row).date.end for row, unit in zip(without["claim"], without["unit"], strict=True)}
    why = "; ".join(no_rate(unit, days[unit]) for unit in sorted(days))
    return f" In this dataset that holds for amounts in {words(sorted(days))}: {why}." if days else ""


def contents(text: str) -> list[str]:
    """The headings of the text, in order."""
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def slug(title: str) -> str:
    """The anchor that Streamlit gives a heading."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))


def ways(view: View) -> list[str]:
    """Where the data file, the repository and the ear for corrections are, as far as the dataset says."""
    about = view.tables.dataset.dataset
    found = [] if view.own else [link("The data file (YAML)", view.tables.at(f"{view.base}/data/dataset.yaml"))]
    found += [link("Repository", about.repository)] if about.repository else []
    corrections = (about.corrections or "").replace("{claim}", "")
    return [*found, link("Ask for a correction", corrections)] if corrections else found


def magnitudes() -> pd.DataFrame:
    """Words of magnitude and how they are read."""
    rows = [(f"“{word}”", number(low), f"under {number(high)}") for word, (low, high) in MAGNITUDES.items()]
    return pd.DataFrame(rows, columns=["Worded", "At least", "And"]).set_index("Worded")


def columns() -> pd.DataFrame:
    """The columns of the CSV with their meaning."""
    return pd.DataFrame(list(COLUMNS.items()), columns=["Column", "Meaning"]).set_index("Column")
