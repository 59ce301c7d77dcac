"""Where things lie on the map, in degrees of the Mercator plane: x a longitude, y a latitude stretched to scale.

Mercator keeps angles, so that an arrowhead turned in this plane lies along its curve on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Legs = list[tuple[int, int]]
"""Pairs of points that curves join."""


class Frame(NamedTuple):
    """A sort of view, in degrees of the plane."""

    aspect: float
    """Width to height."""
    widest: float
    least: float
    margin: float
    edge: float
    """How far out, as a share of the way, points beyond it are marked: a narrow view has names over such marks."""
    scale: int
    """Of the outlines, in millionths: finer ones are six times the bytes, and a narrow view has not the pixels to show
    them."""


PAGE, NARROW = Frame(1.72, 64.0, 30.0, 5.0, 0.95, 50), Frame(0.92, 34.0, 20.0, 3.0, 0.86, 110)

_HIGHEST = 150.0
_ALL = 1.4
"""A view that holds all points may be so many times as wide as the widest."""
_LITTLE = 1.15
"""Where the points of most weight lie further apart than that, whatever widens their view no more belongs to it."""
_MOST = 0.95
"""Points of so large a share of the most weight carry as much: none of them is marked at the edge."""
_APART = 0.08
"""Of the width of the view: how far from each other points at its edge stand."""


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


def view(longitude: Floats, latitude: Floats, weight: Floats, legs: Legs, frame: Frame = PAGE) -> View:
    """A view large enough to read: the points of most weight, and round them as many as fit into a continent's width.

    A point far away (the United States, seen from the Balkans) would shrink all others to a spot: it is marked at the
    edge, in its direction. Where that befalls most points, or all but one, there is no middle: the view shows all.
    """
    x, y = unrolled(longitude, legs), mercator(latitude)
    near = _near(x, y, weight, frame)
    box = _box(x[near], y[near], frame.margin)
    if not near.all():  # points at the edge have a strip of their own
        left, right, bottom, top = box
        strip = frame.margin * (0.8 + (1 - frame.edge) * 6)
        box = left - strip * (x[~near] < left).any(), right + strip * (x[~near] > right).any(), bottom, top
    box = _shaped(box, frame)
    return View(*box, *_pinned(x, y, near, box, frame.edge))


def unrolled(longitude: Floats, legs: Legs) -> Floats:
    """The longitudes on a map cut where the fewest legs are, so that each runs the short way; the narrowest of such
    maps. Only legs that circle the globe can leave none without."""
    ends = np.array(legs, dtype=int).reshape(-1, 2).T
    best = longitude, (len(legs) + 1, 0.0)
    for start in np.unique(longitude):
        x = (longitude - start) % 360 + start
        cost = int((np.abs(x[ends[0]] - x[ends[1]]) > 180).sum()), float(x.max() - x.min())
        best = (x, cost) if cost < best[1] else best
    return best[0] - 360 * np.round(np.median(best[0]) / 360)


def _near(x: Floats, y: Floats, weight: Floats, frame: Frame) -> Bools:
    near = weight >= weight.max() * _MOST
    middle = x[near].mean(), y[near].mean()
    widest = max(frame.widest, _width(x[near], y[near], frame) * _LITTLE)
    for at in np.argsort(np.hypot(x - middle[0], y - middle[1]), kind="stable"):
        before, near[at] = near[at], True
        near[at] = before or _width(x[near], y[near], frame) <= widest
    few = near.sum() < max(2, len(x) / 2)
    return np.ones_like(near) if few or _width(x, y, frame) <= widest * _ALL else near


def _width(x: Floats, y: Floats, frame: Frame) -> float:
    """How wide a view of these points is."""
    left, right, bottom, top = _box(x, y, frame.margin)
    return max(right - left, (top - bottom) * frame.aspect)


def _box(x: Floats, y: Floats, margin: float) -> tuple[float, float, float, float]:
    return float(x.min() - margin), float(x.max() + margin), float(y.min() - margin), float(y.max() + margin)


def _shaped(box: tuple[float, float, float, float], frame: Frame) -> tuple[float, float, float, float]:
    """The box widened to the one shape of its sort, within the plane."""
    left, right, bottom, top = box
    width = min(max(right - left, (top - bottom) * frame.aspect, frame.least), 360.0)
    height = min(max(width / frame.aspect, top - bottom), 2 * _HIGHEST)
    across, up = (left + right) / 2, (bottom + top) / 2
    up = min(max(up, height / 2 - _HIGHEST), _HIGHEST - height / 2)
    return across - width / 2, across + width / 2, up - height / 2, up + height / 2


def _pinned(
    x: Floats, y: Floats, near: Bools, box: tuple[float, float, float, float], edge: float
) -> tuple[Floats, Floats, list[str]]:
    """The points, those far away moved to the edge along the line from the middle, apart from each other."""
    left, right, bottom, top = box
    across, up = (left + right) / 2, (bottom + top) / 2
    reach_x, reach_y = (right - left) / 2 * edge, (top - bottom) / 2 * 0.92
    x, y, beyond = x.copy(), y.copy(), [""] * len(x)
    for at in np.flatnonzero(~near):
        dx, dy = x[at] - across, y[at] - up
        sideways = abs(dx) / reach_x >= abs(dy) / reach_y
        beyond[at] = ("left" if dx < 0 else "right") if sideways else ("bottom" if dy < 0 else "top")
        scale = reach_x / abs(dx) if sideways else reach_y / abs(dy)
        x[at], y[at] = across + dx * scale, up + dy * scale
    for side in ("left", "right", "top", "bottom"):
        places = np.array([at for at, where in enumerate(beyond) if where == side], dtype=int)
        along, reach, middle = (y, reach_y, up) if side in ("left", "right") else (x, reach_x, across)
        _spread(along, places, middle, reach * 0.9, (right - left) * _APART)
    return x, y, beyond


def _spread(
    along: Floats, places: np.ndarray[Any, np.dtype[np.int64]], middle: float, reach: float, gap: float
) -> None:
    """Points of one side in their order, a little apart, around where they were and within reach of its middle."""
    if not len(places):
        return
    order = places[np.argsort(along[places], kind="stable")]
    before, gap = along[order].mean(), min(gap, 2 * reach / len(places))
    for one, after in pairwise(order):
        along[after] = max(along[after], along[one] + gap)
    along[order] = np.minimum(
        along[order] + before - along[order].mean(), middle + reach - gap * np.arange(len(order))[::-1]
    )
    along[order] = np.maximum(along[order], middle - reach + gap * np.arange(len(order)))
