"""Who stands on the routes of a picture: countries, which have points, and parties without a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from flows import borders
from flows.nodes import leg_ends
from flows.selection import Mask
from flows.tables import ROLES, Tables
from flows.views.distinct import Codes, Distinct, codes_of

_NAMES = {marks: ", ".join(np.array(ROLES)[[bool(marks & 1), bool(marks & 2), bool(marks & 4)]]) for marks in range(8)}
"""Roles in words by the sum of 1, 2 and 4 for those that are held."""


@dataclass(frozen=True, slots=True)
class _Countries:
    """What hangs on the data alone: countries in order of code."""

    codes: list[str]
    points: list[tuple[float, float]]
    claim: Codes
    """Of each row of the places."""
    cell: Codes
    """Of each row its country x roles + role."""
    claims: Distinct
    origins: Distinct


@lru_cache(maxsize=2)
def _countries(tables: Tables) -> _Countries:
    country, claim = codes_of(tables.places["country"]), tables.places["claim"].to_numpy().astype(np.int64)
    codes = [str(code) for code in tables.places["country"].cat.categories]
    return _Countries(
        codes,
        [borders.point(code) or (np.nan, np.nan) for code in codes],
        claim,
        country * len(ROLES) + codes_of(tables.places["role"]),
        Distinct.of(claim, country, claim, len(codes)),
        Distinct.origins(claim, country, len(codes), tables),
    )


def countries(tables: Tables, mask: Mask) -> pd.DataFrame:
    """Countries on the routes of the claims, most claims first: `code`, `roles` (in words), `role` (the most named),
    `lon`, `lat` (NaN where the code has no place on the map), `claims`, `origins` (numbers of each)."""
    held = _countries(tables)
    claims, origins = held.claims.count(mask), held.origins.count(mask)
    cells = held.cell.compress(mask.take(held.claim))
    named = np.bincount(cells, minlength=len(claims) * len(ROLES)).reshape(-1, len(ROLES))
    order = np.argsort(-claims, kind="stable")[: np.count_nonzero(claims)]
    at, roles = order.tolist(), ((named[order] > 0) @ np.array([1, 2, 4])).tolist()
    return pd.DataFrame(
        {
            "code": [held.codes[one] for one in at],
            "roles": [_NAMES[marks] for marks in roles],
            "role": [ROLES[one] for one in named[order].argmax(axis=1).tolist()],
            "lon": [held.points[one][0] for one in at],
            "lat": [held.points[one][1] for one in at],
            "claims": claims[order],
            "origins": origins[order],
        }
    )


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """What hangs on the data alone: parties in order of stage and words."""

    parties: list[tuple[str, str]]
    """Stage and words."""
    claims: Distinct
    origins: Distinct


@lru_cache(maxsize=2)
def _unnamed(tables: Tables) -> _Unnamed:
    legs = tables.legs[tables.legs["arc"].isna()]
    ends = [leg_ends(str(key)) for key in legs["ribbon"].cat.categories]
    pairs = [[(node.role, node.name) if node.kind != "country" else None for node in pair] for pair in ends]
    at = {party: place for place, party in enumerate(sorted({party for pair in pairs for party in pair if party}))}
    place = np.array([[at[party] if party else -1 for party in pair] for pair in pairs], dtype=np.int64)
    party = place.reshape(-1, 2)[codes_of(legs["ribbon"])].T.ravel()
    claim = np.tile(legs["claim"].to_numpy().astype(np.int64), 2)[party >= 0]
    party = party[party >= 0]
    claims = Distinct.of(claim, party, claim, len(at))
    return _Unnamed(list(at), claims, Distinct.origins(claim, party, len(at), tables))


def unnamed(tables: Tables, mask: Mask) -> pd.DataFrame:
    """Parties without a name on the routes of the claims: `words`, `stage` (of ROLES), `claims`, `origins`."""
    held = _unnamed(tables)
    claims, origins = held.claims.count(mask), held.origins.count(mask)
    found = sorted(np.flatnonzero(claims).tolist(), key=lambda at: (-claims[at], held.parties[at][1]))
    return pd.DataFrame(
        {
            "words": [held.parties[at][1] for at in found],
            "stage": [held.parties[at][0] for at in found],
            "claims": claims[found],
            "origins": origins[found],
        }
    )
