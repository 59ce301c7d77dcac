"""Routes as curves from country to country: who names each, and what is not drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from flows.kept import kept
from flows.selection import Mask
from flows.tables import Tables
from flows.views.map.parties import countries, unnamed
from flows.views.map.ways import MANY, Ways, named, told, ways_of
from flows.views.picture import NOTHING_MOVES, Codes, Picture, having, leave_out

Row = dict[str, Any]
"""One row of a frame, by column."""

LEAST = (1, 2, 3, 5)
"""By how many sources at least a route may be asked to be named."""

MOST = 100
"""Curves drawn at the most: those of most sources."""

ROLE_WORDS = {"origin": "origin", "intermediary": "in between", "destination": "destination"}

STATISTIC = "official statistic on a first step, shown on Routes as context"
NO_ROUTE = f"no two countries named one after the other, or more than {MANY} ways between them"
NO_POINT = "a country on the route has no place on the map"
BEYOND = f"only the {MOST} routes of most sources are drawn, of as many those of most claims, then the newest"

_ROUTE = "on a route "
_USUAL = LEAST[:3]
_ENOUGH, _SHARE = 3, 4
"""Curves that the usual choice leaves, if there are as many: three, and one of four."""


@dataclass(frozen=True, eq=False)
class Curves(Picture):
    """Rows, most sources first: `key` ("SRB>CZE>UKR", see ways), `direct` (the whole route: nobody in between is
    named), `alternative` (only ever one of several parties), `voice` (the strongest of VOICES that names it), `said`,
    `qualified`, `denied`, `sources` (independent origins of each voice, and of all), `claims` (their number)."""

    places_are_marks: ClassVar[bool] = False

    routes: pd.DataFrame
    """All routes of the selection, drawn or not: the same columns, and `reason`, empty where it is drawn."""
    countries: pd.DataFrame
    """Those on the curves; see parties.countries."""
    unnamed: pd.DataFrame
    """See parties.unnamed."""
    least: int
    """By how many sources at least the routes drawn are named."""
    usual: int
    """The same, where nothing else is asked for."""

    def countries_marked(self) -> list[str]:
        """Every country on the map."""
        return self.countries["code"].tolist()


@kept
def curves(tables: Tables, mask: Mask, least: int | None = None) -> Curves:
    """The routes that the chosen claims name, each country in between on a curve of its own, so that nothing is split.

    Only routes that `least` sources name are drawn; the usual number is three, or less where few would remain.
    """
    held = ways_of(tables)
    chosen = mask & ~held.statistic & ~tables.unmoved
    routes = held.counted(chosen)
    placed, sources = routes.pop("placed").to_numpy(dtype=bool), routes["sources"].to_numpy()
    usual = usual_of(sources[placed])
    least = least or usual
    few = _few(least)
    drawn = placed & (sources >= least)
    beyond = drawn & (np.cumsum(drawn) > MOST)
    routes = routes.assign(reason=np.select([~placed, sources < least, beyond], [NO_POINT, few, BEYOND], ""))
    rows = routes[drawn & ~beyond].drop(columns="reason").reset_index(drop=True)
    at = np.flatnonzero(held.among(rows["key"])[held.way] & chosen[held.claim])
    key = pd.Categorical.from_codes(held.way[at], categories=pd.Index(held.keys, dtype=object))
    claim = held.claim[at]
    on_map = having(held.claim[held.placed[held.way]], len(mask))
    enough = having(held.claim[held.among(routes["key"][placed & (sources >= least)])[held.way]], len(mask))
    here = having(claim, len(mask))
    reasons = {
        STATISTIC: held.statistic,
        NOTHING_MOVES: tables.unmoved,
        NO_ROUTE: ~held.known,
        NO_POINT: ~on_map,
        few: ~enough,
        BEYOND: ~here,
    }
    codes = {code for way in rows["key"] for code in named(way)}
    return Curves(
        rows, pd.DataFrame({"key": key, "claim": claim.astype("int32")}), leave_out(mask & ~here, reasons), routes,
        countries(tables, mask, codes), unnamed(tables, chosen), least, usual,
        in_part=_in_part(routes, held, here & chosen),
    )  # fmt: skip


def _in_part(routes: pd.DataFrame, held: Ways, claims: Mask) -> pd.DataFrame:
    """Of drawn claims those that name a route, too, that is not drawn: `claim`, `missing` (these routes and why)."""
    gone = routes[routes["reason"] != ""].set_index("key")["reason"]
    at = np.flatnonzero(claims[held.claim] & held.among(gone.index)[held.way])
    found: dict[int, dict[str, list[str]]] = {}
    for claim, key in zip(held.claim[at].tolist(), held.keys[held.way[at]], strict=True):
        found.setdefault(claim, {}).setdefault(gone[key], []).append(told(key))
    missing = [
        "; ".join(f"{', '.join(ways)}: {reason.removeprefix(_ROUTE)}" for reason, ways in each.items())
        for each in found.values()
    ]
    return pd.DataFrame({"claim": np.array(list(found), dtype="int32"), "missing": pd.Series(missing, dtype="string")})


def usual_of(sources: Codes) -> int:
    """The highest of the usual numbers that leaves enough to see."""
    enough = max(_ENOUGH, len(sources) / _SHARE)
    return max((least for least in _USUAL if np.count_nonzero(sources >= least) >= enough), default=1)


def _few(least: int) -> str:
    return f"{_ROUTE}named by fewer than {least} sources"


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as plain values."""
    return [{str(column): value for column, value in row.items()} for row in frame.to_dict("records")]
