"""What is found in a file, and what a reading of it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from flows.dataset import Problem
from flows.places import words
from flows.reading.mapping import Mapping
from flows.reading.table import Table

_ROWS = 6
"""Rows named with a question."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, with the role proposed for it."""

    name: str
    samples: tuple[str, ...]
    """Up to three different values, as they stand in the file."""
    role: str
    """One of ROLES; empty where the column is not used."""
    meaning: str
    """The role in plain words."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is taken for, before anything of it is read."""

    told: tuple[str, ...]
    """Plain sentences: shape, encoding, separator, header row, number of rows."""
    columns: tuple[Column, ...]
    mapping: Mapping
    """The reading that is proposed."""
    refused: str = ""
    """Why it is no data about flows, and what can be done instead; empty otherwise."""
    tables: tuple[Table, ...] = ()
    """The table that is read, and of FlowmapBlue the places after it; none of a data file of our own."""
    own: str = ""
    """The text of a data file of our own."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the file does not say, or says in more than one way."""

    key: str
    """Under which the answer stands in the mapping: 'place:Libya HoR*', 'unit:count', 'actor'."""
    text: str
    options: dict[str, str] | None
    """Answers that may be given, with their words; None where any text may be."""
    answer: str
    """The answer given, or the one proposed; empty where there is none."""
    rows: tuple[int, ...]
    """The rows concerned, as numbered in the file; empty where all are."""
    needed: bool
    """Whether nothing is made of the file without an answer."""

    @property
    def where(self) -> str:
        """'row 4' or 'rows 4, 7 and 3 more'; empty where all rows are concerned."""
        named = [str(row) for row in self.rows[:_ROWS]]
        more = [f"{len(self.rows) - _ROWS} more"] if len(self.rows) > _ROWS else []
        return f"{'row' if len(self.rows) == 1 else 'rows'} {words([*named, *more])}" if self.rows else ""

    @property
    def open(self) -> bool:
        """Whether it still has to be answered."""
        return self.needed and not self.answer


@dataclass(frozen=True, slots=True, order=True)
class Left:
    """A row that is not taken."""

    row: int
    """As numbered in the file, header lines counted."""
    reason: str
    text: str
    """The row itself, shortened."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table comes to by a mapping."""

    questions: tuple[Question, ...] = ()
    left: tuple[Left, ...] = ()
    """Every row that is not taken."""
    unused: tuple[str, ...] = ()
    """Columns that are not used."""
    claims: int = 0
    """Claims made; with questions open, as many as would be."""
    document: str = ""
    """The data file, as YAML; empty while a needed question is open, or where nothing is taken."""
    problems: tuple[Problem, ...] = ()
    """What the loader has against the document."""
