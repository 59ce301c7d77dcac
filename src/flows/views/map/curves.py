"""Smooth curves through the countries of a way, each step the short way round, within the frame of the view."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from flows.views.map.geometry import Floats, View, latitude

_BEND = 0.16
"""How far a curve without a stop bends to its own left, so that there and back do not coincide; of its length."""
_PAST = 0.3
"""The same where somebody stands in between who is not named."""
_HANDLE, _LEAN = 0.3, 0.06
_HEAD = 0.58
"""Where on a step its arrowhead stands."""
_STEPS = 60
"""Points of a curve as wide as the view."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Points in the plane."""

    steps: list[tuple[Floats, Floats]]
    """x and y of each step between two countries."""
    dotted: list[bool]
    """Of each step whether who stands in between is not named."""
    heads: list[tuple[float, float, float]] = field(default_factory=list)
    """x, y of the arrowhead of each step, and how far it is turned from north, clockwise in degrees."""

    def line(self, dotted: bool) -> tuple[list[float | None], list[float | None]]:
        """Longitudes and latitudes of the steps that are dotted, or not; a gap after each."""
        lon: list[float | None] = []
        lat: list[float | None] = []
        for (x, y), dots in zip(self.steps, self.dotted, strict=True):
            if dots == dotted:
                lon += [*x.round(3).tolist(), None]
                lat += [*latitude(y).round(3).tolist(), None]
        return lon, lat


def curve(view: View, stops: list[int], dotted: list[bool]) -> Curve:
    """The curve through points of a view."""
    points = _short(np.stack([view.x[stops], view.y[stops]], axis=1))
    ahead = np.diff(points, axis=0)
    length = np.hypot(*ahead.T)
    unit = ahead / np.maximum(length, 1e-9)[:, None]
    drawn = Curve([], dotted)
    for at, (start, end) in enumerate(pairwise(points)):
        left = np.array([-ahead[at, 1], ahead[at, 0]])
        if len(ahead) == 1:
            out = back = (start + end) / 2 + left * 2 * (_PAST if dotted[at] else _BEND)
            out, back = start + (out - start) * 2 / 3, end + (back - end) * 2 / 3
        else:
            out = start + _turn(unit, at - 1) * length[at - 1 : at + 1].min() * _HANDLE if at else None
            back = end - _turn(unit, at) * length[at : at + 2].min() * _HANDLE if at + 1 < len(ahead) else None
            out = (start + back) / 2 + left * _LEAN if out is None else out
            back = (out + end) / 2 + left * _LEAN if back is None else back
        out, back = (_within(view, point, points[:, 0]) for point in (out, back))
        many = int(np.clip(_STEPS * length[at] / (view.right - view.left), 8, _STEPS))
        x, y = _bezier(start, out, back, end, np.linspace(0, 1, many + 1))
        drawn.steps.append((x, y))
        (x0, x1), (y0, y1) = _bezier(start, out, back, end, np.array([_HEAD, _HEAD + 0.01]))
        drawn.heads.append((x0, y0, float(np.degrees(np.arctan2(x1 - x0, y1 - y0)))))
    return drawn


def _short(points: Floats) -> Floats:
    """Each point on that side of the globe that is nearer to the one before."""
    across = np.diff(points[:, 0])
    points[1:, 0] -= 360 * np.cumsum(np.round(across / 360))
    return points


def _turn(unit: Floats, at: int) -> Floats:
    """The direction in which a curve passes the stop between two steps."""
    both = unit[at] + unit[at + 1]
    size = float(np.hypot(*both))
    return both / size if size > 1e-6 else np.array([-unit[at][1], unit[at][0]])


def _within(view: View, point: Floats, stops: Floats) -> Floats:
    """A curve stays in the frame where all that shapes it does; one that circles the globe leaves at the side."""
    pad = (view.top - view.bottom) * 0.02
    point[1] = np.clip(point[1], view.bottom + pad, view.top - pad)
    if view.left <= stops.min() and stops.max() <= view.right:
        point[0] = np.clip(point[0], view.left + pad, view.right - pad)
    return point


def _bezier(start: Floats, out: Floats, back: Floats, end: Floats, t: Floats) -> tuple[Floats, Floats]:
    shares = np.stack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    x, y = np.stack([start, out, back, end]).T @ shares
    return x, y
