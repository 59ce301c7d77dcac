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
_GAPS = (7.0, 11.0, 16.0, 22.0, 30.0)
"""Pixels between the middle of a mark and its name."""
_AWAY = (35.0, 50.0, 70.0, 90.0)
"""Pixels that a name without room may stand away, at the end of a line."""
_LETTER, _MARK, _LINE, _MOST = 0.53, 9.0, 4.0, 60

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
    lines: Floats
    """Left, bottom, right, top of each small piece of a curve."""
    taken: list[Box] = field(default_factory=list)

    @classmethod
    def of(cls, view: View, width: float, lines: list[tuple[Floats, Floats]], letters: int) -> _Plane:
        scale = width / (view.right - view.left)
        low = np.array([view.left, view.bottom])
        paths = [(np.stack(line, axis=1) - low) * scale for line in lines] or [np.empty((0, 2))]
        pieces = [np.hstack([np.minimum(path[:-1], path[1:]), np.maximum(path[:-1], path[1:])]) for path in paths]
        points = (np.stack([view.x, view.y], axis=1) - low) * scale
        return cls(scale, (width, (view.top - view.bottom) * scale), letters, points, np.concatenate(pieces))

    def free(self, at: int, label: Label) -> bool:
        """Whether the label touches nothing."""
        box = self.box(at, label)
        if box[0] < 0 or box[1] < 0 or box[2] > self.size[0] or box[3] > self.size[1]:
            return False
        others = np.delete(self.points, at, axis=0)
        marks = np.hstack([others - max(_MARK, label.gap), others + max(_MARK, label.gap)])  # it is nobody else's name
        grown = box + np.array([-_LINE, -_LINE, _LINE, _LINE])
        return not (_meet(box, np.array(self.taken)) or _meet(box, marks) or _meet(grown, self.lines))

    def take(self, at: int, label: Label | None) -> None:
        """A label stands here."""
        if label:
            self.taken.append(self.box(at, label))

    def box(self, at: int, label: Label) -> Box:
        """The ground of a label."""
        width, height = len(label.text) * _LETTER * self.letters, float(self.letters)
        across, up = _SIDES[label.side]
        away = np.array(label.away) * self.scale
        x, y = self.points[at] + away + np.array([across * (label.gap + width / 2), up * (label.gap + height / 2)])
        return np.array([x - width / 2, y - height / 2, x + width / 2, y + height / 2])


def _meet(box: Box, others: Floats) -> Any:
    """Whether a box shares ground with any of the others."""
    if not len(others):
        return False
    apart = (others[:, 0] >= box[2]) | (others[:, 2] <= box[0]) | (others[:, 1] >= box[3]) | (others[:, 3] <= box[1])
    return not apart.all()
