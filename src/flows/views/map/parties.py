"""Who stands on the routes of a picture: countries, which have points, and parties without a name."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows import borders
from flows.kept import kept
from flows.nodes import Node
from flows.selection import Mask
from flows.tables import ROLES, Tables
from flows.views.counts import sources_of_countries
from flows.views.distinct import Distinct
from flows.views.map.ways import routes, spread


def countries(tables: Tables, mask: Mask, codes: set[str]) -> pd.DataFrame:
    """The countries of these codes on the routes of all chosen claims, most claims first: `code`, `roles` (a tuple),
    `role` (the most named), `lon`, `lat` (degrees), `claims`, `sources` (numbers of each)."""
    named = tables.within(tables.places, mask)
    named = named[named["country"].isin(codes)].drop_duplicates()
    roles = named.groupby(["country", "role"], observed=True).size().unstack(fill_value=0)
    roles = roles.reindex(columns=list(ROLES), fill_value=0)
    claims = named.drop_duplicates(["claim", "country"])["country"].value_counts()
    points, sources = borders.points(), sources_of_countries(tables, mask)
    found = sorted(map(str, roles.index), key=lambda code: (-claims[code], -sources[code], code))
    numbers = roles.loc[found].to_numpy()
    return pd.DataFrame(
        {
            "code": found,
            "roles": [tuple(role for role, number in zip(ROLES, row, strict=True) if number) for row in numbers],
            "role": [ROLES[row.argmax()] for row in numbers],
            "lon": [points[code][0] for code in found],
            "lat": [points[code][1] for code in found],
            "claims": claims[found].to_numpy() if found else [],
            "sources": sources[found].to_numpy(),
        }
    )


@kept
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
