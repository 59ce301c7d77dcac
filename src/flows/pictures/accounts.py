"""Routes as ribbons of one measure, account by account: within an account ribbons add up, across accounts never."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from flows.amounts import Interval
from flows.nodes import LAST, Node, leg_ends, leg_key
from flows.pictures.picture import Picture, having, leave_out
from flows.places import words
from flows.selection import Mask
from flows.tables import Tables

MOST = 6
"""Accounts drawn side by side at the most; the others are in the list to choose from."""

SHARES = ("percent",)
"""Units that say how much of something else: never drawn as an amount."""

NO_FIGURE = {"value": "no value is stated", "quantity": "no quantity is stated"}
OTHER_UNIT = "the figure counts in another unit"
DENIAL = "a denial moves nothing"
NO_RATE = "the currency has no reference rate on that day, so that no common scale exists"
ZERO = "the figure is nought: nothing to draw"
ANOTHER = "the figure belongs to another account: chosen one at a time, or side by side, never added"


@dataclass(frozen=True)
class Accounts(Picture):
    """Rows: `account`, `key`, `mark` (both, as the ribbon carries them), `low`, `high` (NaN where open), `under` (high
    itself is excluded), `worded`; accounts as in `available`, then legs in order.

    For values low and high are euro at the rate of the claim's date, derived; for quantities they are in the unit.
    """

    measure: str
    unit: str


def units(tables: Tables, mask: Mask) -> list[str]:
    """The units in which the chosen claims count things, the most used first."""
    figures = tables.within(tables.figures, mask)
    counted = figures.loc[figures["measure"] == "quantity", "unit"].astype("string")
    return [unit for unit in counted.value_counts().index if unit not in SHARES]


def available(tables: Tables, mask: Mask, measure: str, unit: str = "") -> list[str]:
    """Ids of the accounts that can be drawn for a measure: the most reported first, statistics (by country) last."""
    figures = _drawable(tables, mask, measure, unit)
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


def accounts(tables: Tables, mask: Mask, measure: str, unit: str = "", chosen: tuple[str, ...] = ()) -> Accounts:
    """The chosen accounts (all that fit, where none is chosen) as ribbons through group nodes."""
    offered = available(tables, mask, measure, unit)
    drawn = [account for account in offered if account in chosen] or offered[:MOST]
    figures = _drawable(tables, mask, measure, unit)
    figures = figures[figures["account"].isin(drawn)]
    rows = _ribbons(tables, figures, drawn)
    members = pd.DataFrame({"key": rows.pop("key_of").astype("category"), "claim": rows["claim"]})
    merged = rows.groupby(["rank", "account", "order", "key"], sort=True, as_index=False).agg(
        low=("low", "sum"),
        high=("high", lambda part: part.sum(skipna=False)),
        under=("under", "any"),
        worded=("worded", " + ".join),
    )
    left_out = leave_out(mask, _reasons(tables, measure, unit, figures))
    merged["mark"] = merged["account"].astype(str) + "/" + merged["key"].astype(str)
    columns = ["account", "key", "mark", "low", "high", "under", "worded"]
    return Accounts(merged[columns], members, left_out, measure, unit)


def _drawable(tables: Tables, mask: Mask, measure: str, unit: str) -> pd.DataFrame:
    """The figures of a measure that can be drawn: `claim`, `account`, `low`, `high`, `under`, `worded`."""
    figures = tables.within(tables.figures, mask & ~_denied(tables))
    figures = figures[figures["measure"] == measure]
    if measure == "value":
        figures = figures.assign(low=figures["eur_low"], high=figures["eur_high"])
    else:
        figures = figures[figures["unit"] == unit]
    tall = figures[["low", "high"]].max(axis=1) > 0  # false where neither is stated
    return figures.loc[tall, ["claim", "account", "low", "high", "under", "worded"]]


def _denied(tables: Tables) -> Mask:
    return np.asarray(tables.claims["stance"] == "denies", dtype=bool)


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


def _reasons(tables: Tables, measure: str, unit: str, figures: pd.DataFrame) -> dict[str, Mask]:
    """Why a claim is not drawn, the first reason that holds."""
    size = len(tables.claims)
    of_measure = tables.figures[tables.figures["measure"] == measure]
    of_unit = of_measure if measure == "value" else of_measure[of_measure["unit"] == unit]
    most = of_unit[["eur_low", "eur_high"] if measure == "value" else ["low", "high"]].max(axis=1)
    return {
        NO_FIGURE[measure]: ~having(of_measure["claim"].to_numpy(), size),
        OTHER_UNIT: ~having(of_unit["claim"].to_numpy(), size),
        DENIAL: _denied(tables),
        NO_RATE: ~having((of_unit[most.notna()])["claim"].to_numpy(), size),
        ZERO: ~having((of_unit[most > 0])["claim"].to_numpy(), size),
        ANOTHER: ~having(figures["claim"].to_numpy(), size),
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


def sentence(picture: Accounts, tables: Tables) -> str:
    """The picture in words: each account with its legs, never a sum of accounts."""
    if picture.rows.empty:
        return "No account is drawn: the chosen claims state no figure of this kind."
    told = []
    for account, rows in picture.rows.groupby("account", sort=False):
        legs = [_told(row, picture) for row in rows.itertuples() if leg_ends(str(row.key))[0].stage == 0]
        told.append(f"{title(tables, str(account))}: {words(legs)}.")
    return " ".join(told)


def _told(row: Any, picture: Accounts) -> str:
    source, target = leg_ends(row.key)
    split = "; split not reported" if target.kind == "group" else ""
    return f"{amount(row, picture)} from {source.name} to {target.name}{split}"


def amount(row: Any, picture: Accounts) -> str:
    """'EUR 800,000,000' or '200,000 to under 1,000,000 shells'."""
    read = interval(row.low, row.high, bool(row.under)).text()
    return f"EUR {read}" if picture.measure == "value" else f"{read} {picture.unit}"


def interval(low: float, high: float, under: bool) -> Interval:
    """A row's interval: NaN is an open side, and from nought upwards is no more than 'at most'."""
    return Interval(None if low == 0 and high > 0 else low, None if math.isnan(high) else high, under)


def table(picture: Accounts, tables: Tables) -> pd.DataFrame:
    """The same rows for reading: account, from, to, as worded, as read."""
    ends = [leg_ends(key) for key in picture.rows["key"]]
    read = [amount(row, picture) for row in picture.rows.itertuples()]
    return pd.DataFrame(
        {
            "Account": [title(tables, account) for account in picture.rows["account"]],
            "From": [source.name for source, _ in ends],
            "To": [target.name for _, target in ends],
            "As worded": picture.rows["worded"],
            "As read (euro derived)" if picture.measure == "value" else "As read": read,
        }
    )
