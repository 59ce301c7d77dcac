"""Which figures of a measure can be drawn, account by account, and why a claim has none to draw.

An account is one actor's figures of one basis and one unit that may be added; across accounts nothing ever is.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from flows.amounts import Interval
from flows.places import words
from flows.selection import Mask
from flows.tables import Tables
from flows.views.picture import Codes, having

SHARES = ("percent",)
"""Units that say how much of something else: never drawn as an amount."""

NO_FIGURE = {"value": "no value is stated", "quantity": "no quantity is stated"}
OTHER_UNIT = "the figure counts in another unit"
DENIAL = "a denial moves nothing"
NO_RATE = "the currency has no reference rate on that day, so that no common scale exists"
ZERO = "the figure is nought: nothing to draw"
ANOTHER = "the figure belongs to another account: chosen one at a time, or side by side, never added"


def units(tables: Tables, mask: Mask) -> list[str]:
    """The units in which the chosen claims count things, the most used first."""
    figures = tables.within(tables.figures, mask)
    counted = figures.loc[figures["measure"] == "quantity", "unit"].astype("string")
    return [unit for unit in counted.value_counts().index if unit not in SHARES]


def available(tables: Tables, mask: Mask, measure: str, unit: str = "") -> list[str]:
    """Ids of the accounts that can be drawn for a measure: the most reported first, statistics (by country) last."""
    figures = drawable(tables, mask, measure, unit)
    claims = tables.claims.iloc[figures["claim"]]
    ranked = figures.assign(
        statistic=(claims["kind"] == "statistic").to_numpy(),
        reports=claims["reports"].to_numpy(),
        top=figures["high"].fillna(figures["low"]),
    )
    ranked = ranked.groupby("account", observed=True).agg(
        statistic=("statistic", "max"), legs=("claim", "size"), reports=("reports", "max"), top=("top", "sum")
    )
    ranked["legs"] = ranked["legs"].where(ranked["statistic"], 0)
    order = ranked.sort_values(["statistic", "legs", "reports", "top"], ascending=[True, False, False, False])
    return order.index.astype(str).tolist()


def drawable(tables: Tables, mask: Mask, measure: str, unit: str) -> pd.DataFrame:
    """The figures of a measure that can be drawn: `claim`, `account`, `low`, `high`, `under`, `worded`."""
    figures = tables.within(tables.figures, mask & ~denied(tables))
    figures = figures[figures["measure"] == measure]
    if measure == "value":
        figures = figures.assign(low=figures["eur_low"], high=figures["eur_high"])
    else:
        figures = figures[figures["unit"] == unit]
    tall = figures[["low", "high"]].max(axis=1) > 0  # false where neither is stated
    return figures.loc[tall, ["claim", "account", "low", "high", "under", "worded"]]


def denied(tables: Tables) -> Mask:
    return np.asarray(tables.claims["stance"] == "denies", dtype=bool)


def reasons(tables: Tables, measure: str, unit: str, drawn: Codes) -> dict[str, Mask]:
    """Why a claim is not drawn, the first reason that holds; `drawn` are the claims whose figures are."""
    size = len(tables.claims)
    of_measure = tables.figures[tables.figures["measure"] == measure]
    of_unit = of_measure if measure == "value" else of_measure[of_measure["unit"] == unit]
    most = of_unit[["eur_low", "eur_high"] if measure == "value" else ["low", "high"]].max(axis=1)
    return {
        NO_FIGURE[measure]: ~having(of_measure["claim"].to_numpy(), size),
        OTHER_UNIT: ~having(of_unit["claim"].to_numpy(), size),
        DENIAL: denied(tables),
        NO_RATE: ~having((of_unit[most.notna()])["claim"].to_numpy(), size),
        ZERO: ~having((of_unit[most > 0])["claim"].to_numpy(), size),
        ANOTHER: ~having(drawn, size),
    }


def title(tables: Tables, account: str) -> str:
    """'Mash (Telegram): about 3,500, 3,500 Grad rockets (delivered, 2022/2023)'."""
    rows = tables.figures["account"].to_numpy() == account
    claim = tables.record(int(tables.figures["claim"].to_numpy()[rows][0]))
    actor, flow = tables.dataset.actors[claim.by], tables.dataset.flows[claim.flow]
    own = tables.dataset.accounts.get(account)
    told = own.title if own else words(sorted(set(tables.figures["worded"][rows].astype(str))))
    period = f", {flow.period}" if flow.period and own is None else ""
    return f"{actor.name}: {told} ({claim.basis}{period})"


def interval(low: float, high: float, under: bool) -> Interval:
    """A row's interval: NaN is an open side, and from nought upwards is no more than 'at most'."""
    return Interval(None if low == 0 and high > 0 else low, None if math.isnan(high) else high, under)
