"""What the cells of a row are, by the roles of their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping as Of
from dataclasses import dataclass, field
from functools import cached_property

from flows import currencies
from flows.reading import days, numbers
from flows.reading.asked import Asked
from flows.reading.mapping import Mapping
from flows.reading.numbers import Number
from flows.reading.parties import Parties
from flows.reading.shape import RIVALS, Shape
from flows.reading.table import Row, Table

LEAVE = "leave"
_DECIMAL = {
    ".": "a point before decimals: 1.234 is little more than one",
    ",": "a comma before decimals: 1,234 is little more than one",
}
_ORDER = {days.DAY: "the day first: 03/12 is 3 December", days.MONTH: "the month first: 03/12 is 12 March"}


@dataclass(frozen=True)
class Cells:
    """The cells of one table by role, and what has to be known of whole columns to read them."""

    table: Table
    shape: Shape
    mapping: Mapping
    asked: Asked
    columns: Of[str, tuple[tuple[str, int], ...]] = field(init=False)
    """Name and place of the columns of each role."""

    def __post_init__(self) -> None:
        found: dict[str, list[tuple[str, int]]] = {}
        for at, name in enumerate(self.table.header):
            found.setdefault(self.mapping.columns.get(name, ""), []).append((name, at))
        for role, text in RIVALS.items() if self.shape.rank < 0 else ():
            if len(found.get(role, ())) > 1:
                chosen = self.asked.ask(role, text, options={name: name for name, _ in found[role]})
                found[role] = [one for one in found[role] if one[0] == chosen] or found[role][:1]
        object.__setattr__(self, "columns", {role: tuple(each) for role, each in found.items()})

    @cached_property
    def parties(self) -> Parties:
        """Reads names of countries."""
        return Parties(self.asked)

    def has(self, role: str) -> bool:
        """Whether a column plays a role."""
        return role in self.columns

    def all(self, row: Row, role: str) -> list[tuple[str, str]]:
        """The columns of a role that hold something in a row, with what they hold."""
        return [(name, row.cells[at]) for name, at in self.columns.get(role, ()) if row.cells[at]]

    def text(self, row: Row, role: str) -> str:
        """What the first column of a role holds, else what holds for all rows."""
        found = self.all(row, role)
        return found[0][1] if found else self.mapping.constants.get(role, "")

    def stated(self, row: Row, role: str) -> str:
        """The same where it states something, unlike '.', 'n/a'."""
        text = self.text(row, role)
        return "" if text.lower() in numbers.NOTHING else text

    def yes(self, row: Row, role: str) -> bool:
        """Whether a cell says yes."""
        return self.text(row, role).lower() in ("yes", "y", "true", "1", "x")

    def figure(self, row: Row, role: str) -> tuple[str, str, Number | None]:
        """The column and cell of a role that states a figure, and the figure; of several the first that does."""
        for name, cell in self.all(row, role):
            found = numbers.number(cell, self._decimal(name, role, row))
            if found:
                return name, cell, found
        return (*(self.all(row, role) or [("", "")])[0], None)

    def _decimal(self, name: str, role: str, row: Row) -> str:
        """The sign before decimals of a column; a count that leaves it open is one of whole pieces."""
        sign = self._signs.get(name) or self._signs.setdefault(name, numbers.point(self.table.column(name)) or ".")
        if sign != "?":
            return sign
        cell = row.cells[self.table.header.index(name)]
        if numbers.point([cell]) != "?":
            return "."
        if role == "count":
            return "." if "," in cell else ","  # thousands, as in numbers.count
        text = f"In the column {name!r} numbers such as {cell!r} can be read in two ways. Which is meant?"
        return self.asked.ask(f"decimal:{name}", text, options=_DECIMAL, row=row.number) or "."

    @cached_property
    def _signs(self) -> dict[str, str]:
        return {}

    def period(self, row: Row, role: str) -> tuple[str, str]:
        """A date in EDTF and what the cell says; the date is empty where none is read."""
        for name, cell in self.all(row, role):
            found = days.day(cell, self._order(name, row))
            if found:
                return found, cell
        return "", self.stated(row, role)

    def _order(self, name: str, row: Row) -> str:
        order = self._orders.get(name) or self._orders.setdefault(name, days.order(self.table.column(name)) or days.DAY)
        cell = row.cells[self.table.header.index(name)]
        if order != "?" or days.order([cell]) != "?":
            return days.DAY if order == "?" else order
        text = f"In the column {name!r} days such as {cell!r} can be read in two ways. Which is meant?"
        return self.asked.ask(f"dates:{name}", text, options=_ORDER, row=row.number) or days.DAY

    @cached_property
    def _orders(self) -> dict[str, str]:
        return {}

    def currency(self, row: Row, name: str, figure: Number) -> str:
        """The currency of a figure: as it stands with it, in its column's name, in the row, for all rows, or asked for;
        LEAVE where nobody knows."""
        in_name = next(
            filter(None, map(currencies.code, re.findall(r"[A-Z]{3}|US\$|[€£$]", name.upper().replace("_", " ")))), ""
        )
        cell = self.stated(row, "currency")
        found = figure.currency or in_name or currencies.code(cell)
        if found:
            return found
        text = f"Which currency is {cell!r}?" if cell else f"Which currency is {name!r} in?"
        text += " A code such as EUR, or 'leave' where it is not known: then the figure stands in the statement only."
        key = f"currency:{cell or name}"
        given = self.asked.answers.get(key, "")
        fitting = LEAVE if given.strip() == LEAVE else currencies.code(given)
        return Asked({key: fitting}, self.asked.texts, self.asked.rows).ask(key, text, row=row.number)

    def unit(self, row: Row, name: str, figure: Number) -> str:
        """What a figure counts, from the same places; LEAVE where nobody knows."""
        found = self.stated(row, "unit") or figure.unit
        if found and found.lower() not in ("n/a", "-1"):
            return found
        text = (
            f"What does {name!r} count? Pieces, shells, tonnes, or a currency such as EUR where it is money; 'leave' "
        )
        return self.asked.ask(
            f"unit:{name}",
            f"{text}where it is not known: then the figure stands in the statement only.",
            row=row.number,
        )


def passed_over(table: Table, mapping: Mapping) -> list[str]:
    """Of columns that may be the money, or the number of things, those that were not chosen."""
    found = {role: [name for name in table.header if mapping.columns.get(name) == role] for role in RIVALS}
    chosen = {role: mapping.answers.get(role, "") for role in RIVALS}
    return [name for role, names in found.items() if chosen[role] in names for name in names if name != chosen[role]]
