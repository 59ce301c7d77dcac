"""The chosen claims as a table for reading: what a reader needs to find one."""

from __future__ import annotations

from textwrap import shorten

import numpy as np
import pandas as pd

from flows.dates import spoken
from flows.kept import kept
from flows.places import stage_name
from flows.selection import Mask
from flows.summary import stances_of
from flows.tables import Tables
from flows.views.briefs import addresses
from flows.views.figures import figures

SORTS = {
    "newest": (["start", "end", "id"], False), "oldest": (["start", "end", "id"], True),
    "speaker": (["actor_name", "start", "id"], True), "flow": (["flow_name", "start", "id"], True),
}  # fmt: skip
"""Columns of tables.CLAIMS to sort by, and whether upwards. Never by the number of reports."""

_LONGEST = 145
"""Letters of a statement: four lines of its column; the claim itself, a click away, has all."""


@kept
def rows(tables: Tables, mask: Mask, sort: str = "newest") -> pd.DataFrame:
    """One row a claim: `claim` (its id), then the columns of the table as the screen names them, all but the counts
    `Sources` and `Reports` texts, empty where nothing is stated."""
    columns, upwards = SORTS[sort]
    chosen = tables.claims.iloc[np.flatnonzero(mask)]
    named = chosen.assign(**{name: chosen[name].astype("string") for name in ("actor_name", "flow_name")})
    chosen = chosen.loc[named.sort_values(columns, ascending=upwards, kind="stable").index]
    claims = [tables.record(int(row)) for row in chosen.index]
    routes = [tables.dataset.flows[claim.flow].route for claim in claims]
    return pd.DataFrame(
        {
            "claim": chosen["id"].to_numpy(),
            "Date said": [spoken(str(claim.date)) for claim in claims],
            "Who says it": chosen["actor_name"].astype("string").to_numpy(),
            "Stance": stances_of(chosen).to_numpy(),
            "Statement": [shorten(claim.statement, _LONGEST, placeholder=" …") for claim in claims],
            "Figure": ["; ".join(figure.told for figure in figures(claim)) for claim in claims],
            "Read": addresses(tables).loc[chosen.index].fillna("").to_numpy(),
            "Sources": chosen["origins"].to_numpy(),
            "Reports": chosen["reports"].to_numpy(),
            "Through": ["; ".join(stage_name(stage) for stage in route[1:-1]) for route in routes],
            "To": [stage_name(route[-1]) for route in routes],
        }
    )
