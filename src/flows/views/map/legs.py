"""The legs of all routes that can be drawn as arcs, found once for a dataset, and counted for any choice of claims."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from flows import borders
from flows.selection import Mask
from flows.tables import Tables
from flows.views.distinct import Codes, Distinct, codes_of
from flows.views.picture import VOICE_OF, VOICES, having

LEGS = ("first leg", "middle leg", "last leg", "whole route")
"""What a leg is on its route; on the whole route nobody in between is named."""

_ROLES = [", ".join(leg for at, leg in enumerate(LEGS) if marks >> at & 1) for marks in range(2 ** len(LEGS))]
"""Roles in words by the sum of 1, 2, 4 and 8 for those that are held."""


@dataclass(frozen=True, slots=True)
class Legs:
    """One row a claim and leg between two countries with a place on the map."""

    keys: np.ndarray[Any, np.dtype[np.object_]]
    """Of each arc, in order; the rows know them by code."""
    claim: Codes
    arc: Codes
    leg: Codes
    """A place in LEGS."""
    alternative: Mask
    claims: Distinct
    origins: Distinct
    """By arc x voices + voice."""
    named: Mask
    """Of each claim whether it has a leg between two named countries."""
    placed: Mask
    """Of each claim whether such a leg can be placed on the map."""
    statistic: Mask
    """Of each claim whether it is an official statistic."""


@lru_cache(maxsize=2)
def legs(tables: Tables) -> Legs:
    """The legs of a dataset."""
    keys, size = tables.legs["arc"].cat.categories.to_numpy(dtype=object), len(tables.claims)
    arc, claim = codes_of(tables.legs["arc"]), tables.legs["claim"].to_numpy().astype(np.int64)
    known = borders.points()
    on_map = np.array([key[:3] in known and key[4:] in known for key in keys] + [False], dtype=bool)[arc]
    named = having(claim[arc >= 0], size)
    leg, alternative = _legs(tables)[on_map], tables.legs["alternative"].to_numpy()[on_map]
    arc, claim = arc[on_map], claim[on_map]
    voice = VOICE_OF[codes_of(tables.claims["stance"])]
    return Legs(
        keys, claim, arc, leg, alternative, Distinct.of(claim, arc, claim, len(keys)),
        Distinct.origins(claim, arc * len(VOICES) + voice[claim], len(keys) * len(VOICES), tables),
        named, having(claim, size), np.asarray(tables.claims["kind"] == "statistic", dtype=bool),
    )  # fmt: skip


def _legs(tables: Tables) -> Codes:
    """The place in LEGS of each row of the frame: '0:SRB>9:UKR' is a whole route; stages stand before colons."""
    ribbons = tables.legs["ribbon"].cat.categories
    first = np.array([key.startswith("0:") for key in ribbons], dtype=bool)
    last = np.array([">9:" in key for key in ribbons], dtype=bool)
    return np.where(first & last, 3, np.where(first, 0, np.where(last, 2, 1)))[codes_of(tables.legs["ribbon"])]


def rows(held: Legs, at: Codes, chosen: Mask, most: int | None = None) -> pd.DataFrame:
    """One row an arc that some legs (`at`, those of the chosen claims) follow, without amounts; its width counts the
    origins of its voice. The widest come first, at most so many."""
    marks = np.zeros((len(held.keys), len(LEGS)), dtype=bool)
    arc = held.arc.take(at)
    marks.ravel()[arc * len(LEGS) + held.leg.take(at)] = True
    alone = having(arc.compress(~held.alternative.take(at)), len(held.keys))
    claims, origins = held.claims.count(chosen), held.origins.count(chosen).reshape(-1, len(VOICES))
    voice = (origins > 0).argmax(axis=1)
    width = origins[np.arange(len(voice)), voice].astype(float)
    found = np.flatnonzero(claims)
    found = found[np.argsort(-width[found], kind="stable")][:most]
    keys, role = held.keys[found].tolist(), (marks[found] @ (1 << np.arange(len(LEGS)))).tolist()
    return pd.DataFrame(
        {
            "key": keys, "source": [key[:3] for key in keys], "target": [key[4:] for key in keys],
            "role": [_ROLES[one] for one in role], "whole": [one == 8 for one in role],
            "alternative": ~alone[found], "voice": [VOICES[one] for one in voice[found].tolist()],
            **dict(zip(VOICES, origins[found].T, strict=True)), "claims": claims[found], "width": width[found],
            "low": np.nan, "high": np.nan, "under": False,
        }
    )  # fmt: skip
