"""Who stands on the routes of a picture: countries, which have a point, and parties without a name, which have none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows import borders
from flows.nodes import leg_ends
from flows.selection import Mask
from flows.tables import ROLES, Tables

Codes = np.ndarray[Any, np.dtype[np.int64]]


def countries(tables: Tables, mask: Mask) -> pd.DataFrame:
    """Countries on the routes of the claims, most claims first: `code`, `roles` (in words), `role` (the most named),
    `lon`, `lat` (NaN where the code has no place on the map), `claims`, `origins` (numbers of each)."""
    places = tables.within(tables.places, mask)
    code, role = places["country"].cat.codes.to_numpy(), places["role"].cat.codes.to_numpy()
    found, at = np.unique(code, return_inverse=True)
    named = np.bincount(at * len(ROLES) + role, minlength=len(found) * len(ROLES)).reshape(-1, len(ROLES))
    claims, origins = behind(at, places["claim"].to_numpy(), len(found), tables)
    codes = places["country"].cat.categories[found].astype("str")
    points = [borders.point(code) or (np.nan, np.nan) for code in codes]
    frame = pd.DataFrame(
        {
            "code": codes,
            "roles": [", ".join(np.array(ROLES)[row > 0]) for row in named],
            "role": np.array(ROLES)[named.argmax(axis=1)],
            "lon": [lon for lon, _ in points],
            "lat": [lat for _, lat in points],
            "claims": claims,
            "origins": origins,
        }
    )
    return frame.sort_values(["claims", "code"], ascending=[False, True], ignore_index=True)


def unnamed(tables: Tables, mask: Mask) -> pd.DataFrame:
    """Parties without a name on the routes of the claims: `words`, `stage` (of ROLES), `claims`, `origins`."""
    legs = tables.within(tables.legs, mask)
    legs = legs[legs["arc"].isna()]
    code, rows = legs["ribbon"].cat.codes.to_numpy(), legs["claim"].to_numpy()
    found, at = np.unique(code, return_inverse=True)
    ends = [leg_ends(str(key)) for key in legs["ribbon"].cat.categories[found]]
    parties = [[(node.role, node.name) if node.kind != "country" else None for node in pair] for pair in ends]
    known = sorted({party for pair in parties for party in pair if party})
    place: Codes = np.array([[known.index(party) if party else -1 for party in pair] for pair in parties], dtype=np.int64)
    party = place.reshape(-1, 2)[at].T.ravel()
    claim = np.concatenate([rows, rows])[party >= 0]
    claims, origins = behind(party[party >= 0], claim, len(known), tables)
    frame = pd.DataFrame(
        {
            "words": [words for _, words in known],
            "stage": [stage for stage, _ in known],
            "claims": claims,
            "origins": origins,
        }
    )
    return frame.sort_values(["claims", "words"], ascending=[False, True], ignore_index=True)


def behind(group: Codes, claim: Codes, groups: int, tables: Tables) -> tuple[Codes, Codes]:
    """The numbers of distinct claims and of distinct independent origins of each group; one row a group and claim."""
    pairs = pd.unique(group.astype(np.int64) * len(tables.claims) + claim)
    group, claim = np.divmod(pairs, max(len(tables.claims), 1))
    ends = tables.origins["claim"].to_numpy()
    start, stop = np.searchsorted(ends, claim), np.searchsorted(ends, claim, side="right")
    many = stop - start
    at = np.repeat(start - np.concatenate(([0], np.cumsum(many)[:-1])), many) + np.arange(many.sum())
    size = max(len(tables.origins["origin"].cat.categories), 1)
    origin = tables.origins["origin"].cat.codes.to_numpy()[at].astype(np.int64)
    reached = pd.unique(np.repeat(group, many) * size + origin)
    return np.bincount(group, minlength=groups), np.bincount(reached // size, minlength=groups)
