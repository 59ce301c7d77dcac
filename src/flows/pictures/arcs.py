"""Routes as arcs between points on the map: who names each leg, or what one account reports for it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from flows import borders
from flows.amounts import Interval
from flows.pictures import accounts
from flows.pictures.parties import countries, unnamed
from flows.pictures.picture import VOICES, Picture, leave_out, origins_by
from flows.places import name, words
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

MOST = 200
"""Arcs drawn at the most: the widest."""

LEGS = ("first leg", "middle leg", "last leg", "whole route")
"""What a leg is on its route; on the whole route nobody in between is named."""

STATISTIC = "official statistic on a first leg, shown on Routes as context"
NO_LEG = "no leg between two named countries"
NO_POINT = "a country on the leg has no place on the map"
BEYOND = f"only the {MOST} widest arcs are drawn"

_FIGURE = ["claim", "account", "low", "high"]

Counts = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Arcs(Picture):
    """Rows, widest first: `key` ("SRB>USA"), `source`, `target`, `role` (of LEGS, several joined by a comma), `whole`
    (never more than a whole route), `alternative` (only ever one of several parties), `voice` (the strongest of VOICES
    that names it), `said`, `qualified`, `denied` (independent origins of each), `claims`, and `low`, `high`: what the
    account reports for this leg alone, NaN where it reports no split, and where that side is open."""

    countries: pd.DataFrame
    """See parties.countries."""
    unnamed: pd.DataFrame
    """See parties.unnamed."""
    measure: str
    """One of origins, value, quantity."""
    unit: str
    """EUR where the measure is value, derived where the account is in another currency."""
    account: str
    """The one account whose amounts are drawn; empty where arcs count origins."""


def choices(tables: Tables, mask: Mask, measure: str, unit: str = "") -> list[str]:
    """Ids of the accounts that can be drawn on the map, the largest first."""
    return accounts.available(tables, mask & ~_statistic(tables) & _named(tables)[1], measure, unit)


def arcs(tables: Tables, mask: Mask, measure: str = "origins", unit: str = "", account: str = "") -> Arcs:
    """The legs between named countries that the chosen claims name. `measure` is origins, value or quantity.

    Origins: who names the leg, so that alternatives stand alone and nothing is split. Value and quantity: one account
    (the largest, where none is chosen or known); a group's total is given to none of its countries.
    """
    figures, reasons = pd.DataFrame(), {STATISTIC: _statistic(tables)}
    unit = {"origins": "", "value": "EUR"}.get(measure, unit)
    if measure == "origins":
        account = ""
    else:
        offered = choices(tables, mask, measure, unit)
        account = account if account in offered else (offered or [""])[0]
        figures = _figures(tables, measure, unit)
        reasons |= _unmeasured(tables, measure, figures, account)
        figures = figures[figures["account"] == account]
    chosen = mask & ~np.logical_or.reduce(list(reasons.values()))
    legs = _legs(tables, chosen)
    rows = _rows(tables, legs)
    if measure != "origins":
        rows = _amounts(rows, legs, figures)
    rows = rows.sort_values(["width", "key"], ascending=[False, True]).head(MOST)
    members = legs.loc[legs["key"].isin(rows["key"]), ["key", "claim"]]
    drawn = _having(members, len(mask))
    named, placed = _named(tables)
    left_out = leave_out(mask, reasons | {NO_LEG: ~named, NO_POINT: ~placed, BEYOND: ~drawn})
    parties = countries(tables, drawn), unnamed(tables, chosen)
    return Arcs(rows.reset_index(drop=True), members, left_out, *parties, measure, unit, account)


def _statistic(tables: Tables) -> Mask:
    return np.asarray(tables.claims["kind"] == "statistic", dtype=bool)


def _named(tables: Tables) -> tuple[Mask, Mask]:
    """Claims with a leg between two named countries, and with such a leg that can be placed on the map."""
    leg = tables.legs["arc"].cat.codes.to_numpy()
    size = len(tables.claims)
    return _having(tables.legs[leg >= 0], size), _having(tables.legs[_placed(tables)[leg]], size)


def _placed(tables: Tables) -> Mask:
    """For the code of each arc whether both its countries have a point; the last place answers for code -1."""
    known, keys = borders.points(), tables.legs["arc"].cat.categories
    return np.array([key[:3] in known and key[4:] in known for key in keys] + [False], dtype=bool)


def _having(frame: pd.DataFrame, size: int) -> Mask:
    having = np.zeros(size, dtype=bool)
    having[frame["claim"].to_numpy()] = True
    return having


def _legs(tables: Tables, chosen: Mask) -> pd.DataFrame:
    """One row a claim and leg that can be drawn: `key`, `claim`, `leg` (its place in LEGS), `alternative`, `whole`."""
    drawable = chosen[tables.legs["claim"].to_numpy()] & _placed(tables)[tables.legs["arc"].cat.codes.to_numpy()]
    legs = tables.legs[drawable]
    ends = legs["ribbon"].cat.categories.astype("str").str  # "0:SRB>1:USA": between countries stages are at 0 and 6
    first, last = ((ends[at] == stage)[legs["ribbon"].cat.codes.to_numpy()] for at, stage in ((0, "0"), (6, "9")))
    leg = np.where(first & last, 3, np.where(first, 0, np.where(last, 2, 1)))
    return pd.DataFrame(
        {"key": legs["arc"], "claim": legs["claim"], "leg": leg, "alternative": legs["alternative"], "whole": leg == 3}
    )


def _rows(tables: Tables, legs: pd.DataFrame) -> pd.DataFrame:
    """One row an arc, without amounts; its width counts the origins of its voice."""
    code = legs["key"].cat.codes.to_numpy()
    found, at = np.unique(code, return_inverse=True)
    rows = pd.DataFrame({"key": legs["key"].cat.categories[found].astype("str")})
    held = np.zeros((len(found), len(LEGS)), dtype=bool)
    held[at, legs["leg"].to_numpy()] = True
    origins, claims = _counts(origins_by(legs[["key", "claim"]], tables), rows["key"])
    voice = (origins > 0).argmax(axis=1)
    return rows.assign(
        source=rows["key"].str[:3], target=rows["key"].str[4:],
        role=[", ".join(np.array(LEGS)[row]) for row in held], whole=held[:, 3] & ~held[:, :3].any(axis=1),
        alternative=~np.isin(found, code[~legs["alternative"].to_numpy()]), voice=np.array(VOICES)[voice],
        **dict(zip(VOICES, origins.T, strict=True)), claims=claims, low=np.nan, high=np.nan,
        width=origins[np.arange(len(found)), voice].astype(float),
    )  # fmt: skip


def _counts(counted: pd.DataFrame, keys: pd.Series) -> tuple[Counts, Counts]:
    """Independent origins by arc and voice, and claims by arc: a claim has one voice, so that claims add up."""
    at = pd.Index(keys).get_indexer(counted["key"].astype("str"))
    origins = np.zeros((len(keys), len(VOICES)), dtype=np.int64)
    origins[at, counted["voice"].cat.codes.to_numpy()] = counted["origins"]
    return origins, np.bincount(at, weights=counted["claims"], minlength=len(keys)).astype(np.int64)


def _amounts(rows: pd.DataFrame, legs: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """The rows with what is reported for each leg alone, as width the high side where there is one."""
    alone = legs.loc[~legs["alternative"], ["key", "claim"]].drop_duplicates().astype({"key": "str"})
    sums = alone.merge(figures, on="claim").groupby("key")
    low, high = sums["low"].sum(min_count=1), sums["high"].agg(lambda part: part.sum(skipna=False))
    rows = rows.assign(low=rows["key"].map(low), high=rows["key"].map(high)).astype({"low": float, "high": float})
    return rows.assign(width=rows["high"].fillna(rows["low"]))


def _figures(tables: Tables, measure: str, unit: str) -> pd.DataFrame:
    """Every figure of the measure and unit, NaN where there is no rate: `claim`, `account`, `low`, `high`."""
    figures = tables.figures[tables.figures["measure"] == measure]
    if measure == "value":
        return figures.assign(low=figures["eur_low"], high=figures["eur_high"])[_FIGURE]
    return figures.loc[figures["unit"] == unit, _FIGURE]


def _unmeasured(tables: Tables, measure: str, figures: pd.DataFrame, account: str) -> dict[str, Mask]:
    """Why a claim has no amount to draw, the first reason that holds."""
    size = len(tables.claims)
    rated = figures[figures["low"].notna() | figures["high"].notna()]
    return {
        accounts.NO_FIGURE[measure]: ~_having(tables.figures[tables.figures["measure"] == measure], size),
        accounts.OTHER_UNIT: ~_having(figures, size),
        accounts.DENIAL: np.asarray(tables.claims["stance"] == "denies", dtype=bool),
        accounts.NO_RATE: ~_having(rated, size),
        accounts.ANOTHER: ~_having(rated[rated["account"] == account], size),
    }


def sentence(picture: Arcs, most: int = 5) -> str:
    """The picture in words, for who cannot see it."""
    if picture.rows.empty:
        return "No arc is drawn."
    shown = f"{plural(len(picture.rows), 'leg')} between {plural(len(picture.countries), 'named country', 'named countries')}"
    wide = picture.rows[picture.rows["width"].notna()]
    told = [_told(row, picture) for row in wide.head(most).itertuples()]
    more = [f"{len(wide) - most} more"] if len(wide) > most else []
    alone = len(picture.rows) - len(wide)
    more += [f"no amount of their own for {plural(alone, 'leg')}"] if alone else []
    hidden = [f"“{party}”" for party in picture.unnamed["words"].unique()]
    unnamed_parties = f" Not on the map, as no country is named: {words(hidden)}." if hidden else ""
    return f"{shown}: {words(told + more)}.{unnamed_parties}"


def _told(row: Any, picture: Arcs) -> str:
    """'Serbia to Spain (3 independent origins)', '(denied by 1 independent origin)', '(amount not reported)'."""
    leg = f"{name(row.source)} to {name(row.target)}"
    if picture.measure != "origins":
        return f"{leg} ({amount(row.low, row.high, picture.unit)})"
    before = {"said": "", "qualified": "qualified by ", "denied": "denied by "}[row.voice]
    return f"{leg} ({before}{plural(int(row.width), 'independent origin')})"


def amount(low: float, high: float, unit: str) -> str:
    """'150,000,000 to 200,000,000 EUR', or that no amount is reported for the leg alone."""
    if np.isnan(low) and np.isnan(high):
        return "no amount reported for this leg alone"
    low_side, high_side = (None if np.isnan(side) else float(side) for side in (low, high))
    return f"{Interval(low_side, high_side).text()} {unit}"
