"""A table as a CSV that spreadsheets read as it is meant, by whatever separator they split it."""

from __future__ import annotations

import csv as quoting
import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from flows.export.columns import Column

RISKY = re.compile(r"^[\s\x00]*[=+\-@]|^[\t\r\n]")
"""How a cell begins that a spreadsheet may run as a formula."""

_SPLIT = re.compile(r"""([;|\t\r\n]["'\s\x00]*)(?=[=+\-@])""")
"""Where a cell would begin so, if the line were split not at commas: in much of Europe at semicolons."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_READ = re.compile(
    rf"""\s*(?: \d{{1,2}} \s*[-/.:]\s* \d{{1,4}} (?: \s*[-/.:]\s* \d{{1,4}} )?  # 10-12, 3/4, 1.6, 24.02.2022, 6/2024
    | \d+ \s+ \d+/\d+                                                           # 1 1/2
    | \d{{1,4}} [-/.\s]* {_MONTH} (?: [-/.\s]* \d{{1,4}} )?                     # 4 March, 4-mar-22
    | {_MONTH} [-/.\s]* \d{{1,4}} (?: ,? \s* \d{{4}} )?                         # March 2022, Mar 4, 2022
    | \d+ (?: \.\d+ )? e \d+                                                    # 1E5
    | 0\d+ | \d{{12,}}                                                          # 0012, numbers of accounts
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""Texts that a spreadsheet would take for a day, a fraction or a number and write otherwise. Dates that begin with the
year are not among them: programs read them, and their first and last day stand in columns of their own."""


def csv(table: pd.DataFrame, columns: Iterable[Column]) -> bytes:
    """UTF-8 with a byte order mark, for spreadsheets to read accents; every text in quotes; no text runs as a formula
    nor becomes a date."""
    safe = table.copy(deep=False)
    for column in columns:
        if column.kind == "text":
            safe[column.name] = _harmless(safe[column.name])
    rows: str = safe.to_csv(index=False, header=False, lineterminator="\r\n", quoting=quoting.QUOTE_NONNUMERIC)
    return f"{','.join(safe.columns)}\r\n{rows}".encode("utf-8-sig")


def _harmless(column: pd.Series) -> pd.Series:
    texts = column.astype(object)
    kept = [harmless(text) if isinstance(text, str) else text for text in texts]
    return pd.Series(np.array([*kept, None], dtype=object)[:-1], index=column.index)


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet might run (OWASP, CSV injection) or read as something
    else: at its beginning, and where a cell would begin if the line were split otherwise."""
    guarded = _SPLIT.sub(r"\1'", text)
    return f"'{guarded}" if RISKY.search(text) or _READ.fullmatch(text) else guarded
