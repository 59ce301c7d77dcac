"""Routes as ribbons of one measure, account by account: within an account ribbons add up, across accounts never."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from flows.nodes import LAST, Node, leg_key
from flows.selection import Mask
from flows.tables import Tables
from flows.views.accounts import available, drawable, reasons
from flows.views.picture import Picture, leave_out

MOST = 6
"""Accounts drawn side by side at the most; the others are in the list to choose from."""


@dataclass(frozen=True)
class Accounts(Picture):
    """Rows: `account`, `key`, `mark` (both, as the ribbon carries them), `low`, `high` (NaN where open), `under` (high
    itself is excluded), `worded`; accounts as in `available`, then legs in order.

    For values low and high are euro at the rate of the claim's date, derived; for quantities they are in the unit.
    """

    measure: str
    unit: str


def amounts(tables: Tables, mask: Mask, measure: str, unit: str = "", chosen: tuple[str, ...] = ()) -> Accounts:
    """The chosen accounts (all that fit, where none is chosen) as ribbons through group nodes."""
    offered = available(tables, mask, measure, unit)
    drawn = [account for account in offered if account in chosen] or offered[:MOST]
    figures = drawable(tables, mask, measure, unit)
    figures = figures[figures["account"].isin(drawn)]
    rows = _ribbons(tables, figures, drawn)
    members = pd.DataFrame({"key": rows.pop("key_of").astype("category"), "claim": rows["claim"]})
    merged = rows.groupby(["rank", "account", "order", "key"], sort=True, as_index=False).agg(
        low=("low", "sum"),
        high=("high", lambda part: part.sum(skipna=False)),
        under=("under", "any"),
        worded=("worded", " + ".join),
    )
    left_out = leave_out(mask, reasons(tables, measure, unit, figures["claim"].to_numpy()))
    merged["mark"] = merged["account"].astype(str) + "/" + merged["key"].astype(str)
    columns = ["account", "key", "mark", "low", "high", "under", "worded"]
    return Accounts(merged[columns], members, left_out, measure, unit)


def _ribbons(tables: Tables, figures: pd.DataFrame, drawn: list[str]) -> pd.DataFrame:
    """One row a claim and leg, whole stages as nodes: the same amount passes each stage and is never split."""
    rows = []
    stated: list[Any] = list(figures.itertuples())
    for figure in stated:
        route = tables.dataset.flows[tables.record(figure.claim).flow].route
        nodes = [Node(LAST if at == len(route) - 1 else at, stage) for at, stage in enumerate(route)]
        low = 0.0 if pd.isna(figure.low) else figure.low
        for order, ends in enumerate(pairwise(nodes)):
            key, account = leg_key(*ends), str(figure.account)
            rank = drawn.index(account)
            read = low, figure.high, figure.under, figure.worded
            rows.append((figure.claim, rank, account, order, key, f"{account}/{key}", *read))
    columns = ["claim", "rank", "account", "order", "key", "key_of", "low", "high", "under", "worded"]
    return pd.DataFrame(rows, columns=columns)
