"""Names of countries placed so that no name covers another name, a mark, or more of an arc than it must."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from flows.views.map.geometry import Floats, View


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
_RIGHT, _UP = np.array([side for _, side, _ in _POSITIONS]), np.array([side for _, _, side in _POSITIONS])
_INWARD = {"left": 0, "right": 1, "top": 3, "bottom": 2}
"""Where a mark at the edge has its name."""
_ARROWS = {"left": "←", "top": "↑", "bottom": "↓"}
_LETTER, _GAP, _MARK, _MOST = 0.5, 7.5, 6.0, 60
_FORBIDDEN, _NEAR, _CROSSED, _TURNED = 100.0, 15.0, 1.0, 5.0

_AROUND = np.array([-5.0, -3.0, 5.0, 3.0])

Boxes = np.ndarray[Any, np.dtype[np.float64]]
"""Left, bottom, right and top in pixels along the last axis."""


def place(
    view: View, names: list[str], codes: list[str], curves: tuple[Floats, Floats], room: Room
) -> tuple[list[str], list[str]]:
    """A text and a position for each point of the view, the first points first: the name, or the code where the name
    finds no room, or nothing. `curves` are points of the arcs in the plane."""
    many = min(len(names), _MOST)
    told = [[_arrow(name, view.beyond[at]) for name in (names[at], codes[at])] for at in range(many)]
    planes = [_Plane(view, width, curves, room.size, told) for width in room.widths]
    texts, positions = [""] * len(names), [_POSITIONS[0][0]] * len(names)
    for at in range(many):
        for which, text in enumerate(told[at]):
            best = _best(planes, at, which, _INWARD.get(view.beyond[at]))
            if best is not None:
                texts[at], positions[at] = text, _POSITIONS[best][0]
                for plane in planes:
                    plane.take(at, which, best)
                break
    return texts, positions


def _arrow(name: str, beyond: str) -> str:
    """'← United States' for a country beyond the left edge; a space that counts keeps the arrow off the mark."""
    gap = "\u00a0"
    return {"": name, "right": f"{name} →{gap}"}.get(beyond, f"{gap}{_ARROWS.get(beyond)} {name}")


def _best(planes: list[_Plane], at: int, which: int, inward: int | None) -> int | None:
    """The position that costs least; None where each covers something. What is dear already is not looked at."""
    best, least = None, _FORBIDDEN
    costs = [plane.costs[at, which].tolist() for plane in planes]
    for position, known in enumerate(map(sum, zip(*costs, strict=True))):
        cost = known + (0.0 if inward in (None, position) else _TURNED)
        for plane in planes:
            cost += _CROSSED * plane.crossed(at, which, position) if cost < least else 0.0
        if cost < least:
            best, least = position, cost
    return best


class _Plane:
    """The map at one width: the boxes of all texts at all positions, and what each would cost beside its crossings."""

    def __init__(
        self, view: View, width: float, curves: tuple[Floats, Floats], letters: int, told: list[list[str]]
    ) -> None:
        scale = width / (view.right - view.left)
        x, y = (view.x - view.left) * scale, (view.y - view.bottom) * scale
        size = width, (view.top - view.bottom) * scale
        self.boxes = _boxes(x[: len(told)], y[: len(told)], told, letters)
        marks = np.stack([x - _MARK, y - _MARK, x + _MARK, y + _MARK], axis=1)
        other = (np.arange(len(x)) != np.arange(len(told))[:, None])[:, None, None, :]
        covered = (_meet(self.boxes, marks) & other).any(axis=-1)
        near = (_meet(self.boxes + _AROUND, marks) & other).sum(axis=-1)  # it would be read as that mark's name
        left, bottom, right, top = np.moveaxis(self.boxes, -1, 0)
        outside = (left < 0) | (bottom < 0) | (right > size[0]) | (top > size[1])
        self.costs = _FORBIDDEN * (outside | covered) + _NEAR * near
        points = (curves[0].ravel() - view.left) * scale, (curves[1].ravel() - view.bottom) * scale
        order = np.argsort(points[0])
        self.across, self.up = points[0][order], points[1][order]
        sides = self.across.searchsorted(left, "right"), self.across.searchsorted(right, "left")
        self.ranges = np.stack(sides, axis=-1)

    def crossed(self, at: int, which: int, position: int) -> int:
        """How many points of arcs lie in a box."""
        first, end = self.ranges[at, which, position]
        _, bottom, _, top = self.boxes[at, which, position]
        up = self.up[first:end]
        return int(np.count_nonzero((up > bottom) & (up < top)))

    def take(self, at: int, which: int, position: int) -> None:
        """A text stands here: boxes that meet it are out."""
        self.costs[_meet(self.boxes, self.boxes[at, which, position][None])[..., 0]] += _FORBIDDEN


def _boxes(x: Floats, y: Floats, told: list[list[str]], letters: int) -> Boxes:
    """[points, texts, positions, sides]"""
    width = np.array([[len(text) for text in texts] for texts in told]).reshape(-1, 2, 1) * _LETTER * letters
    height = letters * 1.15
    across = x[:, None, None] + _RIGHT * (width / 2 + _GAP)
    up = np.broadcast_to(y[:, None, None] + _UP * (height / 2 + _GAP), across.shape)
    return np.stack([across - width / 2, up - height / 2, across + width / 2, up + height / 2], axis=-1)


def _meet(boxes: Boxes, others: Boxes) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which boxes share ground: [boxes, others]."""
    a, b = boxes[..., None, :], others
    return np.asarray(
        (a[..., 0] < b[..., 2]) & (a[..., 2] > b[..., 0]) & (a[..., 1] < b[..., 3]) & (a[..., 3] > b[..., 1])
    )
