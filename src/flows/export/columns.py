"""A table that readers take away, and how it is described: in one place, for every form in which it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from flows.export.taken import Taken
from flows.once import once
from flows.tables import Tables

Kind = Literal["text", "integer", "number", "day"]

YES_NO = ("yes", "no")
BETWEEN = " | "
"""What stands between several ids, or texts, in one cell."""

_DTYPES = {"text": "object", "integer": "Int64", "number": "float64", "day": "object"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its meaning in words."""

    name: str
    meaning: str
    kind: Kind = "text"
    unit: str = ""
    """Of numbers: what they count, or the column that says so."""
    allowed: tuple[str, ...] = ()
    """Every value it may hold beside none."""
    needed: bool = False
    """Whether it is never empty."""
    names: str = ""
    """The table whose records its values are the keys of."""
    several: bool = False
    """Whether a cell holds any number of ids, joined by BETWEEN."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: known by identity, so that caches can hold it."""

    name: str
    """In addresses, file names, databases."""
    title: str
    """On the sheet of a workbook: at most 31 letters."""
    meaning: str
    """What one row is."""
    key: tuple[str, ...]
    """The columns that together name a row; empty where rows have no name."""
    columns: tuple[Column, ...]
    frame: Callable[[Taken], pd.DataFrame]
    """The rows of what is taken away, columns in this order."""

    @property
    def meanings(self) -> dict[str, str]:
        """The meaning of each column by its name."""
        return meanings(self.columns)

    def links(self) -> Iterable[Column]:
        """The columns that name one record of another table."""
        return (column for column in self.columns if column.names not in ("", self.name) and not column.several)


def meanings(columns: Iterable[Column]) -> dict[str, str]:
    """The meaning of each column by its name."""
    return {column.name: column.meaning for column in columns}


def chosen(
    columns: Sequence[Column], rows: Callable[[Tables], Iterable[tuple[Any, ...]]]
) -> Callable[[Taken], pd.DataFrame]:
    """From all rows of a dataset to the frame of a table: the rows whose every key names a record that is taken away.

    All rows are made once for a dataset.
    """

    @once
    def whole(tables: Tables) -> pd.DataFrame:
        found = pd.DataFrame.from_records(list(rows(tables)), columns=[column.name for column in columns])
        return found.astype({column.name: _DTYPES[column.kind] for column in columns})

    def frame(taken: Taken) -> pd.DataFrame:
        found = whole(taken.tables)
        for column in columns:
            if column.names and not column.several:
                found = found[found[column.name].isin(taken.kept[column.names])]
        return found

    return frame


def joined(texts: Iterable[str]) -> str | None:
    """Several texts as one cell; None where there is none."""
    return BETWEEN.join(texts) or None


def yes(true: bool) -> str:
    """One of YES_NO."""
    return "yes" if true else "no"


def records(frame: pd.DataFrame, columns: Iterable[Column]) -> list[tuple[Any, ...]]:
    """The rows as plain values: str, int, float, date, and None where a cell is empty."""
    return list(zip(*(_plain(frame[column.name]) for column in columns), strict=True))


def _plain(column: pd.Series) -> list[Any]:
    values: list[Any] = column.astype(object).tolist()
    return [None if missing or value == "" else value for value, missing in zip(values, column.isna(), strict=True)]
