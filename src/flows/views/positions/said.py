"""What is said of each flow, and what its claims answer; which flows are contested."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from flows.dataset.model import Claim
from flows.places import words
from flows.selection import Mask
from flows.summary import plural
from flows.tables import STANCES, Tables
from flows.views.picture import Codes

Said = pd.DataFrame
"""One row a claim on a flow: `flow`, `actor`, `stance` (category codes), `claim`, `answered` (bool: the claim is about
another flow and answered by a claim about this one)."""

Ties = pd.DataFrame
"""One row a claim and one it answers: `answer`, `answered` (rows of tables.claims), `flow` (code, of the answer)."""

Exchange = list[tuple[Claim, Claim]]
"""Answers, each with the claim about another flow that it answers."""

_ASSERTS = ("asserts", "confirms")
_CODES, _DENIES = [STANCES.index(stance) for stance in _ASSERTS], STANCES.index("denies")
_FEW = 2
"""Names in a row's own words; more are counted."""
_ACRONYM = re.compile(r"\(([A-Z]{2,})\)")


@lru_cache(maxsize=2)
def answers(tables: Tables) -> Ties:
    """All answers of the data, in order."""
    pairs = [
        (row, tables.place[other]) for row, claim in enumerate(tables.dataset.claims) for other in claim.responds_to
    ]
    found = pd.DataFrame.from_records(pairs, columns=["answer", "answered"]).astype("int64")
    return found.assign(flow=codes(tables, "flow")[found["answer"]])


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


def contested(rows: Said) -> set[int]:
    """Flows that one actor asserts or confirms and another denies."""
    of_flow = rows[~rows["answered"]]
    side_with, side_against = of_flow[of_flow["stance"].isin(_CODES)], of_flow[of_flow["stance"] == _DENIES]
    both = pd.concat([side_with, side_against])
    both = both[both["flow"].isin(side_with["flow"]) & both["flow"].isin(side_against["flow"])]
    actors = both.groupby("flow")["actor"].nunique()
    return set(actors.index[actors > 1])


def denied_here(tables: Tables, ties: Ties) -> set[int]:
    """Flows a denial of which answers what another actor asserts or confirms of another flow."""
    stance, actor = codes(tables, "stance"), codes(tables, "actor")
    answer, answered = ties["answer"].to_numpy(), ties["answered"].to_numpy()
    against = (stance[answer] == _DENIES) & np.isin(stance[answered], _CODES) & (actor[answer] != actor[answered])
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
    verb = "asserted" if all(answered.stance in _ASSERTS for _, answered in exchange) else "said"
    heard, answering = _who(tables, [other for _, other in exchange]), _who(tables, [claim for claim, _ in exchange])
    return f"{verb} by {heard} (of another flow), answered by {answering}"


def _who(tables: Tables, claims: list[Claim]) -> str:
    names = list(dict.fromkeys(short(tables.dataset.actors[claim.by].name) for claim in claims))
    return words(names) if len(names) <= _FEW else plural(len(names), "speaker")


def short(name: str) -> str:
    """An actor's name without the office: the capitals in brackets where there are, else what stands before them."""
    capitals = _ACRONYM.search(name)
    return capitals[1] if capitals else name.partition(", ")[0].partition(" (")[0]


def codes(tables: Tables, column: str) -> Codes:
    """The category codes of a column of the claims."""
    return tables.claims[column].cat.codes.to_numpy().astype(np.int64)
