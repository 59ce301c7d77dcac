"""The ways that routes take from country to country, found once for a dataset, and counted for any choice of claims.

A way is written as the codes of its countries, "SRB>CZE>UKR", with "?" where a stage names none: "SRB>?>UKR".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, product
from math import prod
from typing import Any

import numpy as np
import pandas as pd

from flows import borders
from flows.kept import kept
from flows.places import Stage, name
from flows.selection import Mask
from flows.tables import Tables
from flows.views.distinct import Codes, Distinct, codes_of
from flows.views.picture import VOICE_OF, VOICES, days, having, ranked

UNNAMED = "?"

MANY = 64
"""Ways of one route that can still be told apart."""


def named(key: str) -> list[str]:
    """The countries of a way, in order."""
    return [code for code in key.split(">") if code != UNNAMED]


def told(key: str) -> str:
    """'Serbia → Czechia → Ukraine'; dots stand for who is not named."""
    return " → ".join("…" if code == UNNAMED else name(code) for code in key.split(">"))


def ways(route: Sequence[Stage]) -> list[str]:
    """One way for each country that stands as an alternative at a stage; none where no two countries are named, or
    where there would be more than MANY."""
    stages = [[party.code for party in stage if party.kind == "country"] or [UNNAMED] for stage in route]
    if prod(map(len, stages)) > MANY:
        return []
    found = (">".join(code for code, _ in groupby(way)) for way in product(*stages))
    return [key for key in dict.fromkeys(found) if _leads(named(key))]


def _leads(codes: list[str]) -> bool:
    """Whether there is a step, and none from a country to itself."""
    return len(codes) > 1 and all(here != there for here, there in pairwise(codes))


def spread(tables: Tables, of: list[list[Any]]) -> tuple[list[Any], Codes, Codes]:
    """What belongs to flows (in the order of their category), for each claim about them: the different things in
    order, and rows of claim and the thing's place."""
    things = sorted({thing for own in of for thing in own})
    at = {thing: place for place, thing in enumerate(things)}
    flat = np.array([at[thing] for own in of for thing in own], dtype=np.int64)
    many, flow = np.array([len(own) for own in of], dtype=np.int64), codes_of(tables.claims["flow"])
    each = many[flow]
    shift = (np.cumsum(many) - many)[flow] - (np.cumsum(each) - each)
    return things, np.repeat(np.arange(len(flow)), each), flat[np.repeat(shift, each) + np.arange(each.sum())]


def routes(tables: Tables) -> list[tuple[Stage, ...]]:
    """The route of each flow that claims are about, in the order of their category."""
    return [tables.dataset.flows[flow].route for flow in tables.claims["flow"].cat.categories]


@dataclass(frozen=True, slots=True)
class Ways:
    """One row a claim and way."""

    keys: np.ndarray[Any, np.dtype[np.object_]]
    """Of each way, in order; the rows know them by place."""
    placed: Mask
    """Of each way whether all its countries have a place on the map."""
    claim: Codes
    way: Codes
    alternative: Mask
    """Of each row whether a stage of the route names several parties."""
    claims: Distinct
    origins: Distinct
    """By way x voices + voice."""
    sources: Distinct
    """By way, whatever the voice."""
    known: Mask
    """Of each claim whether its route has a way."""
    statistic: Mask
    """Of each claim whether it is an official statistic."""
    day: Codes
    """Of each claim its last day."""

    def among(self, keys: pd.Series[str] | pd.Index[str]) -> Mask:
        """Of each way whether it is one of these."""
        return np.asarray(pd.Index(self.keys, dtype=object).isin(keys.to_numpy(dtype=object)), dtype=bool)

    def counted(self, chosen: Mask) -> pd.DataFrame:
        """One row a way of the chosen claims, by rank; see picture.Curves for the columns."""
        alone = having(self.way[chosen[self.claim] & ~self.alternative], len(self.keys))
        claims, sources = self.claims.count(chosen), self.sources.count(chosen)
        origins = self.origins.count(chosen).reshape(-1, len(VOICES))
        voice = (origins > 0).argmax(axis=1)
        rows = chosen[self.claim]
        order = ranked(sources, self.way[rows], self.claim[rows], self.day)
        found = order[claims[order] > 0]
        keys = self.keys[found]
        return pd.DataFrame(
            {
                "key": keys, "direct": [len(key) == 7 for key in keys], "alternative": ~alone[found],
                "voice": [VOICES[one] for one in voice[found]], **dict(zip(VOICES, origins[found].T, strict=True)),
                "sources": sources[found], "claims": claims[found],
                "placed": self.placed[found],
            }
        )  # fmt: skip


@kept
def ways_of(tables: Tables) -> Ways:
    """The ways of a dataset."""
    found = routes(tables)
    keys, claim, way = spread(tables, [ways(route) for route in found])
    size, points = len(tables.claims), borders.points()
    several = np.array([any(len(stage) > 1 for stage in route) for route in found], dtype=bool)
    voice = VOICE_OF[codes_of(tables.claims["stance"])]
    return Ways(
        np.array(keys, dtype=object), np.array([points.keys() >= {*named(key)} for key in keys], dtype=bool),
        claim, way, several[codes_of(tables.claims["flow"])][claim], Distinct.of(claim, way, claim, len(keys)),
        Distinct.origins(claim, way * len(VOICES) + voice[claim], len(keys) * len(VOICES), tables),
        Distinct.origins(claim, way, len(keys), tables), having(claim, size),
        np.asarray(tables.claims["kind"] == "statistic", dtype=bool), days(tables),
    )  # fmt: skip
