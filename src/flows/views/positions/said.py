"""What is said of each flow, and what its claims answer; which flows are contested."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from flows.dataset.model import Claim
from flows.disputes import ASSERTS, Ties, answers, codes
from flows.places import words
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

Said = pd.DataFrame
"""One row a claim on a flow: `flow`, `actor`, `stance` (category codes), `claim`, `elsewhere` (bool: the claim is about
another flow, and answers a claim about this one or is answered by one)."""

Exchange = list[tuple[Claim, Claim]]
"""Answers across flows, each with the claim that it answers; one of the two is about the flow."""

_FEW = 2
"""Names in a row's own words; more are counted."""
_ACRONYM = re.compile(r"\(([A-Z]{2,})\)")


def said(tables: Tables, own: Mask, chosen: Mask) -> tuple[Said, Ties]:
    """The claims of `own` on their flows, with what they answer among `chosen` and what answers them there, both of
    other flows; the ties of these. Columns of the ties as in `disputes.Ties`, and `there`, the flow of the answered."""
    flow, ties = codes(tables, "flow"), answers(tables)
    ties = ties.assign(there=flow[ties["answered"]])
    answer, answered = ties["answer"].to_numpy(), ties["answered"].to_numpy()
    ties = ties[own[answer] & chosen[answered] & (ties["flow"] != ties["there"])]
    here = np.flatnonzero(own)
    back = ties[own[ties["answered"]]]
    rows = {
        "flow": np.concatenate([flow[here], ties["flow"], back["there"]]),
        "claim": np.concatenate([here, ties["answered"], back["answer"]]),
    }
    found = pd.DataFrame(rows).drop_duplicates(ignore_index=True)
    claim = found["claim"].to_numpy()
    found = found.assign(**{column: codes(tables, column)[claim] for column in ("actor", "stance")})
    return found.assign(elsewhere=flow[claim] != found["flow"]), ties


def unheard(tables: Tables, mask: Mask) -> int:
    """How many claims that are not chosen are answered by chosen ones."""
    ties = answers(tables)
    outside = mask[ties["answer"].to_numpy()] & ~mask[ties["answered"].to_numpy()]
    return int(ties["answered"][outside].nunique())


def exchanges(tables: Tables, ties: Ties) -> dict[str, Exchange]:
    """The answers across flows, by the ids of both."""
    found: dict[str, Exchange] = {}
    for answer, answered in zip(ties["answer"].tolist(), ties["answered"].tolist(), strict=True):
        pair = tables.record(answer), tables.record(answered)
        for claim in pair:
            found.setdefault(claim.flow, []).append(pair)
    return found


def told(tables: Tables, flow: str, every: Exchange) -> str:
    """'asserted by SVR (of another flow), answered by Aleksandar Vučić'; empty where nothing is answered here."""
    exchange = [(claim, other) for claim, other in every if claim.flow == flow]
    if not exchange:
        return ""
    verb = "asserted" if all(answered.stance in ASSERTS for _, answered in exchange) else "said"
    heard, answering = _who(tables, [other for _, other in exchange]), _who(tables, [claim for claim, _ in exchange])
    return f"{verb} by {heard} (of another flow), answered by {answering}"


def _who(tables: Tables, claims: list[Claim]) -> str:
    names = list(dict.fromkeys(short(tables.dataset.actors[claim.by].name) for claim in claims))
    return words(names) if len(names) <= _FEW else plural(len(names), "speaker")


def short(name: str) -> str:
    """An actor's name without the office: the capitals in brackets where there are, else what stands before them."""
    capitals = _ACRONYM.search(name)
    return capitals[1] if capitals else name.partition(", ")[0].partition(" (")[0]
