"""Who puts a number on it: figures of one measure, a row for each claim, grouped by what they count; never added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from flows.dataset.model import Flow
from flows.kept import kept
from flows.languages import quoted
from flows.selection import Mask
from flows.tables import BASES, UNMOVED, Tables
from flows.views import accounts
from flows.views.picture import Picture, having, leave_out

MOST = 40
"""Rows drawn at the most: more cannot be read."""
BEYOND = "only the newest figures are drawn, of one day those of most sources, then the highest"
STATISTIC = "an official statistic counts all end users on a first step: context, not a figure of a flow"


@dataclass(frozen=True, eq=False)
class Numbers(Picture):
    """Rows: one a figure, in order of the picture: `key` (id of the claim: one speaker's figures of one flow, drawn in
    one row), `claim`, `basis`, `low`, `high` (NaN where open), `under` (high itself is excluded), `approximate`,
    `currency` (empty for quantities), `quoted` (as worded, with the language).

    For values low and high are in `unit`: the one currency of them all, as reported, or euro at the rate of the claim's
    date, derived; for quantities they are in the unit.
    """

    places_are_marks: ClassVar[bool] = False
    measure: str
    unit: str
    known: tuple[str, ...]
    """The ids of all claims with such a figure, of those beyond the picture too."""

    def ids_in_order(self) -> list[str]:
        """The rows as the picture shows them, each once."""
        return list(dict.fromkeys(self.rows["key"].astype(str)))


@kept
def numbers(tables: Tables, mask: Mask, measure: str, unit: str = "", most: int = MOST) -> Numbers:
    """The figures of the chosen claims: by what is counted, then newest first, of one day those of most sources and the
    highest. No row holds two claims."""
    statistic = np.asarray(tables.claims["kind"] == "statistic", dtype=bool)
    unit = accounts.currency(tables, mask & ~statistic) if measure == "value" else unit
    found = accounts.drawable(tables, mask & ~statistic, measure, unit)
    more = tables.figures.loc[found.index, ["approximate", "unit", "worded", "language"]]
    claims = tables.claims.iloc[found["claim"]]
    rows = found.assign(
        key=claims["id"].astype("string").to_numpy(),
        basis=pd.Categorical(claims["basis"].astype(str), categories=list(BASES), ordered=True),
        approximate=more["approximate"],
        quoted=list(map(quoted, more["worded"], more["language"].astype("string"))),
        currency=more["unit"].astype("string") if measure == "value" else "",
        said=claims["end"].to_numpy(),
    )
    newest = _newest(rows, tables)
    rows["place"] = rows["key"].map({key: at for at, key in enumerate(newest)}).astype("int32")
    rows = rows.sort_values(["basis", "place", "high", "low"])
    known = tuple(rows["key"].unique())
    rows = rows[rows["place"] < most]
    columns = ["key", "claim", "basis", "low", "high", "under", "approximate", "currency", "quoted"]
    members = pd.DataFrame({"key": rows["key"].astype("category"), "claim": rows["claim"]}).drop_duplicates()
    why = {**accounts.reasons(tables, measure, unit, found["claim"].to_numpy())}
    del why[accounts.ANOTHER]
    first = {reason: why.pop(reason) for reason in (accounts.NO_FIGURE[measure], accounts.OTHER_UNIT, accounts.DENIAL)}
    why[BEYOND] = ~having(rows["claim"].to_numpy(), len(mask))
    left_out = leave_out(mask, {**first, STATISTIC: statistic, **why})
    return Numbers(rows[columns].reset_index(drop=True), members, left_out, measure, unit, known)


def _newest(rows: pd.DataFrame, tables: Tables) -> list[str]:
    """The keys by the day on which the figure was said, then by sources, then by size, then as the data file has
    them: where one register holds all claims, all are of one day."""
    ordered = rows.assign(
        sources=tables.claims["origins"].to_numpy()[rows["claim"]], size=rows[["low", "high"]].max(axis=1)
    ).sort_values(["said", "sources", "size", "claim"], ascending=[False, False, False, True])
    return [str(key) for key in ordered["key"].unique()]


def between(flow: Flow) -> tuple[str, ...]:
    """The countries in between, where each stage there is one named country; else nothing."""
    stages = flow.route[1:-1]
    alone = all(len(stage) == 1 and stage[0].kind == "country" for stage in stages)
    return tuple(stage[0].code for stage in stages) if alone else ()


def through(picture: Numbers, tables: Tables) -> dict[str, list[str]]:
    """For each actor with a figure, by id, the claims that are about one country in between alone."""
    found: dict[str, list[str]] = {}
    for key in picture.known:
        claim = tables.record(tables.place[key])
        rows = found.setdefault(claim.by, [])
        if between(tables.dataset.flows[claim.flow]):
            rows.append(key)
    return found


def splits(rows: list[str], tables: Tables) -> bool:
    """Whether one actor's figures split an amount by country in between: two of them that count the same thing, from
    one place to another, through different countries."""
    ways: dict[object, set[tuple[str, ...]]] = {}
    for key in rows:
        claim = tables.record(tables.place[key])
        if claim.basis in UNMOVED:
            continue
        route = tables.dataset.flows[claim.flow].route
        ways.setdefault((claim.basis, route[0], route[-1]), set()).add(between(tables.dataset.flows[claim.flow]))
    return any(len(each) > 1 for each in ways.values())


def of_account(picture: Numbers, tables: Tables, account: str) -> list[str]:
    """The rows of an account, which an address may name: those of its claims, or the claim of that id."""
    records = ((key, tables.record(tables.place[key])) for key in picture.ids_in_order())
    return [key for key, claim in records if account and account in (claim.account, claim.id)]
