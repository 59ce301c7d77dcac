"""What claims answer, and which flows and claims are disputed: somebody asserts what somebody else denies."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.once import once
from flows.tables import STANCES, Mask, Tables

Codes = np.ndarray[Any, np.dtype[np.int64]]

Ties = pd.DataFrame
"""One row a claim and one it answers: `answer`, `answered` (rows of tables.claims), `flow` (code, of the answer)."""

ASSERTS = ("asserts", "confirms")
FOR, AGAINST = [STANCES.index(stance) for stance in ASSERTS], STANCES.index("denies")
"""Codes of the stances that meet in a dispute."""


def codes(tables: Tables, column: str) -> Codes:
    """The category codes of a column of the claims."""
    return tables.claims[column].cat.codes.to_numpy().astype(np.int64)


@once
def answers(tables: Tables) -> Ties:
    """All answers of the data, in order."""
    pairs = [
        (row, tables.place[other]) for row, claim in enumerate(tables.dataset.claims) for other in claim.responds_to
    ]
    found = pd.DataFrame.from_records(pairs, columns=["answer", "answered"]).astype("int64")
    return found.assign(flow=codes(tables, "flow")[found["answer"]])


def contested(said: pd.DataFrame) -> set[int]:
    """Flows that one actor asserts or confirms and another denies. Columns: `flow`, `actor`, `stance` (codes)."""
    side_with, side_against = said[said["stance"].isin(FOR)], said[said["stance"] == AGAINST]
    both = pd.concat([side_with, side_against])
    both = both[both["flow"].isin(side_with["flow"]) & both["flow"].isin(side_against["flow"])]
    actors = both.groupby("flow")["actor"].nunique()
    return set(actors.index[actors > 1])


@once
def disputed(tables: Tables) -> Mask:
    """Claims about contested flows, denials that answer a claim, and what they answer: of the whole data.

    An official statistic is no stance on a flow: it contests none, though a denial may answer it.
    """
    said = pd.DataFrame({column: codes(tables, column) for column in ("flow", "actor", "stance")})
    about_flows = said[(tables.claims["kind"] != "statistic").to_numpy()]
    found: Mask = said["flow"].isin(contested(about_flows)).to_numpy(dtype=bool, copy=True)
    ties = answers(tables)
    denials = ties[said["stance"].to_numpy()[ties["answer"].to_numpy()] == AGAINST]
    found[denials[["answer", "answered"]].to_numpy().ravel()] = True
    found.setflags(write=False)  # kept for all who ask
    return found
