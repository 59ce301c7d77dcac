"""Names of countries placed so that no name touches another, a mark or a curve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from flows.views.map.geometry import Floats, View


class Room(NamedTuple):
    """A sort of screen: the height of letters and widths of the map, in pixels, at which names must not meet."""

    size: int
    widths: tuple[float, ...]
    """The last two are the usual ones: where a name finds no room at all widths, these will do."""


PAGE, NARROW = Room(14, (700.0, 1000.0, 1060.0)), Room(12, (560.0, 350.0, 400.0))
_USUAL = 2

_SIDES = {
    "middle right": (1, 0), "middle left": (-1, 0), "top center": (0, 1), "bottom center": (0, -1),
    "top right": (1, 1), "bottom right": (1, -1), "top left": (-1, 1), "bottom left": (-1, -1),
}  # fmt: skip
_INWARD = {"left": "middle right", "right": "middle left", "top": "bottom center", "bottom": "top center"}
"""Where a mark at the edge has its name."""
_ARROWS = {"left": "← {}", "right": "{} →", "top": "↑ {}", "bottom": "↓ {}"}
_GAPS = (9.0, 12.0, 16.0, 22.0, 30.0)
"""Pixels between the middle of a mark and its name."""
_AWAY = (35.0, 50.0, 70.0, 90.0)
"""Pixels that a name without room may stand away, at the end of a line."""
_LETTER, _MARK, _MOST = 0.53, 9.0, 40
_AROUND = np.array([-4.0, -4.0, 4.0, 4.0])
"""Pixels between a name and a curve."""
_CELL = 2.0
"""Pixels of the grid."""

Box = Floats
"""Left, bottom, right, top in pixels."""


class Label(NamedTuple):
    """A text beside its mark, or beside the end of a line that leads away from it."""

    text: str
    side: str
    gap: float
    away: tuple[float, float] = (0.0, 0.0)
    """In degrees of the plane, across and up."""


def place(
    view: View, names: list[str], codes: list[str], lines: list[tuple[Floats, Floats]], room: Room
) -> list[Label]:
    """A label for each point of the view, the first points first: the name, or the code where the name finds no room,
    or nothing. `lines` are points of the curves in the plane."""
    planes = [_Plane.of(view, width, lines, room.size) for width in room.widths]
    degrees = (view.right - view.left) / room.widths[-1]
    found = []
    for at, beyond in enumerate(view.beyond):
        tried = _tried(names[at], codes[at], beyond, degrees) if at < _MOST else iter(())
        label = next((label for label, usual in tried if all(one.free(at, label) for one in planes[-usual:])), None)
        for plane in planes:
            plane.take(at, label)
        found.append(label or Label("", "top center", _GAPS[0]))
    return found


def _tried(name: str, code: str, beyond: str, degrees: float) -> Iterator[tuple[Label, int]]:
    """The labels a point may have, the best first, and at how many of the last widths each must be free."""
    sides = sorted(_SIDES, key=lambda side: side != _INWARD.get(beyond))
    arrow = _ARROWS.get(beyond, "{}")
    for usual, gap, side in product((0, _USUAL), _GAPS, sides):
        yield Label(arrow.format(name), side, gap), usual
    for far, turn in product(() if beyond else _AWAY, range(16)):
        across, up = np.cos(turn * np.pi / 8), np.sin(turn * np.pi / 8)
        side = (
            "middle right"
            if across > 0.3
            else "middle left"
            if across < -0.3
            else "top center"
            if up > 0
            else "bottom center"
        )
        yield Label(name, side, 4.0, (across * far * degrees, up * far * degrees)), _USUAL
    for text, gap, side in product((arrow.format(code), code), _GAPS, sides):
        yield Label(text, side, gap), _USUAL


@dataclass(slots=True)
class _Plane:
    """The map at one width, in pixels."""

    scale: float
    size: tuple[float, float]
    letters: int
    points: Floats
    curves: Floats
    """How many points of curves lie to the left of and below each corner of a fine grid."""
    taken: list[Box] = field(default_factory=list)

    @classmethod
    def of(cls, view: View, width: float, lines: list[tuple[Floats, Floats]], letters: int) -> _Plane:
        scale = width / (view.right - view.left)
        size, low = (width, (view.top - view.bottom) * scale), np.array([view.left, view.bottom])
        points = (np.stack([view.x, view.y], axis=1) - low) * scale
        fine = np.linspace(0, 1, 256)
        spots = [[np.interp(fine, np.linspace(0, 1, len(side)), side) for side in line] for line in lines]
        x, y = (
            (np.array(spots).reshape(-1, 2, len(fine)).transpose(1, 0, 2).reshape(2, -1) - low[:, None]) * scale / _CELL
        )
        edges = [np.arange(int(side / _CELL) + 2) for side in size]
        grid = np.histogram2d(x, y, bins=edges)[0].cumsum(axis=0).cumsum(axis=1)
        return cls(scale, size, letters, points, np.pad(grid, ((1, 0), (1, 0))))

    def crossed(self, box: Box) -> bool:
        """Whether a curve runs through a box."""
        left, bottom = (int(max(side, 0) / _CELL) for side in box[:2])
        right, top = (
            min(int(side / _CELL) + 1, most - 1) for side, most in zip(box[2:], self.curves.shape, strict=True)
        )
        held = self.curves[right, top] - self.curves[left, top] - self.curves[right, bottom] + self.curves[left, bottom]
        return bool(held)

    def free(self, at: int, label: Label) -> bool:
        """Whether the label touches nothing, nor its line any mark or other label."""
        box, room = self.box(at, label), max(_MARK, label.gap)  # close to another mark it would be read as its name
        if box[0] < 0 or box[1] < 0 or box[2] > self.size[0] or box[3] > self.size[1]:
            return False
        others, taken = np.delete(self.points, at, axis=0), np.array(self.taken).reshape(-1, 4)
        near = np.vstack([np.hstack([others - room, others + room]), taken])
        if self.crossed(box + _AROUND) or _meet(box, near):
            return False
        marks = np.vstack([np.hstack([others - _MARK, others + _MARK]), taken])
        return not any(_meet(spot, marks) for spot in self.lead(at, label))

    def take(self, at: int, label: Label | None) -> None:
        """A label stands here, with its line."""
        if label:
            self.taken += [self.box(at, label), *self.lead(at, label)]

    def lead(self, at: int, label: Label) -> Floats:
        """Small boxes along the line that leads to a label."""
        far = np.array(label.away) * self.scale
        spots = self.points[at] + np.linspace(0.15, 0.95, int(np.hypot(*far) / 4))[:, None] * far
        return np.hstack([spots - 1, spots + 1])

    def box(self, at: int, label: Label) -> Box:
        """The ground of a label."""
        width, height = len(label.text) * _LETTER * self.letters, float(self.letters)
        across, up = _SIDES[label.side]
        away = np.array(label.away) * self.scale
        x, y = self.points[at] + away + np.array([across * (label.gap + width / 2), up * (label.gap + height / 2)])
        return np.array([x - width / 2, y - height / 2, x + width / 2, y + height / 2])


def _meet(box: Box, others: Floats) -> Any:
    """Whether a box shares ground with any of the others."""
    apart = (others[:, 0] >= box[2]) | (others[:, 2] <= box[0]) | (others[:, 1] >= box[3]) | (others[:, 3] <= box[1])
    return not apart.all()
