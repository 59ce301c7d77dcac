"""Who stands on the routes of a picture: countries, which have points, and parties without a name."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from flows import borders
from flows.nodes import Node
from flows.selection import Mask
from flows.tables import ROLES, Tables
from flows.views.counts import sources_of_countries
from flows.views.distinct import Distinct, codes_of
from flows.views.map.ways import routes, spread


@lru_cache(maxsize=2)
def _claims(tables: Tables) -> Distinct:
    """Claims by country x roles + role."""
    claim, country = tables.places["claim"].to_numpy().astype("int64"), codes_of(tables.places["country"])
    cells = len(tables.places["country"].cat.categories) * len(ROLES)
    return Distinct.of(claim, country * len(ROLES) + codes_of(tables.places["role"]), claim, cells)


@lru_cache(maxsize=2)
def _countries(tables: Tables) -> Distinct:
    """Claims by country."""
    claim, country = tables.places["claim"].to_numpy().astype("int64"), codes_of(tables.places["country"])
    return Distinct.of(claim, country, claim, len(tables.places["country"].cat.categories))


def countries(tables: Tables, mask: Mask, codes: set[str]) -> pd.DataFrame:
    """The countries of these codes on the routes of all chosen claims, most claims first: `code`, `roles` (a tuple),
    `role` (the most named), `lon`, `lat` (degrees), `claims`, `sources` (numbers of each)."""
    known = tables.places["country"].cat.categories.astype(str)
    claims, sources = _countries(tables).count(mask), sources_of_countries(tables, mask)
    named = _claims(tables).count(mask).reshape(-1, len(ROLES))
    at = [place for place in np.argsort(-claims, kind="stable").tolist() if known[place] in codes]
    points = [borders.points()[known[place]] for place in at]
    return pd.DataFrame(
        {
            "code": known[at],
            "roles": [tuple(role for role, number in zip(ROLES, named[place], strict=True) if number) for place in at],
            "role": [ROLES[named[place].argmax()] for place in at],
            "lon": [lon for lon, _ in points],
            "lat": [lat for _, lat in points],
            "claims": claims[at],
            "sources": sources[known[at]].to_numpy(),
        }
    )


@lru_cache(maxsize=2)
def _unnamed(tables: Tables) -> tuple[list[tuple[str, str]], Distinct]:
    """Stage and words of parties, and the sources behind each."""
    nodes = [
        [Node(9 if at + 1 == len(route) else at, (party,)) for at, stage in enumerate(route) for party in stage]
        for route in routes(tables)
    ]
    of = [[(node.role, node.name) for node in own if node.kind != "country"] for own in nodes]
    parties, claim, party = spread(tables, of)
    return parties, Distinct.origins(claim, party, len(parties), tables)


def unnamed(tables: Tables, mask: Mask) -> pd.DataFrame:
    """Parties without a name on the routes of the claims, most sources first: `words`, `stage` (of ROLES),
    `sources`."""
    parties, behind = _unnamed(tables)
    sources = behind.count(mask)
    found = sorted(np.flatnonzero(sources).tolist(), key=lambda at: (-sources[at], parties[at][1]))
    columns = {"words": [parties[at][1] for at in found], "stage": [parties[at][0] for at in found]}
    return pd.DataFrame(columns | {"sources": sources[found]})
