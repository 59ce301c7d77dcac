"""Shapes of tables, each a small file under shapes/: by what it is known, which column is what, what is left aside."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from flows.dataset.model import Basis
from flows.reading.mapping import Role
from flows.reading.table import Grid, Row, Table, key, visible


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Condition(_Part):
    """Rows that are left aside."""

    column: str
    """Name of the column."""
    matches: str
    """Regular expression that the whole cell matches, in any case."""
    reason: str
    """Why."""

    def holds(self, cell: str) -> bool:
        """Whether a cell is such."""
        return re.fullmatch(self.matches, cell, re.IGNORECASE | re.DOTALL) is not None


class Shape(_Part):
    """A shape of tables."""

    title: str
    """What it is called: 'SIPRI arms transfers register'."""
    needs: tuple[tuple[str, ...], ...] = ()
    """Columns by which it is known; one of these sets has to be there."""
    heading: str = ""
    """Regular expression that is found in a line above the header."""
    years: bool = False
    """Whether years stand as names of columns."""
    cells: dict[int, str] = {}
    """Of a table without a header: regular expressions of cells, by column from 0."""
    names: tuple[str, ...] = ()
    """Of a table without a header: what its columns are called."""
    beside: tuple[str, ...] = ()
    """Columns of the table that goes with it."""
    columns: dict[str, Role] = {}
    """Roles of columns, by name in any case."""
    constants: dict[str, str] = {}
    """What holds for all rows."""
    bases: dict[str, Basis] = {}
    """Words of the column of basis."""
    kind: Literal["flow", "statistic"] = "flow"
    nought: bool = False
    """Whether 0 is a figure; else the file has none."""
    caveat: str = ""
    """Why to be careful with every row."""
    leave: tuple[Condition, ...] = ()
    refused: str = ""
    """Why it is no data about flows, and what can be done instead."""
    rank: int = 1
    """Of shapes that fit, the one of the highest rank is taken."""

    def header(self, row: Row) -> bool:
        """Whether a row is the header of such a table."""
        names = {key(cell) for cell in row.cells if cell}
        if self.years:
            return sum(re.fullmatch(r"(?:19|20)[0-9]{2}", name) is not None for name in names) > 2
        return any(all(key(name) in names for name in wanted) for wanted in self.needs)

    def headless(self, row: Row) -> bool:
        """Whether a row is one of such a table without a header."""
        return bool(self.cells) and all(
            at < len(row.cells) and re.fullmatch(form, row.cells[at], re.IGNORECASE) for at, form in self.cells.items()
        )

    def roles(self, table: Table) -> dict[str, str]:
        """The role of each column of a table; of two columns with one role the first has it, but where it is asked."""
        known = {key(name): role for name, role in self.columns.items()}
        given: dict[str, str] = {}
        for name in table.header:
            role = known.get(key(name), "")
            several = role in SEVERAL or (self.rank < 0 and role in RIVALS)
            given[name] = "" if role in given.values() and not several else role
        return given


SEVERAL = ("via", "address", "note", "condition", "")
"""Roles that several columns may have."""
RIVALS = {
    "value": "Several columns may be the money of a row; they are not added. Which one counts?",
    "count": "Several columns may be the number of things; they are not added. Which one counts?",
}
"""Roles of which, in a table of no known shape, it is asked which of several columns has it."""


@cache
def shapes() -> dict[str, Shape]:
    """Every shape by name, those of the highest rank first."""
    found = {
        file.name.removesuffix(".yaml"): Shape.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
        for file in (resources.files("flows.reading") / "shapes").iterdir()
        if file.name.endswith(".yaml")
    }
    return dict(sorted(found.items(), key=lambda each: (-each[1].rank, each[0])))


_HEADER_WITHIN = 40
"""Rows among which the header is looked for."""


def fitted(grid: Grid) -> tuple[str, Table] | None:
    """The shape of a table and the table with its header; none where no shape fits."""
    for name, shape in shapes().items():
        for at, row in enumerate(grid.rows[:_HEADER_WITHIN]):
            above = tuple(each.text() for each in grid.rows[:at])
            if shape.header(row) and (not shape.heading or any(re.search(shape.heading, line) for line in above)):
                return name, table(grid, above, row, grid.rows[at + 1 :])
            if shape.headless(row) and all(map(shape.headless, grid.rows[at : at + 3])):
                return name, table(grid, above, None, grid.rows[at:], shape.names)
    return None


def table(
    grid: Grid, title: tuple[str, ...], head: Row | None, rows: tuple[Row, ...], names: tuple[str, ...] = ()
) -> Table:
    """A table by its header, or by names given to it: columns without one are numbered, those of one told apart."""
    names = head.cells if head else names
    width = max([len(names), *(len(row.cells) for row in rows)], default=0)
    header: list[str] = []
    for at in range(width):
        given = " ".join(visible(names[at]).split())[:100] if at < len(names) else ""
        called, again = given or f"column {at + 1}", 2
        while called in header:
            called, again = f"{given or f'column {at + 1}'} ({again})", again + 1
        header.append(called)
    used = [at for at in range(width) if (at < len(names) and names[at]) or any(_at(row, at) for row in rows)]
    kept = tuple(Row(row.number, tuple(_at(row, at) for at in used)) for row in rows)
    return Table(grid.name, title, tuple(header[at] for at in used), kept, head.number if head else 0)


def _at(row: Row, at: int) -> str:
    return visible(row.cells[at]) if at < len(row.cells) else ""
