"""What one account reports for each leg alone: a group's total is given to none of its countries."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.selection import Mask
from flows.tables import Tables
from flows.views import accounts
from flows.views.distinct import Codes
from flows.views.map.legs import Legs

Sides = tuple[float, float, bool]
"""Low, high, and whether high itself is excluded."""


def chosen(tables: Tables, measure: str, unit: str, account: str) -> tuple[dict[int, list[Sides]], dict[str, Mask]]:
    """The figures of the account by claim, and why a claim has none to draw, the first reason that holds. Values are
    euro at the rate of the claim's date."""
    figures = tables.figures
    claim, sides = figures["claim"].to_numpy(), ("eur_low", "eur_high") if measure == "value" else ("low", "high")
    low, high = (figures[side].to_numpy(dtype=float) for side in sides)
    most = np.fmax(low, high)
    of_measure = np.asarray(figures["measure"] == measure, dtype=bool)
    of_unit = of_measure if measure == "value" else of_measure & np.asarray(figures["unit"] == unit, dtype=bool)
    own = of_unit & (most > 0) & np.asarray(figures["account"] == account, dtype=bool)
    found: dict[int, list[Sides]] = {}
    for at in np.flatnonzero(own).tolist():
        sides_of = float(low[at]), float(high[at]), bool(figures["under"].iloc[at])
        found.setdefault(int(claim[at]), []).append(sides_of)
    return found, accounts.reasons(tables, measure, unit, claim[own])


def added(rows: pd.DataFrame, held: Legs, at: Codes, figures: dict[int, list[Sides]]) -> pd.DataFrame:
    """The rows of arcs with `low`, `high`, `under` and, as `width`, the high side or else the low one; widest first.

    Within an account figures add up. Where a low side is open it is at least nothing; an open high side stays open.
    """
    alone = at[~held.alternative[at]]
    of_arc: dict[str, list[Sides]] = {}
    for arc, claim in dict.fromkeys(zip(held.keys[held.arc[alone]], held.claim[alone].tolist(), strict=True)):
        of_arc.setdefault(arc, []).extend(figures.get(claim, []))
    sums = [_sum(of_arc.get(key, [])) for key in rows["key"]]
    low, high, under = (np.array([one[side] for one in sums], dtype=float) for side in range(3))
    rows = rows.assign(low=low, high=high, under=under > 0, width=np.where(np.isnan(high), low, high))
    return rows.sort_values(["width", "key"], ascending=[False, True], ignore_index=True)


def _sum(sides: list[Sides]) -> Sides:
    """The amounts together; open on both sides where there is none."""
    lows = [low for low, *_ in sides if not np.isnan(low)]
    high = sum(high for _, high, _ in sides) if sides else np.nan
    return sum(lows) if lows else np.nan, high, any(under for *_, under in sides)
