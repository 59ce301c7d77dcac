"""A table of texts, with the number of every row in its file."""

from __future__ import annotations

from dataclasses import dataclass

from flows.dataset.unseen import unseen
from flows.fold import words


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    number: int
    """The line of the file, or row of the sheet, on which it begins; from 1."""
    cells: tuple[str, ...]
    """Texts without blanks around them."""

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(map(bool, self.cells))

    def text(self, longest: int = 200) -> str:
        """The row in one line."""
        line = " | ".join(" ".join(cell.split()) for cell in self.cells)
        return line if len(line) <= longest else f"{line[: longest - 2]} …"


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of a file or sheet, before it is known which of them is the header."""

    name: str
    rows: tuple[Row, ...]
    """None of them empty."""
    told: tuple[str, ...]
    """How it was read."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header."""

    name: str
    title: tuple[str, ...]
    """Lines above the header."""
    header: tuple[str, ...]
    """Names of the columns, each different."""
    rows: tuple[Row, ...]
    """All with as many cells as there are columns."""

    named_in: int = 0
    """The row that names the columns; 0 where none does."""

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of a column."""
        at = self.header.index(name)
        return tuple(row.cells[at] for row in self.rows)


def visible(text: str) -> str:
    """A text with blanks in place of what nobody sees; its line breaks stay."""
    if text.isprintable() and text.isascii():
        return text
    hidden = set(unseen(text))
    return "".join(" " if one in hidden or not (one.isprintable() or one == "\n") else one for one in text).strip()


def key(name: str) -> str:
    """A name of a column made comparable: 'Numbers delivered', 'numbers_delivered' are one."""
    return words(name.replace("_", " ")).strip()
