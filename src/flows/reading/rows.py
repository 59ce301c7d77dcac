"""A row of a table to the claims that it makes, or to the reason why it is left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flows import currencies
from flows.places import read_stage, stage_name
from flows.reading import said
from flows.reading.asked import NOT_ANSWERED
from flows.reading.draft import Draft, clean
from flows.reading.numbers import NOTHING, Number, count
from flows.reading.parties import LeftOut
from flows.reading.route import route
from flows.reading.row import LEAVE, Cells
from flows.reading.table import Row

_COUNTED = re.compile(r"\s*(.*?)\s*\(\s*([^()]*[0-9][^()]*)\)\s*", re.DOTALL)
"""'Modified tank (15)' in a list of goods."""
_VERBS = {"delivered": "delivered", "contracted": "under contract", "licensed": "licensed", "planned": "planned"}


def drafts(cells: Cells, row: Row) -> list[Draft]:
    """The claims of a row. Raises LeftOut where there is none."""
    for condition in cells.shape.leave:
        if condition.column in cells.table.header and condition.holds(
            row.cells[cells.table.header.index(condition.column)]
        ):
            raise LeftOut(condition.reason)
    way, reporter, again = route(cells, row)
    basis, when = said.basis(cells, row), said.said(cells, row)
    sources = said.sources(cells, row, when)
    speaker = said.speaker(cells, row, reporter, sources[0].publisher)
    period, dated = cells.period(row, "date")
    value, money = _value(cells, row)
    notes = [*_notes(cells, row), *([f"date given as {dated!r}"] if dated and not period else [])]
    made = []
    parts = list(_parts(cells, row))
    for part, (goods, figures, counted) in enumerate(parts):
        shared = f"; the row gives {money} for all of it, which is not split" if len(parts) > 1 and money else ""
        alone = [f"value given as {money}"] if money and not value and not shared else []
        told = _told(figures, counted, goods, way, basis, period, again) + shared
        estimated = "The year or date is an estimate." if cells.yes(row, "date_estimated") else ""
        made.append(
            Draft(
                row.number, way, goods, speaker, when, "; ".join([told, *alone, *notes]) + ".", sources, part,
                _class(cells, row), cells.shape.kind, _deal(cells, row, again), period, basis,
                quantities=figures, value=value if len(parts) == 1 else None,
                caveat=" ".join(filter(None, (cells.shape.caveat, estimated))),
            )
        )  # fmt: skip
    return made


def _parts(cells: Cells, row: Row) -> Iterator[tuple[str, tuple[tuple[Number, str], ...], str]]:
    """Goods of a row, each with its figures and how many are told in words: one, or those of a list in a cell."""
    listed = [each for each in re.split(r"\s*;\s*", cells.stated(row, "list")) if each]
    for each in listed:
        found = _COUNTED.fullmatch(each)
        if found and found[1]:
            figure = count(found[2])
            yield found[1], ((figure, cells.text(row, "unit") or "pieces"),) if figure else (), found[2]
        else:
            figures, counted = _quantity(cells, row) if len(listed) == 1 else ((), "")
            yield each, figures, counted
    if not listed:
        goods = cells.stated(row, "goods") or cells.stated(row, "description") or cells.stated(row, "category")
        goods = goods or cells.asked.ask("goods", "What moved? The table names no goods; a few words.", row=row.number)
        more = cells.stated(row, "description")
        told = f"{goods} ({more})" if more and more != goods else goods
        yield (clean(told) or NOT_ANSWERED, *_quantity(cells, row))


def _quantity(cells: Cells, row: Row) -> tuple[tuple[tuple[Number, str], ...], str]:
    """The number of things with its unit, and how the cell words it where it is no figure."""
    column, cell, figure = cells.figure(row, "count")
    if figure is None or (figure.nought and not cells.shape.nought):
        return (), cell
    if cells.yes(row, "count_estimated"):
        figure = Number(figure.low, figure.high, True, figure.worded)
    unit = cells.unit(row, column, figure)
    money = currencies.code(unit) == unit and unit  # what is counted is money, and stands with the value
    return ((), cell) if unit == LEAVE or money else (((figure, unit or NOT_ANSWERED),), cell)


def _value(cells: Cells, row: Row) -> tuple[Number | None, str]:
    """The money of a row, and how the file words it with its currency."""
    column, cell, figure = cells.figure(row, "value")
    if not cells.has("value"):
        column, cell, figure = cells.figure(row, "count")
        unit = cells.unit(row, column, figure) if figure and not figure.nought else ""
        if not unit or currencies.code(unit) != unit:
            return None, ""
        column = unit
    if figure is None or (figure.nought and not cells.shape.nought):
        return None, "" if cell.lower() in NOTHING else f"{cell!r}"
    currency = cells.currency(row, column, figure)
    if currency == LEAVE:
        return None, f"{cell} of a currency that is not known"
    code = currency or "XXX"
    return Number(figure.low, figure.high, figure.approximate, figure.worded, code), f"{code} {figure.worded}"


def _notes(cells: Cells, row: Row) -> list[str]:
    """What else the row says."""
    return [f"{column}: {clean(cell, 120)}" for column, cell in cells.all(row, "note") if cell.lower() not in NOTHING]


def _class(cells: Cells, row: Row) -> str:
    """The wider class of goods: its column, else the goods that a description tells more of."""
    return cells.stated(row, "category") or (cells.stated(row, "goods") if cells.stated(row, "description") else "")


def _deal(cells: Cells, row: Row, again: str) -> str:
    return " ".join(filter(None, (cells.stated(row, "deal"), again)))


def _told(
    figures: tuple[tuple[Number, str], ...], counted: str, goods: str, route: tuple[Any, ...], basis: str, period: str,
    again: str,
) -> str:  # fmt: skip
    """What the row says, in a sentence."""
    many = " ".join(f"{figure.worded}{'' if unit in figure.worded else f' {unit}'} of" for figure, unit in figures)
    given = f"; number given as {counted!r}" if counted and not figures and counted != "." else ""
    stages = [stage_name(read_stage(stage)) for stage in route]
    via = f" through {', then '.join(stages[1:-1])}" if len(stages) > 2 else ""
    way = f"from {stages[0]}{via} to {stages[-1]}"
    verb = ", ".join(filter(None, (again, _VERBS.get(basis, ""), period.replace("/", " to "))))
    return f"Lists {many} {goods} {way}".replace("  ", " ") + (f" ({verb})" if verb else "") + given
