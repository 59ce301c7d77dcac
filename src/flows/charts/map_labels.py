"""Names of countries placed so that no name covers another name, a mark, or more of an arc than it must."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from flows.charts.map_geometry import Floats, View


@dataclass(frozen=True, slots=True)
class Room:
    """A sort of screen: the height of letters and the widths of the map, in pixels, at which names must not meet."""

    size: int
    widths: tuple[float, ...]


PAGE, PHONE = Room(13, (640.0, 1000.0)), Room(11, (356.0, 480.0))

_POSITIONS = (
    ("middle right", 1, 0), ("middle left", -1, 0), ("top center", 0, 1), ("bottom center", 0, -1),
    ("top right", 1, 1), ("bottom right", 1, -1), ("top left", -1, 1), ("bottom left", -1, -1),
)  # fmt: skip
_INWARD = {"left": 0, "right": 1, "top": 3, "bottom": 2}
"""Where a mark at the edge has its name."""
_ARROWS = {"left": "←", "top": "↑", "bottom": "↓"}
_LETTER, _GAP, _MARK, _MOST = 0.5, 7.5, 6.0, 60
_FORBIDDEN, _NEAR, _CROSSED, _TURNED = 100.0, 15.0, 1.0, 5.0

_AROUND = np.array([-5.0, -3.0, 5.0, 3.0])

Boxes = np.ndarray[Any, np.dtype[np.float64]]
"""Left, bottom, right and top in pixels: one row a box."""


def place(
    view: View, names: list[str], codes: list[str], curves: tuple[Floats, Floats], room: Room
) -> tuple[list[str], list[str]]:
    """A text and a position for each point of the view, the first points first: the name, or the code where the name
    finds no room, or nothing. `curves` are points of the arcs in the plane."""
    planes = [_Plane(view, width, curves, room.size) for width in room.widths]
    texts, positions = [""] * len(names), [_POSITIONS[0][0]] * len(names)
    for at in range(min(len(names), _MOST)):
        for text in (_arrow(name, view.beyond[at]) for name in (names[at], codes[at])):
            costs = sum((plane.costs(at, text) for plane in planes), _preference(view.beyond[at]))
            best = int(costs.argmin())
            if costs[best] < _FORBIDDEN:
                texts[at], positions[at] = text, _POSITIONS[best][0]
                for plane in planes:
                    plane.take(at, text, best)
                break
    return texts, positions


def _arrow(name: str, beyond: str) -> str:
    """'← United States' for a country beyond the left edge; a space that counts keeps the arrow off the mark."""
    gap = "\u00a0"
    return {"": name, "right": f"{name} →{gap}"}.get(beyond, f"{gap}{_ARROWS.get(beyond)} {name}")


def _preference(beyond: str) -> Floats:
    inward = _INWARD.get(beyond)
    return np.array([0.0 if inward in (None, at) else _TURNED for at in range(len(_POSITIONS))])


class _Plane:
    """The map at one width: what is taken, and what a further name would cost at each position."""

    def __init__(self, view: View, width: float, curves: tuple[Floats, Floats], letters: int) -> None:
        scale, self.letters = width / (view.right - view.left), letters
        self.x, self.y = (view.x - view.left) * scale, (view.y - view.bottom) * scale
        self.size = (view.right - view.left) * scale, (view.top - view.bottom) * scale
        self.curves = (curves[0].ravel() - view.left) * scale, (curves[1].ravel() - view.bottom) * scale
        self.marks = np.stack([self.x - _MARK, self.y - _MARK, self.x + _MARK, self.y + _MARK], axis=1)
        self.taken = np.empty((0, 4))

    def costs(self, at: int, text: str) -> Floats:
        boxes = self._boxes(at, text)
        met = _meet(boxes, self.taken).any(axis=1)
        marks = np.delete(self.marks, at, axis=0)
        covered = _meet(boxes, marks).any(axis=1)
        near = _meet(boxes + _AROUND, marks).sum(axis=1)  # a name beside another mark would be read as that mark's
        outside = (boxes[:, 0] < 0) | (boxes[:, 1] < 0) | (boxes[:, 2] > self.size[0]) | (boxes[:, 3] > self.size[1])
        x, y = self.curves
        points = np.stack([x, y, x, y], axis=1)
        crossed = _meet(boxes, points).sum(axis=1)
        return np.asarray(_FORBIDDEN * (met | outside | covered) + _NEAR * near + _CROSSED * crossed)

    def take(self, at: int, text: str, position: int) -> None:
        self.taken = np.vstack([self.taken, self._boxes(at, text)[position]])

    def _boxes(self, at: int, text: str) -> Boxes:
        """The text at each position."""
        width, height = len(text) * _LETTER * self.letters, self.letters * 1.15
        right, up = np.array([side for _, side, _ in _POSITIONS]), np.array([side for _, _, side in _POSITIONS])
        x, y = self.x[at] + right * (width / 2 + _GAP), self.y[at] + up * (height / 2 + _GAP)
        return np.stack([x - width / 2, y - height / 2, x + width / 2, y + height / 2], axis=1)


def _meet(boxes: Boxes, others: Boxes) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which boxes share ground: [boxes, others]."""
    a, b = boxes[:, None, :], others[None, :, :]
    return np.asarray(
        (a[..., 0] < b[..., 2]) & (a[..., 2] > b[..., 0]) & (a[..., 1] < b[..., 3]) & (a[..., 3] > b[..., 1])
    )
