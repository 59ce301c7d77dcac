"""What one account reports for each leg alone: a group's total is given to none of its countries."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.pictures import accounts
from flows.selection import Mask
from flows.tables import Tables


def chosen(tables: Tables, measure: str, unit: str, account: str) -> tuple[pd.DataFrame, dict[str, Mask]]:
    """The figures of the account (`claim`, `low`, `high`, `under`), and why a claim has none to draw, the first
    reason that holds. Values are euro at the rate of the claim's date."""
    size, of_measure = len(tables.claims), tables.figures[tables.figures["measure"] == measure]
    figures = of_measure if measure == "value" else of_measure[of_measure["unit"] == unit]
    if measure == "value":
        figures = figures.assign(low=figures["eur_low"], high=figures["eur_high"])
    most = figures[["low", "high"]].max(axis=1)
    own = figures[(most > 0) & (figures["account"] == account)]
    reasons = {
        accounts.NO_FIGURE[measure]: ~_stating(of_measure, size),
        accounts.OTHER_UNIT: ~_stating(figures, size),
        accounts.DENIAL: np.asarray(tables.claims["stance"] == "denies", dtype=bool),
        accounts.NO_RATE: ~_stating(figures[most.notna()], size),
        accounts.ZERO: ~_stating(figures[most > 0], size),
        accounts.ANOTHER: ~_stating(own, size),
    }
    return own[["claim", "low", "high", "under"]], reasons


def added(rows: pd.DataFrame, legs: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """The rows of arcs with `low`, `high`, `under` and, as `width`, the high side or else the low one.

    Within an account figures add up. Where a low side is open it is at least nothing; an open high side stays open.
    """
    alone = legs.loc[~legs["alternative"], ["key", "claim"]].drop_duplicates().astype({"key": "str"})
    of_leg = alone.merge(figures, on="claim").groupby("key")
    low, high = of_leg["low"].sum(min_count=1), of_leg["high"].agg(lambda part: part.sum(skipna=False))
    rows = rows.assign(low=rows["key"].map(low).astype(float), high=rows["key"].map(high).astype(float))
    under = rows["key"].map(of_leg["under"].any()).eq(True)
    return rows.assign(under=under, width=rows["high"].fillna(rows["low"]))


def _stating(figures: pd.DataFrame, size: int) -> Mask:
    return having(figures["claim"].to_numpy(), size)


def having(places: np.ndarray[Any, np.dtype[np.int64]], size: int) -> Mask:
    """Which of `size` places are among those given."""
    found = np.zeros(size, dtype=bool)
    found[places] = True
    return found
