"""Where nodes of a Sankey stand, so that several accounts share one scale.

Plotly scales a Sankey by its fullest column: its scale is repeated here, so that positions given in fractions of the
height fit the node heights that plotly will draw (d3-sankey: nodes in columns by depth, ends in the last column).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

INNER_GAP = 8
"""Pixels between nodes of one account and column."""

LANE_GAP = 62
"""Pixels between two accounts: room for a title of two lines."""

_TALLEST = 5_000
"""Pixels of ribbons beyond which no more height is given."""


@dataclass(frozen=True, slots=True)
class Link:
    """A ribbon between two nodes of an account (lane), by name."""

    lane: int
    source: str
    target: str
    value: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where nodes stand (their centres, as fractions of the plot's height) and what plotly is to be told."""

    y: dict[str, float]
    tops: dict[int, float]
    """Where each lane begins, as a fraction of the height."""
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

    `stages`, `rank` and `room` (the pixels a node's label needs) are by node name; a node belongs to the lane of its
    links.
    """
    values, lanes = _values(links), {name: link.lane for link in links for name in (link.source, link.target)}
    cells: dict[tuple[int, float], list[str]] = defaultdict(list)
    for name in sorted(values, key=lambda node: rank[node]):
        cells[lanes[name], stages[name]].append(name)
    fullest = _most({cell: _sum(values, names) for cell, names in cells.items()})
    scale = ribbons / sum(fullest.values())
    boxes = {name: max(value * scale, room[name]) for name, value in values.items()}
    used = {cell: _sum(boxes, names) + (len(names) - 1) * INNER_GAP for cell, names in cells.items()}
    heights = _most(used)
    height = sum(heights.values()) + (len(heights) - 1) * LANE_GAP
    tops = _tops(heights)
    y = {}
    for (lane, stage), names in cells.items():
        at = tops[lane] + (heights[lane] - used[lane, stage]) / 2
        for name in names:
            y[name] = min(max((at + boxes[name] / 2) / height, 1e-3), 1 - 1e-3)
            at += boxes[name] + INNER_GAP
    columns = _columns(links)
    pad = _pad(columns, values, scale, height)
    if _scale(columns, values, pad, height) > scale * 1.002 and ribbons < _TALLEST:
        return place(links, stages, rank, room, ribbons * 1.1)
    return Placed(y, {lane: top / height for lane, top in tops.items()}, round(height), pad)


def _most(of_cells: dict[tuple[int, float], float]) -> dict[int, float]:
    """The largest of a lane's cells, lane by lane."""
    most: dict[int, float] = {}
    for (lane, _), value in sorted(of_cells.items()):
        most[lane] = max(most.get(lane, 0.0), value)
    return most


def _values(links: list[Link]) -> dict[str, float]:
    """A node is as tall as the larger of what enters and what leaves it."""
    into: dict[str, float] = defaultdict(float)
    out: dict[str, float] = defaultdict(float)
    for link in links:
        out[link.source] += link.value
        into[link.target] += link.value
    return {name: max(into[name], out[name]) for name in {**out, **into}}


def _sum(values: dict[str, float], names: list[str]) -> float:
    return sum(values[name] for name in names)


def _tops(heights: dict[int, float]) -> dict[int, float]:
    tops, at = {}, 0.0
    for lane, height in heights.items():
        tops[lane] = at
        at += height + LANE_GAP
    return tops


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
