"""The one axis on which all figures of a picture stand, even or logarithmic."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import Any

import pandas as pd

from flows.amounts import spoken
from flows.views.hover import plain
from flows.views.style import Look


def span(rows: pd.DataFrame, log: bool) -> tuple[float, float]:
    """The least and the most of the axis, with room at its ends."""
    sides = pd.concat([rows["low"], rows["high"]])
    sides = sides[sides > 0]
    if sides.empty:
        return (1.0, 10.0) if log else (0.0, 1.0)
    return (float(sides.min()) / 2, float(sides.max()) * 2) if log else (0.0, float(sides.max()) * 1.08)


def across(ends: tuple[float, float], log: bool, left: float, unit: str, style: Look, many: int) -> dict[str, Any]:
    """The axis between its ends, to the right of `left`, with about so many ticks."""
    ticks = _powers(*ends, many) if log else _steps(ends[1], many)
    return {
        "type": "log" if log else "linear",
        "range": [log10(ends[0]), log10(ends[1])] if log else list(ends),
        "domain": [left, 1],
        "side": "top",
        "fixedrange": True,
        "tickvals": ticks,
        "ticktext": [spoken(tick) for tick in ticks],
        "tickfont": {"size": 12, "color": style.muted},
        "tickangle": 0,
        "title": {"text": plain(f"{unit}, log scale" if log else unit), "font": {"size": 12, "color": style.muted}},
        "gridcolor": style.rule,
        "zeroline": False,
    }


def _steps(most: float, many: int) -> list[float]:
    """About so many round steps from nought."""
    rough = most / (many + 1)
    size = 10.0 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    return [step * number for number in range(int(most // step) + 1)]


def _powers(low: float, high: float, many: int) -> list[float]:
    """Powers of ten, every second or third of them where they are many."""
    powers = range(ceil(log10(low)), floor(log10(high)) + 1)
    return [10.0**power for power in powers[:: ceil(len(powers) / (many * 2)) or 1]]
