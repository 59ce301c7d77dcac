"""Where things lie on the map, in degrees of the Mercator plane: x a longitude, y a latitude stretched to scale.

Mercator keeps angles, so that an arrowhead turned in this plane lies along its arc on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]

ASPECT = 1.6
"""Width to height of every view."""

_WIDEST, _LEAST, _HIGHEST = 64.0, 26.0, 150.0
_MARGIN, _PINNED_MARGIN = 5.5, 9.0
_POINTS, _BEND, _HEAD = 20, 0.16, 0.6
_APART = 5.0


def mercator(latitude: Floats) -> Floats:
    """Degrees of latitude to the plane; the poles, which it cannot hold, to its edge."""
    return np.degrees(np.arctanh(np.sin(np.radians(np.clip(latitude, -81.0, 81.0)))))


def latitude(y: Floats) -> Floats:
    """The way back."""
    return np.degrees(np.arcsin(np.tanh(np.radians(y))))


@dataclass(frozen=True, slots=True)
class View:
    """The part of the plane that is shown, and where each point stands in it."""

    left: float
    right: float
    bottom: float
    top: float
    x: Floats
    y: Floats
    beyond: list[str]
    """For each point the side of the view it lies beyond ("left", ...), where it is marked at the edge; else ""."""


def view(longitude: Floats, latitude: Floats, weight: Floats) -> View:
    """A view large enough to read: the points around the weighted middle, as many as fit into a continent's width.

    A point far away (the United States, seen from the Balkans) would shrink all others to a spot: it is marked at the
    edge, in its direction. Where that befalls most points, or all but one, there is no middle: the view shows all.
    """
    x, y = longitude, mercator(latitude)
    x = (x - _middle(x, weight) + 180) % 360 - 180 + _middle(x, weight)  # the short way round
    near = _near(x, y, weight)
    if near.sum() < max(2, len(x) / 2):
        near[:] = True
    left, right, bottom, top = _box(x[near], y[near], _MARGIN)
    if not near.all():
        left = min(left, x[near].min() - _PINNED_MARGIN) if (x[~near] < left).any() else left
        right = max(right, x[near].max() + _PINNED_MARGIN) if (x[~near] > right).any() else right
    left, right, bottom, top = _shaped(left, right, bottom, top)
    px, py, beyond = _pinned(x, y, near, (left, right, bottom, top))
    return View(left, right, bottom, top, px, py, beyond)


def _middle(values: Floats, weight: Floats) -> float:
    """The weighted median: one heavy country far away does not move it."""
    order = np.argsort(values)
    running = np.cumsum(weight[order])
    return float(values[order][np.searchsorted(running, running[-1] / 2)])


def _near(x: Floats, y: Floats, weight: Floats) -> np.ndarray[Any, np.dtype[np.bool_]]:
    near = np.zeros(len(x), dtype=bool)
    for at in np.argsort(np.hypot(x - _middle(x, weight), y - _middle(y, weight)), kind="stable"):
        near[at] = True
        left, right, bottom, top = _box(x[near], y[near], _MARGIN)
        near[at] = right - left <= _WIDEST and top - bottom <= _WIDEST / ASPECT
    return near


def _box(x: Floats, y: Floats, margin: float) -> tuple[float, float, float, float]:
    return float(x.min() - margin), float(x.max() + margin), float(y.min() - margin), float(y.max() + margin)


def _shaped(left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
    """The box widened to the one shape of all views, within the plane."""
    width = min(max(right - left, (top - bottom) * ASPECT, _LEAST), 360.0)
    height = width / ASPECT
    across, up = (left + right) / 2, (bottom + top) / 2
    up = min(max(up, height / 2 - _HIGHEST), _HIGHEST - height / 2)
    return across - width / 2, across + width / 2, up - height / 2, up + height / 2


def _pinned(
    x: Floats, y: Floats, near: np.ndarray[Any, np.dtype[np.bool_]], box: tuple[float, float, float, float]
) -> tuple[Floats, Floats, list[str]]:
    """The points, those far away moved to the edge along the line from the middle, apart from each other."""
    left, right, bottom, top = box
    across, up = (left + right) / 2, (bottom + top) / 2
    reach_x, reach_y = (right - left) / 2 * 0.95, (top - bottom) / 2 * 0.9
    x, y, beyond = x.copy(), y.copy(), [""] * len(x)
    for at in np.flatnonzero(~near):
        dx, dy = x[at] - across, y[at] - up
        sideways = abs(dx) / reach_x >= abs(dy) / reach_y
        beyond[at] = ("left" if dx < 0 else "right") if sideways else ("bottom" if dy < 0 else "top")
        scale = reach_x / abs(dx) if sideways else reach_y / abs(dy)
        x[at], y[at] = across + dx * scale, up + dy * scale
    for side in ("left", "right", "top", "bottom"):
        along = y if side in ("left", "right") else x
        _spread(along, np.array([at for at, where in enumerate(beyond) if where == side], dtype=int))
    return x, y, beyond


def _spread(along: Floats, places: np.ndarray[Any, np.dtype[np.int64]]) -> None:
    """Points of one side in their order, a little apart, around where they were."""
    if len(places) < 2:
        return
    order = places[np.argsort(along[places])]
    middle = along[order].mean()
    for before, after in pairwise(order):
        along[after] = max(along[after], along[before] + _APART)
    along[order] += middle - along[order].mean()


@dataclass(frozen=True, slots=True)
class Curves:
    """Arcs as curves, bent to their own left, so that there and back do not coincide. Each array: arcs by points."""

    lon: Floats
    lat: Floats
    head: tuple[Floats, Floats]
    """Where the arrowhead of each arc stands: longitudes and latitudes."""
    angle: Floats
    """How far each arrowhead is turned from north, clockwise in degrees."""


def curves(view: View, source: list[int], target: list[int]) -> Curves:
    """The arcs between points of a view."""
    x0, y0, x1, y1 = view.x[source], view.y[source], view.x[target], view.y[target]
    bend_x, bend_y = (x0 + x1) / 2 - 2 * _BEND * (y1 - y0), (y0 + y1) / 2 + 2 * _BEND * (x1 - x0)
    x, y = (_bezier(*ends, np.linspace(0, 1, _POINTS)) for ends in ((x0, bend_x, x1), (y0, bend_y, y1)))
    head = tuple(_bezier(*ends, np.array([_HEAD]))[:, 0] for ends in ((x0, bend_x, x1), (y0, bend_y, y1)))
    dx, dy = ((1 - _HEAD) * (b - a) + _HEAD * (c - b) for a, b, c in ((x0, bend_x, x1), (y0, bend_y, y1)))
    return Curves(x, latitude(y), (head[0], latitude(head[1])), np.degrees(np.arctan2(dx, dy)))


def _bezier(start: Floats, bend: Floats, end: Floats, t: Floats) -> Floats:
    return (1 - t) ** 2 * start[:, None] + 2 * t * (1 - t) * bend[:, None] + t**2 * end[:, None]
