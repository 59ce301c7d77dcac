"""Names of countries placed so that no name touches another, a mark or a curve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

import numpy as np

from flows.selection import Mask
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
_OUT = np.array([-1.0, -1.0, 1.0, 1.0])
"""Makes a box larger by a pixel on each side; between a name and a curve are four."""
_CELL = 2.0
"""Pixels of the grid."""


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
        label = next(filter(None, (_first(labels, at, planes[-usual:]) for labels, usual in tried)), None)
        for plane in planes:
            plane.take(at, label)
        found.append(label or Label("", "top center", _GAPS[0]))
    return found


def _first(labels: list[Label], at: int, planes: list[_Plane]) -> Label | None:
    """The first label that is free at each width."""
    free = np.all([plane.free(at, labels) for plane in planes], axis=0)
    return labels[free.argmax()] if free.any() else None


def _tried(name: str, code: str, beyond: str, degrees: float) -> Iterator[tuple[list[Label], int]]:
    """The labels a point may have, the best first, and at how many of the last widths each must be free."""
    sides = sorted(_SIDES, key=lambda side: side != _INWARD.get(beyond))
    arrow = _ARROWS.get(beyond, "{}")
    near = [Label(arrow.format(name), side, gap) for gap, side in product(_GAPS, sides)]
    yield near, 0
    yield near, _USUAL
    if not beyond:
        yield [_led(name, far, turn * np.pi / 8, degrees) for far, turn in product(_AWAY, range(16))], _USUAL
    texts = (arrow.format(code), code)
    yield [Label(text, side, gap) for text, gap, side in product(texts, _GAPS, sides)], _USUAL


def _led(name: str, far: float, turn: float, degrees: float) -> Label:
    """A label at the end of a line."""
    across, up = np.cos(turn), np.sin(turn)
    side = "middle right" if across > 0.3 else "middle left" if across < -0.3 else "top center" if up > 0 else ""
    return Label(name, side or "bottom center", 4.0, (across * far * degrees, up * far * degrees))


@dataclass(slots=True)
class _Plane:
    """The map at one width, in pixels."""

    scale: float
    size: tuple[float, float]
    letters: int
    points: Floats
    curves: Floats
    """How many points of curves lie to the left of and below each corner of a fine grid."""
    taken: list[Floats] = field(default_factory=list)

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

    def crossed(self, boxes: Floats) -> Mask:
        """Of each box whether a curve runs through it."""
        most = np.array(self.curves.shape) - 1
        left, bottom = np.clip((boxes[:, :2] / _CELL).astype(int), 0, most).T
        right, top = np.clip((boxes[:, 2:] / _CELL).astype(int) + 1, 0, most).T
        held = self.curves[right, top] - self.curves[left, top] - self.curves[right, bottom] + self.curves[left, bottom]
        return np.asarray(held, dtype=bool)

    def free(self, at: int, labels: list[Label]) -> Mask:
        """Of each label whether it touches nothing, nor its line any mark or other label."""
        boxes, others = self.boxes(at, labels), np.tile(np.delete(self.points, at, axis=0), 2)
        taken = np.array(self.taken).reshape(-1, 4)
        room = np.array([max(_MARK, label.gap) for label in labels])  # close to another mark it is read as its name
        inside = (boxes[:, :2] >= 0).all(axis=1) & (boxes[:, 2:] <= self.size).all(axis=1)
        near = _meet(boxes, others + room[:, None, None] * _OUT) | _meet(boxes, taken) | self.crossed(boxes + 4 * _OUT)
        free = inside & ~near
        marks = np.vstack([others + _MARK * _OUT, taken])
        for row in np.flatnonzero(free & [any(label.away) for label in labels]):
            free[row] = not _meet(self.lead(at, labels[row]), marks).any()
        return free

    def take(self, at: int, label: Label | None) -> None:
        """A label stands here, with its line."""
        if label:
            self.taken += [*self.boxes(at, [label]), *self.lead(at, label)]

    def lead(self, at: int, label: Label) -> Floats:
        """Small boxes along the line that leads to a label."""
        far = np.array(label.away) * self.scale
        spots = self.points[at] + np.linspace(0.15, 0.95, int(np.hypot(*far) / 4))[:, None] * far
        return np.hstack([spots - 1, spots + 1])

    def boxes(self, at: int, labels: list[Label]) -> Floats:
        """The ground of each label: left, bottom, right, top in pixels."""
        sizes = np.array([(len(label.text) * _LETTER * self.letters, self.letters) for label in labels])
        sides, gaps = np.array([_SIDES[label.side] for label in labels]), np.array([label.gap for label in labels])
        away = np.array([label.away for label in labels]) * self.scale
        middle = self.points[at] + away + sides * (gaps[:, None] + sizes / 2)
        return np.hstack([middle - sizes / 2, middle + sizes / 2])


def _meet(boxes: Floats, others: Floats) -> Mask:
    """Of each box whether it shares ground with any of the others: the same for all, or some for each."""
    one = boxes[:, None]
    shared = np.all((one[..., :2] < others[..., 2:]) & (one[..., 2:] > others[..., :2]), axis=2)
    return np.asarray(np.any(shared, axis=1), dtype=bool)
