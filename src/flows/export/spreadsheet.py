"""A table as a CSV that spreadsheets read as it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from flows.export.columns import Column

RISKY = re.compile(r"^[\s\x00]*[=+\-@]|^[\t\r\n]")
"""How a cell begins that a spreadsheet may run as a formula."""


def csv(table: pd.DataFrame, columns: Iterable[Column]) -> bytes:
    """UTF-8 with a byte order mark, for spreadsheets to read accents; no text runs as a formula."""
    safe = table.copy(deep=False)
    for column in columns:
        if column.kind == "text":
            safe[column.name] = _harmless(safe[column.name])
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless(column: pd.Series) -> pd.Series:
    """An apostrophe before what a spreadsheet might run (OWASP, CSV injection)."""
    texts = column.astype(object)
    risky = [isinstance(text, str) and RISKY.search(text) is not None for text in texts]
    return texts.mask(np.array(risky, dtype=bool), "'" + texts.astype("string"))
