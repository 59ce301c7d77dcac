"""A table and its mapping to a data file of ours."""

from __future__ import annotations

from collections.abc import Mapping as Of
from dataclasses import replace
from time import monotonic

from flows.dataset import InvalidDataset, Problem, parse
from flows.reading import own
from flows.reading.asked import Asked
from flows.reading.document import document
from flows.reading.draft import Draft
from flows.reading.found import Left, Reading, Recognised
from flows.reading.mapping import Mapping
from flows.reading.parties import LeftOut, certain
from flows.reading.refusal import refusal
from flows.reading.row import Cells, passed_over
from flows.reading.rows import drafts
from flows.reading.shape import shapes
from flows.reading.table import Row, Table, key
from flows.sizes import QUESTIONS, SECONDS

_SCOPE = (
    "Made from a table; every row of it is a claim of whoever is named, and none was checked against another report."
)


def read(found: Recognised, mapping: Mapping) -> Reading:
    """What the table comes to by the mapping; what cannot be read is left aside with a reason."""
    if found.own:
        return own.reading(found.own)
    table = found.tables[0]
    passed = passed_over(table, mapping)
    unused = tuple(name for name in table.header if not mapping.columns.get(name) or name in passed)
    if found.refused:
        return Reading(
            left=tuple(Left(row.number, found.refused, row.text()) for row in table.rows), unused=table.header
        )
    problems = _unfitting(table, mapping)
    if problems:
        return Reading(unused=unused, problems=problems)
    asked = Asked(mapping.answers)
    try:
        made, left = _rows(found, mapping, asked)
    except InvalidDataset as error:
        return Reading(unused=unused, problems=error.problems)
    questions = asked.questions()
    if not made or any(question.open for question in questions):
        return Reading(questions, tuple(left), unused, len(made))
    title = shapes()[mapping.shape].title if mapping.shape in shapes() else table.name
    text = document(made, f"{title}: {found.tables[0].name}", _SCOPE)
    return Reading(questions, tuple(left), unused, len(made), text, _problems(text))


def _unfitting(table: Table, mapping: Mapping) -> tuple[Problem, ...]:
    """What in a mapping is about another table."""
    found = []
    if mapping.shape not in {**shapes(), own.SHAPE: None}:
        allowed = ", ".join(name for name, shape in sorted(shapes().items()) if not shape.refused)
        found.append(Problem("mapping", 1, "shape", f"{mapping.shape!r} is no shape; allowed: {allowed}, {own.SHAPE}"))
    for name, role in mapping.columns.items():
        if role and name not in table.header:
            text = f"the table has no such column; allowed: {', '.join(table.header)}"
            found.append(Problem("mapping", 1, f"columns.{name}", text))
    return tuple(found)


def _rows(found: Recognised, mapping: Mapping, asked: Asked) -> tuple[list[Draft], list[Left]]:
    """Every row as claims, or left aside. Raises InvalidDataset where there is too much to ask or to do."""
    made: list[Draft] = []
    left: list[Left] = []
    shape = shapes().get(mapping.shape, shapes()["plain"])
    cells = Cells(found.tables[0], shape, mapping, asked)
    places = _places(found.tables[1]) if len(found.tables) > 1 else None
    until = monotonic() + SECONDS
    for row in found.tables[0].rows:
        _bounded(found.tables[0].name, row.number, asked, until)
        try:
            if mapping.shape == own.SHAPE:
                made += own.drafts(cells, row)
            else:
                made += drafts(cells, row if places is None else _placed(places, cells, row))
        except LeftOut as reason:
            left.append(Left(row.number, str(reason), row.text()))
    return own.among(made) if mapping.shape == own.SHAPE else made, left


def _bounded(name: str, row: int, asked: Asked, until: float) -> None:
    if len(asked.texts) > QUESTIONS:
        text = f"more than {QUESTIONS} questions, so a column of countries holds other names; allowed: {QUESTIONS}, "
        raise refusal(name, f"{text}with another column for origin or destination", row)
    if monotonic() > until:
        raise refusal(name, f"reading it takes more than {SECONDS} seconds; allowed: less, the rows that matter", row)


def _placed(places: Of[str, str], cells: Cells, row: Row) -> Row:
    """A row with names in place of the ids of a table of places. Raises LeftOut for an id that is none of its."""
    kept = list(row.cells)
    for role in ("origin", "via", "destination"):
        for _, at in cells.columns.get(role, ()):
            if kept[at] and kept[at] not in places:
                raise LeftOut(f"{kept[at]!r} is not in the table of places")
            kept[at] = places.get(kept[at], "")
    return replace(row, cells=tuple(kept))


def _places(table: Table) -> dict[str, str]:
    """The name of each place, or its id where that is the surer one."""
    names = {key(name): name for name in table.header}
    pairs = zip(table.column(names["id"]), table.column(names["name"]), strict=True)
    return {one: called if certain(called) or not certain(one) else one for one, called in pairs}


def _problems(text: str) -> tuple[Problem, ...]:
    try:
        parse(text, "document")
    except InvalidDataset as error:
        return error.problems
    return ()
