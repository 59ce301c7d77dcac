"""Tables on the screen, without Streamlit's own way to save them: it writes cells that spreadsheets run as formulas, by
another name. What is to be taken away stands under Get data, safe and with its sources."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

_STYLE = """<style>
[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"]) { display: none; }
</style>"""


def grid(rows: pd.DataFrame, **options: Any) -> None:
    """`st.dataframe`, with its options, for reading."""
    st.html(_STYLE)
    st.dataframe(rows, hide_index=True, **options)
