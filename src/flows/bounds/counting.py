"""Which claims of a selection count for a question, how their figures read, and why the others do not count."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd

from flows.bounds.kinship import kinship
from flows.bounds.limits import Reading, settled
from flows.bounds.network import too_many_ways
from flows.bounds.offers import denials
from flows.bounds.question import Question
from flows.dataset.model import Claim, Flow
from flows.selection import Mask
from flows.sizes import SUMS, TIES, WAYS
from flows.tables import Tables
from flows.views.accounts import NO_FIGURE, OTHER_UNIT
from flows.views.picture import NOTHING_MOVES, having

DENIAL = "a denial states no amount; it can be supposed true"
NO_INTERVAL = "its words give no number"
OTHER_BASIS = "the figure counts something else"
NOT_CHOSEN = "the speaker is not among the chosen"
DENIED = "denied, and claims that are denied are left aside"
NO_PERIOD = "no period is stated, and years are asked about"
OTHER_YEARS = "the flow is not within the years asked about"
TOO_MANY_WAYS = f"the route has too many ways to reckon with; allowed: {WAYS}"
TOO_TIED = f"the flow and those it lies in or contains are tied too often to reckon with; allowed: {TIES:,} ties"
TOO_MANY_SUMS = f"the flows have too many totals, parties and legs to reckon at once; allowed: {SUMS:,}; choose fewer"
NO_MOST = "a statistic limits only by its most, and this one states none"
OUT_OF_SCOPE = "a statistic whose step, goods and period contain those of no flow here"


def supposed(tables: Tables, question: Question) -> tuple[str, ...]:
    """The denials of the question that can be supposed on its basis: of that basis, or of none in particular."""
    known = supposable(tables, question) if question.supposed else ()
    return tuple(key for key in question.supposed if key in known)


def supposable(tables: Tables, question: Question, mask: Mask | None = None) -> tuple[str, ...]:
    """Ids of the denials on offer as 'suppose this denial is true: the flow is nought', of a selection or of all."""
    known = [tables.record(tables.place[key]) for key in denials(tables.dataset)]
    return tuple(
        claim.id
        for claim in known
        if claim.basis in (question.basis, "unspecified") and question.holds(tables.dataset.flows[claim.flow])
        and (mask is None or mask[tables.place[claim.id]])
    )  # fmt: skip


def readings(tables: Tables, mask: Mask, question: Question) -> list[Reading]:
    """The figures that count, one reading a claim; those of statistics too.

    Several figures of one unit in a claim are parts or readings of the same: at least the greatest, at most all of them
    together, so that neither is taken for the other.
    """
    left = np.logical_or.reduce(list(reasons(tables, question).values()))
    figures = tables.within(_figures(tables, question), mask & ~left)
    wide = np.where(figures["approximate"], question.tolerance, 0.0)
    lows, highs = figures["low"] * (1 - wide), figures["high"] * (1 + wide)
    sides: dict[int, tuple[list[float], list[float]]] = {}
    for row, low, high in zip(figures["claim"].tolist(), lows.tolist(), highs.tolist(), strict=True):
        own = sides.setdefault(row, ([], []))
        own[0].append(settled(low))
        own[1].append(settled(high))
    return [_reading(tables.record(row), question, *own) for row, own in sides.items()]


def _reading(claim: Claim, question: Question, lows: list[float], highs: list[float]) -> Reading:
    """NaN where a side is open."""
    low = max((low for low in lows if not math.isnan(low)), default=None)
    high = sum(highs)
    most = None if math.isnan(high) else high
    return Reading(claim.id, claim.flow, question.measure, question.unit, claim.basis, low, most)


def _figures(tables: Tables, question: Question) -> pd.DataFrame:
    asked = (tables.figures["measure"] == question.measure) & (tables.figures["unit"] == question.unit)
    return tables.figures[asked]


def reasons(tables: Tables, question: Question) -> dict[str, Mask]:
    """Why a claim does not count, the first reason that holds; statistics out of scope are found only later."""
    claims, size = tables.claims, len(tables.claims)
    of_measure = tables.figures[tables.figures["measure"] == question.measure]
    of_unit = _figures(tables, question)
    stated = of_unit[of_unit["low"].notna() | of_unit["high"].notna()]
    statistic = (claims["kind"] == "statistic").to_numpy()
    found = {
        NOTHING_MOVES: tables.unmoved,
        DENIAL: (claims["stance"] == "denies").to_numpy(),
        NO_FIGURE[question.measure]: ~having(of_measure["claim"].to_numpy(), size),
        OTHER_UNIT: ~having(of_unit["claim"].to_numpy(), size),
        NO_INTERVAL: ~having(stated["claim"].to_numpy(), size),
        OTHER_BASIS: (claims["basis"] != question.basis).to_numpy(),
        NOT_CHOSEN: ~_chosen(tables, question) & ~statistic,
        DENIED: _denied(tables) if question.without_denied else np.zeros(size, dtype=bool),
        NO_PERIOD: _of_flows(tables, lambda flow: flow.period is None and not question.holds(flow)),
        OTHER_YEARS: _of_flows(tables, lambda flow: not question.holds(flow)),
        TOO_MANY_WAYS: _of_flows(tables, too_many_ways),
        TOO_TIED: np.asarray(claims["flow"].isin(kinship(tables).too_tied), dtype=bool),
        NO_MOST: statistic & ~having(of_unit.loc[of_unit["high"].notna(), "claim"].to_numpy(), size),
    }
    return {reason: np.asarray(holds, dtype=bool) for reason, holds in found.items()}


def _chosen(tables: Tables, question: Question) -> Mask:
    every = np.full(len(tables.claims), not question.actors)
    return np.asarray(every | tables.claims["actor"].isin(question.actors).to_numpy(), dtype=bool)


def _denied(tables: Tables) -> Mask:
    """The claims to which any denial of the data responds, chosen or not."""
    data = tables.dataset
    answered = {key for claim in data.claims if claim.stance == "denies" for key in claim.responds_to}
    return np.asarray(tables.claims["id"].isin(list(answered)), dtype=bool)


def _of_flows(tables: Tables, holds: Callable[[Flow], bool]) -> Mask:
    """The claims about flows, statistics left aside, for which something holds."""
    names = tables.claims["flow"].cat.categories
    flows = [tables.dataset.flows[str(key)] for key in names]
    each = np.array([flow.kind == "flow" and holds(flow) for flow in flows], dtype=bool)
    return np.asarray(each[tables.claims["flow"].cat.codes.to_numpy()], dtype=bool)
