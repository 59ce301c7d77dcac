"""What is said of each flow, and what its claims answer; which flows are contested."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from flows.dataset.model import Claim
from flows.disputes import AGAINST, ASSERTS, FOR, Ties, answers, codes
from flows.places import words
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

Said = pd.DataFrame
"""One row a claim on a flow: `flow`, `actor`, `stance` (category codes), `claim`, `answered` (bool: the claim is about
another flow and answered by a claim about this one)."""

Exchange = list[tuple[Claim, Claim]]
"""Answers, each with the claim about another flow that it answers."""

_FEW = 2
"""Names in a row's own words; more are counted."""
_ACRONYM = re.compile(r"\(([A-Z]{2,})\)")


def said(tables: Tables, own: Mask, chosen: Mask) -> tuple[Said, Ties]:
    """The claims of `own` on their flows with what they answer among `chosen` of other flows; those ties."""
    flow, ties = codes(tables, "flow"), answers(tables)
    answer, answered = ties["answer"].to_numpy(), ties["answered"].to_numpy()
    ties = ties[own[answer] & chosen[answered] & (flow[answer] != flow[answered])]
    there = ties[["flow", "answered"]].drop_duplicates().to_numpy()
    here = np.flatnonzero(own)
    claim = np.append(here, there[:, 1])
    rows = {
        "flow": np.append(flow[here], there[:, 0]),
        "actor": codes(tables, "actor")[claim],
        "stance": codes(tables, "stance")[claim],
        "claim": claim,
        "answered": np.arange(len(claim)) >= len(here),
    }
    return pd.DataFrame(rows), ties


def unheard(tables: Tables, mask: Mask) -> int:
    """How many claims that are not chosen are answered by chosen ones."""
    ties = answers(tables)
    outside = mask[ties["answer"].to_numpy()] & ~mask[ties["answered"].to_numpy()]
    return int(ties["answered"][outside].nunique())


def denied_here(tables: Tables, ties: Ties) -> set[int]:
    """Flows a denial of which answers what another actor asserts or confirms of another flow."""
    stance, actor = codes(tables, "stance"), codes(tables, "actor")
    answer, answered = ties["answer"].to_numpy(), ties["answered"].to_numpy()
    against = (stance[answer] == AGAINST) & np.isin(stance[answered], FOR) & (actor[answer] != actor[answered])
    return set(ties["flow"].to_numpy()[against].tolist())


def exchanges(tables: Tables, ties: Ties) -> dict[str, Exchange]:
    """The answers on each flow, by its id."""
    found: dict[str, Exchange] = {}
    for answer, answered in zip(ties["answer"].tolist(), ties["answered"].tolist(), strict=True):
        claim = tables.record(answer)
        found.setdefault(claim.flow, []).append((claim, tables.record(answered)))
    return found


def told(tables: Tables, exchange: Exchange) -> str:
    """'asserted by SVR (of another flow), answered by Aleksandar Vučić'; empty where nothing is answered."""
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
