"""Which actor speaks in which lane of the timeline, and under which heading."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd

from flows import places
from flows.selection import Mask
from flows.tables import Tables
from flows.views.picture import frame

GROUPS = 4
"""Most countries with a heading of their own; the other actors stand together, each with its country."""
ELSEWHERE, NOWHERE = "Other countries", "Country not stated"

LANES = {
    "actor": "string",
    "name": "string",
    "country": "string",
    "group": "string",
    "claims": "int64",
    "actors": "int64",
}
"""One row a lane, from the top: those of one `group` (a heading) together, in it the most claims first. `actor` is an
id, empty for the lane that gathers `actors` of them; `country` a name, empty where none is stated."""

Ints = np.ndarray[Any, np.dtype[np.int64]]


def assign(tables: Tables, mask: Mask, most: int | None = None) -> tuple[pd.DataFrame, Ints]:
    """The lanes, at most so many, and the lane of each actor by category code (-1 where the actor is not chosen)."""
    ids: list[str] = tables.claims["actor"].cat.categories.tolist()
    claims, ranked = _ranked(tables, mask)
    own = len(ranked) if most is None or len(ranked) <= most else most - 1
    groups = _groups(tables, [ids[code] for code in ranked[:own]], claims[ranked[:own]].tolist())
    order = sorted(range(own), key=lambda rank: (groups[rank], rank))
    rows = [_lane(tables, ids[ranked[rank]], groups[rank][1], int(claims[ranked[rank]])) for rank in order]
    further = len(ranked) - own
    if further:
        rows.append(("", f"{further:,} further speakers", "", "", int(claims[ranked[own:]].sum()), further))
    lane_of: Ints = np.full(len(ids), -1, dtype=np.int64)
    lane_of[ranked[own:]] = own
    lane_of[ranked[order]] = np.arange(own)
    columns = zip(*rows, strict=True) if rows else ((),) * len(LANES)
    return frame(LANES, **dict(zip(LANES, map(list, columns), strict=True))), lane_of


def _ranked(tables: Tables, mask: Mask) -> tuple[Ints, Ints]:
    """Claims of each actor, and the chosen actors: most claims first, then who spoke first, then by id."""
    actor = tables.claims["actor"].cat.codes.to_numpy()[mask]
    size = len(tables.claims["actor"].cat.categories)
    claims: Ints = np.bincount(actor, minlength=size)
    first: Ints = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(first, actor, tables.claims["start"].to_numpy()[mask].astype(np.int64))
    ranked: Ints = np.lexsort((np.arange(size), first, -claims))[: np.count_nonzero(claims)]
    return claims, ranked


def _groups(tables: Tables, actors: list[str], claims: list[int]) -> list[tuple[int, str]]:
    """Place and heading of each actor's group: the countries heard most, the others, those without a country."""
    countries = [tables.dataset.actors[actor].country for actor in actors]
    voices = Counter(countries)
    heard: Counter[str] = Counter()
    for country, number in zip(countries, claims, strict=True):
        if country and voices[country] > 1:
            heard[country] += number
    leading = sorted(heard, key=lambda country: (-heard[country], country))[:GROUPS]
    if not leading:
        return [(0, "")] * len(actors)
    found = {country: (place, places.name(country)) for place, country in enumerate(leading)}
    return [found.get(country, (GROUPS, ELSEWHERE)) if country else (GROUPS + 1, NOWHERE) for country in countries]


def _lane(tables: Tables, actor: str, group: str, claims: int) -> tuple[Any, ...]:
    record = tables.dataset.actors[actor]
    return actor, record.name, places.name(record.country) if record.country else "", group, claims, 1
