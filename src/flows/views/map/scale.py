"""Widths of arcs in at most four classes, told in words."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise

PIXELS = (1.5, 3.0, 5.0, 7.5)
"""The line of each class."""

Edges = tuple[float, ...]
"""Where each class begins, ascending; the first takes in all that is less."""


def edges(most: float, counted: bool) -> Edges:
    """Where classes begin, for widths up to `most`: whole numbers in even steps of proportion where things are
    counted, else the round amounts (1, 2, 5, 10, ...) up to it."""
    if counted:
        return tuple(sorted({float(math.ceil(most ** (step / len(PIXELS)))) for step in range(len(PIXELS))}))
    power = math.floor(math.log10(most)) if most > 0 else 0
    round_ones = [digit * 10.0 ** (power - back) for back in (2, 1, 0) for digit in (1, 2, 5)]
    return (0.0, *[edge for edge in round_ones if edge <= most][-len(PIXELS) + 1 :])


def step(width: float, edges: Edges) -> int:
    """The class of a width."""
    return max(bisect_right(edges, width) - 1, 0)


def names(edges: Edges, most: float, counted: bool, unit: str = "") -> list[str]:
    """What each class holds: '1', '2', '3–4', '5 or more'; 'under 50m EUR', '50m to 100m EUR', '100m or more EUR'."""
    if counted:
        ranges = [f"{low:.0f}" if high == low + 1 else f"{low:.0f}–{high - 1:.0f}" for low, high in pairwise(edges)]
        return [*ranges, f"{edges[-1]:.0f}" if edges[-1] == most else f"{edges[-1]:.0f} or more"]
    if len(edges) == 1:
        return [f"reported {unit}".strip()]
    ranges = [f"{short(low)} to {short(high)} {unit}" for low, high in pairwise(edges)]
    return [f"under {short(edges[1])} {unit}", *ranges[1:], f"{short(edges[-1])} {unit} or more"]


def short(number: float) -> str:
    """'50m', '2bn', '3,500'."""
    for size, word in ((1e9, "bn"), (1e6, "m")):
        if number >= size:
            return f"{number / size:g}{word}"
    return f"{number:,.0f}" if number >= 1 else f"{number:g}"
