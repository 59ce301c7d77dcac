"""A table as a CSV that spreadsheets read as it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

_FORMULA = re.compile(r"^[\s\x00]*[=+\-@]|^[\t\r\n]")
"""How a cell begins that a spreadsheet may run as a formula."""


def csv(table: pd.DataFrame, numbers: Iterable[str]) -> bytes:
    """UTF-8 with a byte order mark, for spreadsheets to read accents; no cell outside `numbers` runs as a formula."""
    safe = table.copy(deep=False)
    for column in safe.columns.difference(list(numbers)):
        safe[column] = _harmless(safe[column])
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless(column: pd.Series) -> pd.Series:
    """An apostrophe before what a spreadsheet might run (OWASP, CSV injection)."""
    texts = column.astype(object)
    risky = [isinstance(text, str) and _FORMULA.search(text) is not None for text in texts]
    return texts.mask(np.array(risky, dtype=bool), "'" + texts.astype("string"))
