"""A picture: rows to draw, the claims behind each row, and the claims left out with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from flows.kept import Kept
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

Codes = np.ndarray[Any, np.dtype[np.integer[Any]]]

EVENT = "event/"
"""Begins the mark of an event; no id can hold it."""

NOTHING_MOVES = "what is asked for or refused does not move"
"""Why ribbons and curves leave out claims of tables.Tables.unmoved."""

VOICES = ("said", "qualified", "denied")
"""Stances as a picture tells them apart: asserts, confirms and partly confirms; qualifies; denies."""

VOICE_WORDS = {"said": "said or confirmed", "qualified": "with a “but”", "denied": "denied"}
"""The voices, as legends, marks and tables name them."""

VOICE_OF = np.array([0, 0, 0, 1, 2])
"""The voice (its place in VOICES) of each stance (its place in tables.STANCES)."""


def none_in_part() -> pd.DataFrame:
    """The frame of Picture.in_part of a picture that draws each claim whole or not at all."""
    return pd.DataFrame({"claim": np.empty(0, dtype="int32"), "missing": pd.Series(dtype="string")})


@dataclass(frozen=True, eq=False)
class Picture:
    """What a chart draws. Drawn claims and left-out claims together are the selection. Known by identity."""

    rows: pd.DataFrame
    """What is drawn, one row a mark; `key` names the mark."""
    members: pd.DataFrame
    """The claims behind each mark: `key` (category), `claim` (row of tables.claims)."""
    left_out: pd.DataFrame
    """The claims not drawn: `claim`, `reason` (category)."""
    in_part: pd.DataFrame = field(default_factory=none_in_part, kw_only=True)
    """The drawn claims of which something is not: `claim`, `missing` (what, and why)."""
    kept: Kept = field(default_factory=Kept, init=False, repr=False)
    """Its figures."""
    places_are_marks: ClassVar[bool] = True
    """Whether the ends of a leg's key are marks, too; else every mark is a row."""

    def countries_marked(self) -> list[str]:
        """The countries that are marks of their own, by code: behind each stand all drawn claims that name it."""
        return []

    def events_marked(self) -> list[str]:
        """The events that are marks, as EVENT and their ids: no claims stand behind them."""
        return []

    def ids(self, tables: Tables, most: int = 200) -> dict[str, list[str]]:
        """The ids of the claims behind each mark, at most so many a mark."""
        names = tables.claims["id"].to_numpy()
        groups = self.members.groupby("key", observed=True)["claim"]
        return {str(key): names[np.unique(rows.to_numpy())[:most]].tolist() for key, rows in groups}

    def note(self) -> str:
        """'3 selected claims are not drawn: no value is stated (2); a denial (1). 2 are drawn in part.'; empty where
        all are drawn whole."""
        told, part = "", len(self.in_part)
        if len(self.left_out):
            reasons = self.left_out["reason"].value_counts()
            told = "; ".join(f"{reason} ({number:,})" for reason, number in reasons[reasons > 0].items())
            told = f"{plural(len(self.left_out), 'selected claim is', 'selected claims are')} not drawn: {told}."
        whose = "" if told else "selected claim " if part == 1 else "selected claims "
        also = f"{part:,} {whose}{'is' if part == 1 else 'are'} drawn in part." if part else ""
        return " ".join(filter(None, [told, also]))


def having(claims: Codes, size: int) -> Mask:
    """Of so many claims, those that occur in some rows."""
    found: Mask = np.zeros(size, dtype=bool)
    found[claims] = True
    return found


def leave_out(mask: Mask, reasons: Mapping[str, Mask]) -> pd.DataFrame:
    """The chosen claims for which a reason holds; where several do, the first."""
    code = np.full(len(mask), -1, dtype=np.int8)
    for number, holds in enumerate(reasons.values()):
        code[(code < 0) & holds & mask] = number
    claims = np.flatnonzero(code >= 0)
    reason = pd.Categorical.from_codes(code[claims], categories=pd.Index(list(reasons)))
    return pd.DataFrame({"claim": claims.astype("int32"), "reason": reason})


def ranked(sources: Codes, group: Codes, claim: Codes, day: Codes) -> Codes:
    """Groups (0, 1, ...) by rank, those of most sources first; of as many those of most claims, then those with the
    newest claim, then as they stand in the data file. Never by name: what a picture has no room for hangs on this.

    `sources` has a row a group, `group` and `claim` a row a pair of them, each once, `day` a row a claim.
    """
    newest, first = np.full(len(sources), np.iinfo(np.int64).min // 2), np.full(len(sources), len(day))
    np.maximum.at(newest, group, day[claim])
    np.minimum.at(first, group, claim)
    return np.lexsort((first, -newest, -np.bincount(group, minlength=len(sources)), -sources))


def days(tables: Tables) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The last day that the date of each claim may mean, as a number."""
    return np.asarray(tables.claims["end"].to_numpy().astype("datetime64[D]").astype(np.int64))


def origins_by(members: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Independent origins behind each mark and voice: `key`, `voice`, `origins`, `claims` (numbers of each).

    `members` has `key` (category) and `claim`. An origin that carries ten claims behind one mark counts once.
    """
    claim, key = members["claim"].to_numpy(), members["key"].cat.codes.to_numpy().astype(np.int64)
    group = key * len(VOICES) + VOICE_OF[tables.claims["stance"].cat.codes.to_numpy()[claim]]
    many, origin = _origins_of(claim, tables)
    size = len(members["key"].cat.categories) * len(VOICES)
    origins = _distinct_in(np.repeat(group, many), origin, size)
    claims = _distinct_in(group, claim, size)
    groups = np.flatnonzero(claims)
    return pd.DataFrame(
        {
            "key": members["key"].cat.categories[groups // len(VOICES)],
            "voice": pd.Categorical.from_codes(groups % len(VOICES), categories=pd.Index(VOICES)),
            "origins": origins[groups],
            "claims": claims[groups],
        }
    )


def origins_of_each(claim: Codes, group: Codes, groups: int, tables: Tables) -> Codes:
    """Independent origins behind each group (0, 1, ...) of claims, whatever their voice."""
    many, origin = _origins_of(claim, tables)
    return _distinct_in(np.repeat(group, many), origin, groups)


def _origins_of(claim: Codes, tables: Tables) -> tuple[Codes, Codes]:
    """How many origins each claim has, and the codes of them all in a row; the frame is in order of claim."""
    each = np.bincount(tables.origins["claim"].to_numpy(), minlength=len(tables.claims))
    many = each[claim]
    shift = (np.cumsum(each) - each)[claim] - (np.cumsum(many) - many)
    at = np.repeat(shift, many) + np.arange(many.sum())
    return many, tables.origins["origin"].cat.codes.to_numpy()[at]


def _distinct_in(group: Codes, value: Codes, groups: int) -> Codes:
    """For each group (0, 1, ...) how many different values it holds. Sorting is faster here than hashing."""
    size = int(value.max(initial=0)) + 1
    pairs = np.sort(group.astype(np.int64) * size + value)
    return np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] // size, minlength=groups)


def frame(dtypes: dict[str, Any], **columns: Any) -> pd.DataFrame:
    """Columns as a frame; several times as fast as `astype` on a frame."""
    return pd.DataFrame({name: _column(columns[name], dtype) for name, dtype in dtypes.items()}, copy=False)


def _column(values: Any, dtype: Any) -> Any:
    if dtype == "object":  # an array of tuples would be of two dimensions
        return pd.Series(values, dtype=dtype)
    return np.asarray(values, dtype=dtype) if dtype in ("int64", "datetime64[s]") else pd.array(values, dtype=dtype)
