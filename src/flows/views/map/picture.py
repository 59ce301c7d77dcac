"""Routes as arcs between points on the map: who names each leg, or what one account reports for it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from flows.selection import Mask
from flows.tables import Tables
from flows.views import accounts
from flows.views.distinct import Codes
from flows.views.map import amounts
from flows.views.map.legs import Legs, legs, rows
from flows.views.map.parties import countries, unnamed
from flows.views.picture import Picture, having, leave_out

MOST = 200
"""Arcs drawn at the most: the widest."""

STATISTIC = "official statistic on a first leg, shown on Routes as context"
NO_LEG = "no leg between two named countries"
NO_POINT = "a country on the leg has no place on the map"
BEYOND = f"only the {MOST} widest arcs are drawn"


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

    def countries_marked(self) -> list[str]:
        """Every country on the map."""
        return self.countries["code"].tolist()


def choices(tables: Tables, mask: Mask, measure: str, unit: str = "") -> list[str]:
    """Ids of the accounts that can be drawn on the map, the largest first."""
    held = legs(tables)
    return accounts.available(tables, mask & ~held.statistic & held.placed, measure, unit)


def arcs(tables: Tables, mask: Mask, measure: str = "origins", unit: str = "", account: str = "") -> Arcs:
    """The legs between named countries that the chosen claims name. `measure` is origins, value or quantity.

    Origins: who names the leg, so that alternatives stand alone and nothing is split. Value and quantity: one account
    (the largest, where none is chosen or known); a group's total is given to none of its countries.
    """
    held = legs(tables)
    reasons, figures = {STATISTIC: held.statistic}, None
    if measure != "origins":
        offered = choices(tables, mask, measure, unit)
        account = account if account in offered else (offered or [""])[0]
        figures, unmeasured = amounts.chosen(tables, measure, unit, account)
        reasons |= unmeasured
    chosen = mask & ~np.logical_or.reduce(list(reasons.values()))
    at = np.flatnonzero(chosen.take(held.claim))
    if figures is None:
        found = rows(held, at, chosen, MOST)
    else:
        found = amounts.added(rows(held, at, chosen), held, at, figures).head(MOST)
    at = at if len(found) < MOST else _behind(found, held, at)
    members = pd.DataFrame({"key": _keys(tables, held.arc.take(at)), "claim": held.claim[at].astype("int32")})
    drawn = having(held.claim[at], len(mask))
    left_out = leave_out(mask, reasons | {NO_LEG: ~held.named, NO_POINT: ~held.placed, BEYOND: ~drawn})
    who = countries(tables, drawn), unnamed(tables, chosen)
    unit = {"origins": "", "value": "EUR"}.get(measure, unit)
    return Arcs(found, members, left_out, *who, measure, unit, "" if figures is None else account)


def _behind(found: pd.DataFrame, held: Legs, at: Codes) -> Codes:
    """Those of the legs that follow an arc of the rows."""
    drawn = having(held.keys.searchsorted(found["key"].to_numpy(dtype=object)), len(held.keys))
    return at.compress(drawn.take(held.arc.take(at)))


def _keys(tables: Tables, arc: Codes) -> pd.Categorical[Any]:
    dtype: Any = tables.legs["arc"].dtype
    keys: pd.Categorical[Any] = pd.Categorical.from_codes(arc, dtype=dtype, validate=False)
    return keys
