"""What can be asked and supposed: measures, units and bases of its figures, the most claimed first."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.dataset.model import Dataset
from flows.selection import Mask
from flows.tables import UNMOVED, Tables
from flows.views.accounts import SHARES

OFFERS = {"measure": "string", "unit": "string", "basis": "string", "claims": "int64", "actors": "int64"}
"""One row a measure, unit and basis: how many claims about flows state such a figure, and of how many actors."""


def offers(tables: Tables, mask: Mask | None = None) -> pd.DataFrame:
    """Columns as in OFFERS, the most claims first. Denials, statistics and what was asked for or refused are
    nothing to ask about."""
    chosen: Mask = np.ones(len(tables.claims), dtype=bool) if mask is None else mask
    said = chosen & ~tables.unmoved & (tables.claims["kind"] == "flow").to_numpy()
    said &= (tables.claims["stance"] != "denies").to_numpy()
    figures = tables.within(tables.figures, said)
    figures = figures[(figures["low"].notna() | figures["high"].notna()) & ~figures["unit"].isin(SHARES)]
    rows = figures[["measure", "unit", "claim"]].astype({"measure": "string", "unit": "string"})
    claims = tables.claims.iloc[rows["claim"]]
    rows = rows.assign(basis=claims["basis"].astype("string").to_numpy(), actor=claims["actor"].to_numpy())
    counted = rows.groupby(["measure", "unit", "basis"], as_index=False).agg(
        claims=("claim", "nunique"), actors=("actor", "nunique")
    )
    order = ["claims", "measure", "unit", "basis"]
    return counted.sort_values(order, ascending=[False, False, True, True]).reset_index(drop=True).astype(OFFERS)


def denials(dataset: Dataset) -> tuple[str, ...]:
    """Ids of the denials that can be supposed true: those that a flow moved, without a figure of their own."""
    return tuple(
        claim.id
        for claim in dataset.claims
        if claim.stance == "denies" and claim.value is None and not claim.quantities
        and claim.basis not in UNMOVED
        and dataset.flows[claim.flow].kind == "flow"
    )  # fmt: skip
