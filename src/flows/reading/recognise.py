"""Files to what they are taken for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.dataset.unreadable import format_of
from flows.reading import own, parties, text, workbook
from flows.reading.found import Column, Recognised
from flows.reading.mapping import ROLES, Mapping
from flows.reading.numbers import point
from flows.reading.refusal import FORMS, refusal
from flows.reading.shape import Shape, fitted, shapes, table
from flows.reading.table import Grid, Row, Table, key
from flows.sizes import TABLE_BYTES, TABLE_ROWS

PLAIN = "plain"
_SAMPLES, _SHORT = 3, 80
_ALONE = (
    "The table has a single column, so it cannot name two ends of a flow. Instead, bring in a table with columns from "
    "and to; of a text with another sign between columns than , ; | or a tab, change the sign."
)


def recognise(files: Sequence[tuple[str, bytes]]) -> Recognised:
    """What files, each a name and its content, are taken for. Raises InvalidDataset where they cannot be read."""
    if not files:
        raise refusal("files", f"there is none; {FORMS}")
    grids: list[Grid] = []
    for name, content in files:
        if not own.is_yaml(name):
            grids += _grids(name, content)
        elif len(files) == 1:
            return own.data_file(name, content)
        else:
            raise refusal(name, "it is a data file of ours; allowed: alone")
    found = [each for each in map(fitted, grids) if each]
    both = _with_places(found, grids)
    chosen = both or found[:1] or [_guessed(grids[0])]
    others = [grid.name for grid in grids if grid.name not in [each.name for _, each in chosen]]
    if len(files) > 1 and others:
        raise refusal(files[0][0], "files in one go that do not belong together; allowed: one, or FlowmapBlue's two")
    return _told(chosen, grids, others)


def _grids(name: str, content: bytes) -> tuple[Grid, ...]:
    if len(content) > TABLE_BYTES:
        raise refusal(name, f"more than {TABLE_BYTES:,} bytes; allowed: {TABLE_BYTES:,}, the rows that matter")
    if content.startswith(b"PK"):
        return workbook.grids(name, content)
    what = format_of(content)
    if what:
        raise refusal(name, f"it is {what}; {FORMS}")
    return (text.grid(name, content),)


def _with_places(found: list[tuple[str, Table]], grids: list[Grid]) -> list[tuple[str, Table]]:
    """A table and the one that goes with it, as the places of FlowmapBlue."""
    for name, flows in found:
        wanted = {key(each) for each in shapes()[name].beside}
        for grid in grids:
            if wanted and wanted <= {key(cell) for cell in grid.rows[0].cells}:
                return [(name, flows), (name, table(grid, (), grid.rows[0], grid.rows[1:]))]
    return []


def _guessed(grid: Grid) -> tuple[str, Table]:
    """A table of no known shape: its first full row of texts is the header, unless it holds numbers or countries."""
    width = max(row.filled for row in grid.rows)
    at = next(at for at, row in enumerate(grid.rows) if row.filled * 4 >= width * 3)
    row = grid.rows[at]
    above = tuple(each.text() for each in grid.rows[:at])
    if _is_data(row):
        return PLAIN, table(grid, above, None, grid.rows[at:])
    return PLAIN, table(grid, above, row, grid.rows[at + 1 :])


def _is_data(row: Row) -> bool:
    return any(re.fullmatch(r"[\d.,\s/-]+", cell) or parties.certain(cell) for cell in row.cells if cell)


def _told(chosen: list[tuple[str, Table]], grids: list[Grid], others: list[str]) -> Recognised:
    name, first = chosen[0]
    shape = shapes()[name]
    if len(first.rows) > TABLE_ROWS:
        raise refusal(first.name, f"{len(first.rows):,} rows; allowed: {TABLE_ROWS:,}, the rows that matter")
    roles = own.roles(first) or _roles(name, shape, first)
    mapping = Mapping(shape=own.SHAPE if own.roles(first) else name, columns=roles, constants=shape.constants)
    grid = next(each for each in grids if each.name == first.name)
    commas = [name for name, role in roles.items() if role in ("count", "value") and point(first.column(name)) == ","]
    said = [own.TITLE if own.roles(first) else _shape_told(shape, roles), *grid.told, *_rows_told(first)]
    if commas:
        said.append(f"A comma stands before decimals in: {', '.join(commas)}.")
    if others:
        said.append(f"Not read: {', '.join(others)}.")
    columns = tuple(Column(each, _samples(first, each), role, ROLES[role]) for each, role in roles.items())
    refused = shape.refused or (_ALONE if len(first.header) < 2 else "")
    return Recognised(tuple(said), columns, mapping, refused, tuple(each for _, each in chosen))


def _roles(name: str, shape: Shape, of: Table) -> dict[str, str]:
    """The roles by names; in a table of no known shape columns of countries are its ends, the first and the last."""
    roles = shape.roles(of)
    if name == PLAIN and not {"origin", "destination"} & set(roles.values()):
        places = [each for each, role in roles.items() if not role and _of_countries(of.column(each))]
        if len(places) > 1:
            roles |= {places[0]: "origin", places[-1]: "destination"}
    return roles


def _of_countries(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell][:100]
    return bool(filled) and sum(bool(parties.certain(cell)) for cell in filled) * 10 >= len(filled) * 7


def _shape_told(shape: Shape, roles: dict[str, str]) -> str:
    if shape.rank < 0 and not {"origin", "destination"} <= set(roles.values()):
        return "Shape: none that is known; say which columns name the two ends of a flow."
    return f"Shape: {shape.title}."


def _rows_told(of: Table) -> list[str]:
    named = f"Columns are named in row {of.named_in}." if of.named_in else "No row names the columns."
    above = [f"{len(of.title)} lines above the table."] if of.title else []
    return [named, *above, f"{len(of.rows):,} rows, {len(of.header)} columns."]


def _samples(of: Table, name: str) -> tuple[str, ...]:
    found = dict.fromkeys(" ".join(cell.split()) for cell in of.column(name) if cell)
    return tuple(each if len(each) <= _SHORT else f"{each[:_SHORT]}…" for each in list(found)[:_SAMPLES])
