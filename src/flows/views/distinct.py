"""How many different values stand behind each group, for any choice of claims.

What hangs on the data alone is sorted out once; a choice then costs a look at each row and no sorting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import pandas as pd

from flows.selection import Mask
from flows.tables import Tables

Codes = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Distinct:
    """Values in groups, each carried by claims."""

    claim: Codes
    """Of each row; rows that differ in nothing stand here once."""
    pair: Codes
    """Of each row the place of its group and value among the different ones, ascending."""
    group: Codes
    """Of each such place."""
    groups: int

    @classmethod
    def of(cls, claim: Codes, group: Codes, value: Codes, groups: int) -> Self:
        """Rows of claim, group (0, 1, ...) and value."""
        values, claims = int(value.max(initial=0)) + 1, int(claim.max(initial=0)) + 1
        rows = _different((group.astype(np.int64) * values + value) * claims + claim)
        both = rows // claims
        first = np.diff(both, prepend=-1) > 0
        return cls(rows % claims, np.cumsum(first) - 1, both[first] // values, groups)

    @classmethod
    def origins(cls, claim: Codes, group: Codes, groups: int, tables: Tables) -> Self:
        """The independent origins behind claims; the origins frame is in order of claim."""
        each = np.bincount(tables.origins["claim"].to_numpy(), minlength=len(tables.claims))
        many = each[claim]
        shift = (np.cumsum(each) - each)[claim] - (np.cumsum(many) - many)
        origin = codes_of(tables.origins["origin"])[np.repeat(shift, many) + np.arange(many.sum())]
        return cls.of(np.repeat(claim, many), np.repeat(group, many), origin, groups)

    def count(self, mask: Mask) -> Codes:
        """The number of different values of each group that the claims of a mask carry."""
        held = mask.take(self.claim)
        if len(self.pair) == len(self.group):  # no value is carried twice: nothing to tell apart
            return np.bincount(self.group.compress(held), minlength=self.groups)
        found = np.zeros(len(self.group), dtype=bool)
        found[self.pair.compress(held)] = True
        return np.bincount(self.group.compress(found), minlength=self.groups)


def _different(values: Codes) -> Codes:
    """Ascending, each once; sorting is faster here than the hashes of np.unique."""
    ordered = np.sort(values)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def codes_of(column: pd.Series) -> Codes:
    """The codes of a categorical column, wide enough to reckon with."""
    return column.cat.codes.to_numpy().astype(np.int64)
