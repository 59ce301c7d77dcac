"""Where nodes of a Sankey stand, with room for their labels.

Plotly scales a Sankey by its fullest column: its scale is repeated here, so that positions given in fractions of the
height fit the node heights that plotly will draw (d3-sankey: nodes in columns by depth, ends in the last column).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

INNER_GAP = 6
"""Pixels between nodes of one column."""

_STEP = 4
"""Pixels between two places tried for a column."""

_TALLEST = 5_000
"""Pixels of ribbons beyond which no more height is given."""


@dataclass(frozen=True, slots=True)
class Link:
    """A ribbon between two nodes, by name."""

    source: str
    target: str
    value: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where nodes stand (their centres, as fractions of the plot's height) and what plotly is to be told."""

    y: dict[str, float]
    height: int
    """Pixels of the plot."""
    pad: float
    """Pixels between nodes, by which plotly sets its scale."""


def place(
    links: list[Link],
    stages: Mapping[str, float],
    rank: Mapping[str, tuple[float, ...]],
    room: Mapping[str, int],
    ribbons: float,
) -> Placed:
    """Positions for nodes in columns by stage, in order of rank, the ribbons at least `ribbons` pixels high in all.

    `stages`, `rank` and `room` (the pixels a node's label needs) are by node name.
    """
    values = _values(links)
    cells: dict[float, list[str]] = defaultdict(list)
    for name in sorted(values, key=lambda node: rank[node]):
        cells[stages[name]].append(name)
    scale = ribbons / max(_sum(values, names) for names in cells.values())
    boxes = {name: max(value * scale, room[name]) for name, value in values.items()}
    used = {stage: _sum(boxes, names) + (len(names) - 1) * INNER_GAP for stage, names in cells.items()}
    height = max(used.values())
    middles = {stage: _middles(names, boxes, (height - used[stage]) / 2) for stage, names in cells.items()}
    _keep_apart(middles, room, used, height)
    centres = {name: middle for column in middles.values() for name, middle in column.items()}
    y = {name: min(max(middle / height, 1e-3), 1 - 1e-3) for name, middle in centres.items()}
    columns = _columns(links)
    pad = _pad(columns, values, scale, height)
    if _scale(columns, values, pad, height) > scale * 1.002 and ribbons < _TALLEST:
        return place(links, stages, rank, room, ribbons * 1.1)
    return Placed(y, round(height), pad)


def _middles(names: list[str], boxes: Mapping[str, float], at: float) -> dict[str, float]:
    """The centres of a column's nodes from a height downwards."""
    found = {}
    for name in names:
        found[name] = at + boxes[name] / 2
        at += boxes[name] + INNER_GAP
    return found


def _keep_apart(
    middles: dict[float, dict[str, float]], room: Mapping[str, int], used: Mapping[float, float], height: float
) -> None:
    """Move the last column but one to where its labels, on the right of it, meet the fewest of the last column's,
    on the left: on a narrow page they would lie on each other."""
    *_, before, last = sorted(middles)
    free, ends = height - used[before], [(at, room[name]) for name, at in middles[last].items()]
    if len(middles) < 3 or free < _STEP:
        return

    def meeting(shift: float) -> tuple[float, float]:
        own = [(at + shift, room[name]) for name, at in middles[before].items()]
        met = sum(max(0.0, (a + b) / 2 - abs(x - y)) for x, a in own for y, b in ends)
        return met, abs(shift)

    shifts = [step * _STEP - free / 2 for step in range(int(free // _STEP) + 1)]
    best = min([0.0, *shifts], key=meeting)
    middles[before] = {name: at + best for name, at in middles[before].items()}


def _values(links: list[Link]) -> dict[str, float]:
    """A node is as tall as the larger of what enters and what leaves it."""
    into: dict[str, float] = defaultdict(float)
    out: dict[str, float] = defaultdict(float)
    for link in links:
        out[link.source] += link.value
        into[link.target] += link.value
    return {name: max(into[name], out[name]) for name in {**out, **into}}


def _sum(values: Mapping[str, float], names: list[str]) -> float:
    return sum(values[name] for name in names)


def _pad(columns: list[list[str]], values: dict[str, float], scale: float, height: float) -> float:
    """The padding with which plotly's own scale becomes `scale`."""
    pads = [(height - scale * _sum(values, names)) / (len(names) - 1) for names in columns if len(names) > 1]
    return max(min(pads, default=INNER_GAP), 0.0)


def _scale(columns: list[list[str]], values: dict[str, float], pad: float, height: float) -> float:
    """Plotly's own scale; it takes two thirds of the height for padding at the most."""
    pad = min(pad, height * 2 / 3 / max(max(map(len, columns)) - 1, 1))
    return min((height - (len(names) - 1) * pad) / _sum(values, names) for names in columns)


def _columns(links: list[Link]) -> list[list[str]]:
    """Plotly's columns: the longest way from a source; what nothing leaves stands in the last one."""
    targets: dict[str, set[str]] = defaultdict(set)
    waiting: dict[str, int] = defaultdict(int)
    for link in links:
        if link.target not in targets[link.source]:
            targets[link.source].add(link.target)
            waiting[link.target] += 1
    depth = {name: 0 for name in {link.source for link in links} if not waiting[name]}
    todo = list(depth)
    while todo:
        name = todo.pop()
        for target in targets[name]:
            depth[target] = max(depth.get(target, 0), depth[name] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                todo.append(target)
    columns: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name, at in depth.items():
        columns[at if targets[name] else -1].append(name)
    return columns
