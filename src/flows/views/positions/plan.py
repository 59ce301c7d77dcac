"""Where everything of the matrix stands, in pixels from the top left, at the least width it is made for."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from flows.views.actors import ELSEWHERE
from flows.views.hover import BREAK, cut, plain, small, wrapped
from flows.views.positions.picture import Matrix
from flows.views.positions.places import EDGE, GAP, LABEL, PITCH, Cell, Plan, Text, cells_of
from flows.views.positions.said import short
from flows.views.style import Look

LINE, MARK, PAD, STRIP = 17, 13, 6, 20
"""Heights: a line of text, a line of marks, the space above and under a row, the names of countries."""
_LETTER, _SMALL, _NAME, _BOLD = 6.9, 5.3, 5.7, 6.8
"""Widths of a letter: of a flow's name, of how it stands, of an actor's name, of a country's name."""
_COLUMN, _IN_LINE = 28, 2
"""Letters of a column's name; marks in a line of a cell."""
_ASIDE = "Heard on one of these flows"


def plan(picture: Matrix, style: Look, width: int, wide: bool) -> Plan:
    """Wide: flows at the left, actors in columns, further actors at the right. Else each flow with all its actors."""
    found = Plan(width)
    if wide and len(picture.actors):
        _head(picture, found, style)
    cells = cells_of(picture)
    flows: list[Any] = list(picture.flows.itertuples(index=False))
    for flow in flows:
        _row(flow, cells[flow.flow], found, style)
    return found


def _head(picture: Matrix, found: Plan, style: Look) -> None:
    """The columns by country, each country named where its name fits."""
    x: float = EDGE + LABEL
    lanes: list[Any] = list(picture.actors.itertuples(index=False))
    for group, of_group in groupby(lanes, key=lambda lane: lane.group):
        actors, x = list(of_group), x + GAP
        fits = group != ELSEWHERE and len(group) * _BOLD < len(actors) * PITCH
        if fits:
            middle = x + len(actors) * PITCH / 2
            found.texts.append(Text(middle, 1, f"<b>{small(group, style)}</b>", centred=True))
        for lane in actors:
            found.columns[lane.actor] = x + PITCH / 2
            found.labels.append(plain(_label(lane, fits)))
            x += PITCH
    if picture.rows["actor"].nunique() > len(lanes):
        found.texts.append(Text(found.aside, 1, f"<b>{small(_ASIDE, style)}</b>"))
    found.height = STRIP


def _label(lane: Any, under_its_country: bool) -> str:
    name = cut(short(lane.name), _COLUMN)
    return name if under_its_country or not lane.country or lane.country in name else f"{name}, {lane.country}"


def _row(flow: Any, cells: list[Cell], found: Plan, style: Look) -> None:
    """One flow: its name, the marks of its cells, further actors named."""
    top, edge = found.height + PAD, found.height
    lines = _name(flow, found, style)
    found.texts.append(Text(EDGE, top - 1, BREAK.join(lines)))
    below = top + len(lines) * LINE
    further = [cell for cell in cells if cell.actor not in found.columns]
    ends = [below, _beside(further, top if found.columns else below, found)]
    ends += [_column(cell, top + LINE / 2, found) for cell in cells if cell.actor in found.columns]
    found.height = max(ends) + PAD
    found.rules.append(edge)
    if flow.contested:
        found.bands.append((edge, found.height))


def _name(flow: Any, found: Plan, style: Look) -> list[str]:
    width = LABEL if found.columns else found.width - EDGE
    name = [f"<b>{plain(line)}</b>" for line in wrapped(flow.name, int(width / _LETTER))]
    return name + [small(line, style) for line in wrapped(flow.standing, int(width / _SMALL))]


def _column(cell: Cell, middle: float, found: Plan) -> float:
    """Marks in the cell of a column, two in a line around its middle; where they end."""
    many = len(cell.marks)
    for at, mark in enumerate(cell.marks):
        line, place = divmod(at, _IN_LINE)
        in_line = min(_IN_LINE, many - line * _IN_LINE)
        found.marks[mark] = found.columns[cell.actor] + (place - (in_line - 1) / 2) * MARK, middle + line * MARK
    return middle + ((many - 1) // _IN_LINE + 0.5) * MARK


def _beside(cells: list[Cell], top: float, found: Plan) -> float:
    """Marks with names beside them, as many in a line as it holds; where they end."""
    x, line, room = found.aside, 0, found.width - found.aside
    for cell in cells:
        taken = len(cell.marks) * MARK + GAP
        name = cut(cell.name, int((room - taken) / _NAME))
        reach = taken + len(name) * _NAME
        if x > found.aside and x + reach > found.width:
            x, line = found.aside, line + 1
        for at, mark in enumerate(cell.marks):
            found.marks[mark] = x + (at + 0.5) * MARK, top + (line + 0.5) * LINE
        found.names[cell.marks[-1]] = name
        x += reach
    return top + (line + 1) * LINE if cells else top
