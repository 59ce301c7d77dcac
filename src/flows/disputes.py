"""What claims answer, and which flows and claims are disputed: somebody asserts what somebody else denies."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.kept import kept
from flows.tables import STANCES, Mask, Tables

Codes = np.ndarray[Any, np.dtype[np.int64]]

Ties = pd.DataFrame
"""One row a claim and one it answers: `answer`, `answered` (rows of tables.claims), `flow` (code, of the answer)."""

Aims = pd.DataFrame
"""One row a claim and a flow at which it counts: `claim` (row of tables.claims), `actor`, `stance`, `flow` (codes),
`matter` (-1: that it moved or will; else the code of the basis: that it was asked for, or refused)."""

ASSERTS = ("asserts", "confirms")
ASSERTED = STANCES.index("asserts")
FOR, AGAINST = [STANCES.index(stance) for stance in ASSERTS], STANCES.index("denies")
"""Codes of the stances that meet in a dispute."""


def codes(tables: Tables, column: str) -> Codes:
    """The category codes of a column of the claims."""
    return tables.claims[column].cat.codes.to_numpy().astype(np.int64)


@kept
def answers(tables: Tables) -> Ties:
    """All answers of the data, in order."""
    pairs = [
        (row, tables.place[other]) for row, claim in enumerate(tables.dataset.claims) for other in claim.responds_to
    ]
    found = pd.DataFrame.from_records(pairs, columns=["answer", "answered"]).astype("int64")
    return found.assign(flow=codes(tables, "flow")[found["answer"]])


@kept
def aims(tables: Tables) -> Aims:
    """Where each claim counts: an answer that confirms, limits or denies where it is aimed, at the flows of the claims
    that it answers; whatever answers nothing, and every assertion, at its own flow."""
    said = pd.DataFrame({column: codes(tables, column) for column in ("flow", "actor", "stance")})
    said["matter"] = np.where(tables.unmoved, codes(tables, "basis"), -1)
    ties = answers(tables)
    ties = ties[said["stance"].to_numpy()[ties["answer"].to_numpy()] != ASSERTED]
    own = np.setdiff1d(np.arange(len(said)), ties["answer"])
    claim, at = np.append(own, ties["answer"]), np.append(own, ties["answered"])
    found = said.loc[at, ["flow", "matter"]].reset_index(drop=True)
    heard = said.loc[claim, ["actor", "stance"]].reset_index(drop=True)
    return pd.concat([pd.DataFrame({"claim": claim}), heard, found], axis=1).drop_duplicates(ignore_index=True)


def meeting(said: Aims) -> Aims:
    """Those that assert, confirm or deny what somebody else denies or asserts: that it moved, or its refusal."""
    sides = said[said["stance"].isin([*FOR, AGAINST])]
    subject = [sides["flow"], sides["matter"]]
    against = (sides["stance"] == AGAINST).groupby(subject).transform("mean")
    actors = sides["actor"].groupby(subject).transform("nunique")
    return sides[(against > 0) & (against < 1) & (actors > 1)]


@kept
def disputed_flows(tables: Tables) -> frozenset[str]:
    """Ids of the flows on which claims meet, of the whole data. An official statistic contests none."""
    names = tables.claims["flow"].cat.categories
    keys = (str(names[code]) for code in meeting(aims(tables))["flow"].unique())
    return frozenset(key for key in keys if tables.dataset.flows[key].kind == "flow")


@kept
def disputed(tables: Tables) -> Mask:
    """Claims about contested flows, denials that answer a claim, and what they answer: of the whole data."""
    found: Mask = tables.claims["flow"].isin(disputed_flows(tables)).to_numpy(dtype=bool, copy=True)
    ties = answers(tables)
    denials = ties[codes(tables, "stance")[ties["answer"].to_numpy()] == AGAINST]
    found[denials[["answer", "answered"]].to_numpy().ravel()] = True
    found.setflags(write=False)  # kept for all who ask
    return found
