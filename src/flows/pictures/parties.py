"""Who stands on the routes of a picture: countries, which have points, and parties without a name."""

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
    code, role = codes_of(places["country"]), places["role"].cat.codes.to_numpy()
    found, at = _numbered(code)
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
    code, rows = codes_of(legs["ribbon"]), legs["claim"].to_numpy()
    found, at = _numbered(code)
    ends = [leg_ends(str(key)) for key in legs["ribbon"].cat.categories[found]]
    parties = [[(node.role, node.name) if node.kind != "country" else None for node in pair] for pair in ends]
    known = sorted({party for pair in parties for party in pair if party})
    place: Codes = np.array(
        [[known.index(party) if party else -1 for party in pair] for pair in parties], dtype=np.int64
    )
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


def codes_of(column: pd.Series) -> Codes:
    """The codes of a categorical column, wide enough to reckon with."""
    return column.cat.codes.to_numpy().astype(np.int64)


def _numbered(code: Codes) -> tuple[Codes, Codes]:
    """The codes that occur, ascending, and for each row the place of its code among them."""
    found = np.flatnonzero(np.bincount(code))
    place = np.zeros(int(code.max(initial=0)) + 1, dtype=np.int64)
    place[found] = np.arange(len(found))
    return found, place[code]


def behind(group: Codes, claim: Codes, groups: int, tables: Tables) -> tuple[Codes, Codes]:
    """The numbers of distinct claims and of distinct independent origins of each group; one row a group and claim."""
    each = np.bincount(tables.origins["claim"].to_numpy(), minlength=len(tables.claims))
    many = each[claim]
    shift = (np.cumsum(each) - each)[claim] - (np.cumsum(many) - many)
    origin = tables.origins["origin"].cat.codes.to_numpy()[np.repeat(shift, many) + np.arange(many.sum())]
    return _distinct(group, claim, groups), _distinct(np.repeat(group, many), origin, groups)


def _distinct(group: Codes, value: Codes, groups: int) -> Codes:
    """How many different values each group holds; the origins frame is in order of claim, as all frames are."""
    size = int(value.max(initial=0)) + 1
    pairs = np.sort(group.astype(np.int64) * size + value)
    return np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] // size, minlength=groups)
