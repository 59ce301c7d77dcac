"""A picture: rows to draw, the claims behind each row, and the claims left out with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

VOICES = ("said", "qualified", "denied")
"""Stances as a picture tells them apart: asserts, confirms and partly confirms; qualifies; denies."""

VOICE_OF = np.array([0, 0, 0, 1, 2])
"""The voice (its place in VOICES) of each stance (its place in tables.STANCES)."""


@dataclass(frozen=True)
class Picture:
    """What a chart draws. Drawn claims and left-out claims together are the selection."""

    rows: pd.DataFrame
    """What is drawn, one row a mark; `key` names the mark."""
    members: pd.DataFrame
    """The claims behind each mark: `key` (category), `claim` (row of tables.claims)."""
    left_out: pd.DataFrame
    """The claims not drawn: `claim`, `reason` (category)."""

    def ids(self, tables: Tables, most: int = 200) -> dict[str, list[str]]:
        """The ids of the claims behind each mark, at most so many a mark."""
        names = tables.claims["id"].to_numpy()
        groups = self.members.groupby("key", observed=True)["claim"]
        return {str(key): names[np.unique(rows.to_numpy())[:most]].tolist() for key, rows in groups}

    def note(self) -> str:
        """'3 of the selected claims are not drawn: 2 state no value, 1 denies the flow.'; empty where all are."""
        if self.left_out.empty:
            return ""
        reasons = self.left_out["reason"].value_counts()
        told = "; ".join(f"{number:,}: {reason}" for reason, number in reasons[reasons > 0].items())
        return f"{plural(len(self.left_out), 'selected claim is', 'selected claims are')} not drawn. {told}."


def leave_out(mask: Mask, reasons: Mapping[str, Mask]) -> pd.DataFrame:
    """The chosen claims for which a reason holds; where several do, the first."""
    code = np.full(len(mask), -1, dtype=np.int8)
    for number, holds in enumerate(reasons.values()):
        code[(code < 0) & holds & mask] = number
    claims = np.flatnonzero(code >= 0)
    reason = pd.Categorical.from_codes(code[claims], categories=list(reasons))
    return pd.DataFrame({"claim": claims.astype("int32"), "reason": reason})


def origins_by(members: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Independent origins behind each mark and voice: `key`, `voice`, `origins`, `claims` (numbers of each).

    `members` has `key` (category) and `claim`. An origin that carries ten claims behind one mark counts once.
    """
    claim, key = members["claim"].to_numpy(), members["key"].cat.codes.to_numpy().astype(np.int64)
    group = key * len(VOICES) + VOICE_OF[tables.claims["stance"].cat.codes.to_numpy()[claim]]
    ends = tables.origins["claim"].to_numpy()
    start, stop = np.searchsorted(ends, claim), np.searchsorted(ends, claim, side="right")
    many = stop - start
    at = np.repeat(start - np.concatenate(([0], np.cumsum(many)[:-1])), many) + np.arange(many.sum())
    origin = tables.origins["origin"].cat.codes.to_numpy()[at].astype(np.int64)
    size = max(len(tables.origins["origin"].cat.categories), 1)
    pairs = pd.unique(np.repeat(group, many) * size + origin)
    groups, origins = np.unique(pairs // size, return_counts=True)
    claims = np.bincount(pd.unique(group * len(tables.claims) + claim) // len(tables.claims), minlength=groups.max(initial=-1) + 1)
    return pd.DataFrame(
        {
            "key": members["key"].cat.categories[groups // len(VOICES)],
            "voice": pd.Categorical.from_codes(groups % len(VOICES), categories=list(VOICES)),
            "origins": origins,
            "claims": claims[groups],
        }
    )
