"""Routes as arcs between points on the map: who names each leg, or what one account reports for it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from flows import borders
from flows.amounts import Interval
from flows.pictures import accounts, arc_amounts
from flows.pictures.arc_amounts import having
from flows.pictures.parties import codes_of, countries, unnamed
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

Counts = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Arcs(Picture):
    """Rows, widest first: `key` ("SRB>USA"), `source`, `target`, `role` (of LEGS, several joined by a comma), `whole`
    (never more than a whole route), `alternative` (only ever one of several parties), `voice` (the strongest of
    VOICES that names it), `said`, `qualified`, `denied` (independent origins of each), `claims`, `width` (origins of
    the voice, or the amount), and `low`, `high`, `under`: what the account reports for this leg alone, NaN where it
    reports no split and where that side is open, under where high itself is excluded."""

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
    reasons, figures = {STATISTIC: _statistic(tables)}, None
    if measure != "origins":
        offered = choices(tables, mask, measure, unit)
        account = account if account in offered else (offered or [""])[0]
        figures, unmeasured = arc_amounts.chosen(tables, measure, unit, account)
        reasons |= unmeasured
    chosen = mask & ~np.logical_or.reduce(list(reasons.values()))
    legs = _legs(tables, chosen)
    rows = _rows(tables, legs) if figures is None else arc_amounts.added(_rows(tables, legs), legs, figures)
    rows = rows.sort_values(["width", "key"], ascending=[False, True], ignore_index=True).head(MOST)
    members = legs[["key", "claim"]] if len(rows) < MOST else legs.loc[legs["key"].isin(rows["key"]), ["key", "claim"]]
    named, placed = _named(tables)
    drawn = having(members["claim"].to_numpy(), len(mask))
    left_out = leave_out(mask, reasons | {NO_LEG: ~named, NO_POINT: ~placed, BEYOND: ~drawn})
    parties = countries(tables, drawn), unnamed(tables, chosen)
    unit = {"origins": "", "value": "EUR"}.get(measure, unit)
    return Arcs(rows, members, left_out, *parties, measure, unit, "" if figures is None else account)


def _statistic(tables: Tables) -> Mask:
    return np.asarray(tables.claims["kind"] == "statistic", dtype=bool)


def _named(tables: Tables) -> tuple[Mask, Mask]:
    """Claims with a leg between two named countries, and with such a leg that can be placed on the map."""
    leg, claim, size = tables.legs["arc"].cat.codes.to_numpy(), tables.legs["claim"].to_numpy(), len(tables.claims)
    return having(claim[leg >= 0], size), having(claim[_placed(tables)[leg]], size)


def _placed(tables: Tables) -> Mask:
    """For the code of each arc whether both its countries have a point; the last place answers for code -1."""
    known, keys = borders.points(), tables.legs["arc"].cat.categories
    return np.array([key[:3] in known and key[4:] in known for key in keys] + [False], dtype=bool)


def _legs(tables: Tables, chosen: Mask) -> pd.DataFrame:
    """One row a claim and leg that can be drawn: `key`, `claim`, `leg` (its place in LEGS), `alternative`."""
    drawable = chosen[tables.legs["claim"].to_numpy()] & _placed(tables)[tables.legs["arc"].cat.codes.to_numpy()]
    ribbons, at = tables.legs["ribbon"].cat.categories, tables.legs["ribbon"].cat.codes.to_numpy()[drawable]
    first, last = ribbons.str[0] == "0", ribbons.str[6] == "9"  # "0:SRB>9:UKR": between countries stages are here
    leg = np.where(first & last, 3, np.where(first, 0, np.where(last, 2, 1)))
    legs: pd.DataFrame = tables.legs.loc[drawable, ["arc", "claim", "alternative"]].rename(columns={"arc": "key"})
    legs["leg"] = leg[at]
    return legs


def _rows(tables: Tables, legs: pd.DataFrame) -> pd.DataFrame:
    """One row an arc, without amounts; its width counts the origins of its voice."""
    keys, code = legs["key"].cat.categories, codes_of(legs["key"])
    held = np.bincount(code * len(LEGS) + legs["leg"].to_numpy(), minlength=len(keys) * len(LEGS)) > 0
    alone = having(code[~legs["alternative"].to_numpy()], len(keys))
    origins, claims = _counts(origins_by(legs[["key", "claim"]], tables), keys)
    found = np.flatnonzero(claims)
    held, origins = held.reshape(-1, len(LEGS))[found], origins[found]
    voice, key = (origins > 0).argmax(axis=1), pd.Series(keys[found].astype("str"))
    return pd.DataFrame(
        {
            "key": key, "source": key.str[:3], "target": key.str[4:],
            "role": [", ".join(np.array(LEGS)[row]) for row in held], "whole": held[:, 3] & ~held[:, :3].any(axis=1),
            "alternative": ~alone[found], "voice": np.array(VOICES)[voice],
            **dict(zip(VOICES, origins.T, strict=True)), "claims": claims[found],
            "width": origins[np.arange(len(found)), voice].astype(float), "low": np.nan, "high": np.nan,
            "under": False,
        }
    )  # fmt: skip


def _counts(counted: pd.DataFrame, keys: pd.Index) -> tuple[Counts, Counts]:
    """Independent origins by arc and voice, and claims by arc: a claim has one voice, so that claims add up."""
    at = keys.get_indexer(pd.Index(counted["key"]))
    origins = np.zeros((len(keys), len(VOICES)), dtype=np.int64)
    origins[at, counted["voice"].cat.codes.to_numpy()] = counted["origins"]
    return origins, np.bincount(at, weights=counted["claims"], minlength=len(keys)).astype(np.int64)


def sentence(picture: Arcs, most: int = 5) -> str:
    """The picture in words, for who cannot see it."""
    if picture.rows.empty:
        return "No arc is drawn."
    countries = plural(len(picture.countries), "named country", "named countries")
    shown = f"{plural(len(picture.rows), 'leg')} between {countries}"
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
        return f"{leg} ({amount(row.low, row.high, picture.unit, row.under)})"
    before = {"said": "", "qualified": "qualified by ", "denied": "denied by "}[row.voice]
    return f"{leg} ({before}{plural(int(row.width), 'independent origin')})"


def amount(low: float, high: float, unit: str, under: bool = False) -> str:
    """'150,000,000 to 200,000,000 EUR', or that no amount is reported for the leg alone."""
    if np.isnan(low) and np.isnan(high):
        return "no amount reported for this leg alone"
    low_side, high_side = (None if np.isnan(side) else float(side) for side in (low, high))
    return f"{Interval(low_side, high_side, under).text()} {unit}"
