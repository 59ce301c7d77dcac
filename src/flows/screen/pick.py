"""A table whose rows open in the panel: a click anywhere in a row; the row is marked as long as what it opened is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from flows.screen import panel
from flows.screen.grid import grid

_ROW = 35
"""Pixels of a row."""


def table(
    shown: pd.DataFrame,
    ids: Sequence[str],
    opens: str,
    key: str,
    *,
    most: int,
    columns: dict[str, Any],
    alt: str,
    row: int = _ROW,
) -> None:
    """One row of `shown`, of so many pixels, for each of the `ids` of what it `opens` (a claim, a publisher, a report);
    higher than `most` pixels it scrolls."""
    # told anew on every run: a row left marked after Close could not be clicked again, nor beside another table
    marked = [place for place, one in enumerate(ids) if one == panel.chosen(opens)]
    st.session_state[key] = {"selection": {"rows": marked, "columns": [], "cells": []}}

    def picked() -> None:
        found: dict[str, Any] = st.session_state[key]["selection"]
        at = [*(row for row, _ in found["cells"]), *found["rows"]]
        if at or panel.chosen(opens):  # a table that is left may tell that nothing of it is chosen any more
            panel.open_(opens, str(ids[at[0]]) if at else "")

    grid(
        shown, height=min(row * len(shown) + 2 * _ROW, most), row_height=row, key=key,
        on_select=picked, selection_mode=["single-row", "single-cell"], column_config=columns, placeholder="", alt=alt,
    )  # fmt: skip
