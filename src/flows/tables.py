"""Dataset to tidy frames. Every frame is keyed by `claim`, the claim's place (0, 1, ...) in `Tables.claims`.

Texts that repeat are categoricals; all frames are built once for a file and only read afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from flows import amounts, evidence
from flows.companies import finder
from flows.dataset.model import Claim, Dataset, Figure, Flow, Money
from flows.fold import latin
from flows.kept import Kept
from flows.nodes import LAST, Node, leg_key
from flows.places import stage_name
from flows.query import with_query

Mask = np.ndarray[Any, np.dtype[np.bool_]]
"""Which claims: a bool for each row of `Tables.claims`."""

STANCES = ("asserts", "confirms", "partly confirms", "qualifies", "denies")
BASES = ("delivered", "contracted", "licensed", "planned", "requested", "refused", "unspecified")
UNMOVED = ("requested", "refused")
"""Bases of what was asked for or refused: nothing moves by it."""
MOVING = tuple(basis for basis in BASES if basis not in UNMOVED)
"""Bases of what moved or may: what can be reckoned with."""
ROLES = ("origin", "intermediary", "destination")

CLAIMS = {
    "id": "string",
    "flow": "category",
    "flow_name": "category",
    "kind": "category",
    "goods": "category",
    "goods_name": "category",
    "period": "category",
    "actor": "category",
    "actor_name": "category",
    "stance": pd.CategoricalDtype(list(STANCES), ordered=True),
    "basis": pd.CategoricalDtype(list(BASES)),
    "date": "string",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "statement": "string",
    "caveat": "string",
    "reports": "int32",
    "origins": "int32",
    "text": "string",
}
"""One row a claim. `date` as written, `start` to `end` the days it may mean; `reports` and `origins` count; `text` is
what a search looks through, in folded Latin letters."""

LEGS = {"claim": "int32", "ribbon": "category", "arc": "category", "alternative": "bool", "whole": "bool"}
"""One row a claim, leg and pair of parties. `ribbon` is its `nodes.leg_key`, `arc` the same without stages
where both ends are countries ("SRB>USA", else missing); `alternative` where one end is one of several parties, and
which is not reported; `whole` where the leg is all of the route: nobody in between is named."""

PLACES = {"claim": "int32", "role": pd.CategoricalDtype(list(ROLES)), "country": "category"}
"""One row a claim and named country on its route."""

CITATIONS = {"claim": "int32", "report": "category", "publisher": "category"}
"""One row a claim and report that carries it."""

COMPANIES = {"claim": "int32", "company": "category"}
"""One row a claim and company it concerns, found by name (see `flows.companies`) or said to be involved."""

ORIGINS = {"claim": "int32", "origin": "category"}
"""One row a claim and independent origin behind it (a report id)."""

FIGURES = {
    "claim": "int32",
    "measure": "category",
    "unit": "category",
    "account": "category",
    "worded": "string",
    "language": "category",
    "approximate": "bool",
    "low": "float64",
    "high": "float64",
    "under": "bool",
    "eur_low": "float64",
    "eur_high": "float64",
    "rate": "float64",
    "rate_day": "datetime64[s]",
}
"""One row a figure of a claim. `measure` is value (unit a currency) or quantity (unit a word); `worded` in
`language`; `low`, `high` as read
(NaN where a side is open), `under` where high itself is excluded; euro at the ECB rate of `rate_day`, derived."""

REPORTS = {
    "id": "string",
    "publisher": "category",
    "publisher_name": "category",
    "state_controlled": "bool",
    "title": "string",
    "url": "string",
    "link": "string",
    "copies": "string",
    "published": "string",
    "language": "category",
    "kind": "category",
    "read": "category",
}
"""One row a report. `url` is where it can be opened, `link` the same at the words known of it, `copies` where an
archive lists copies of its page."""

_FIRST: Mapping[str, str] = {}


@dataclass(frozen=True, eq=False)
class Tables:
    """A dataset and its frames; the constants above list their columns. Known by identity, so caches can hold it."""

    dataset: Dataset
    claims: pd.DataFrame
    legs: pd.DataFrame
    places: pd.DataFrame
    companies: pd.DataFrame
    citations: pd.DataFrame
    origins: pd.DataFrame
    figures: pd.DataFrame
    reports: pd.DataFrame
    which: Mapping[str, str] = field(default_factory=dict)
    """What an address says to mean these data: nothing for the first case, `case` for another, `own` for a reader's
    own."""
    kept: Kept = field(default_factory=Kept, init=False, repr=False)
    """What was made of them for some choice."""

    @cached_property
    def place(self) -> dict[str, int]:
        """The row of each claim by its id."""
        return {claim: row for row, claim in enumerate(self.claims["id"])}

    @cached_property
    def unmoved(self) -> Mask:
        """Claims about what was asked for or refused: no picture draws it as a movement, no sum or limit counts it."""
        return np.asarray(self.claims["basis"].isin(UNMOVED), dtype=bool)

    def record(self, row: int) -> Claim:
        """The claim behind a row."""
        return self.dataset.claims[row]

    def at(self, place: str, **query: str | list[str]) -> str:
        """The address of a place of the app that is about these data, with parameters."""
        return with_query(place, {**self.which, **query})

    def within(self, frame: pd.DataFrame, mask: Mask) -> pd.DataFrame:
        """The rows of a frame that belong to the claims of a mask."""
        rows: pd.DataFrame = frame.loc[mask[frame["claim"].to_numpy()]]
        return rows


def build(dataset: Dataset, which: Mapping[str, str] = _FIRST) -> Tables:
    """All frames of a dataset; `which` as in Tables."""
    names = {key: flow_name(flow, dataset) for key, flow in dataset.flows.items()}
    found = [evidence.origins(claim, dataset.reports) for claim in dataset.claims]
    claims = dataset.claims
    return Tables(
        dataset,
        _frame((_claim(claim, len(ends), names, dataset) for claim, ends in zip(claims, found, strict=True)), CLAIMS),
        _frame(_spread(dataset, {key: tuple(_legs(flow)) for key, flow in dataset.flows.items()}), LEGS),
        _frame(_spread(dataset, {key: tuple(_places(flow)) for key, flow in dataset.flows.items()}), PLACES),
        _frame(_companies(dataset, names), COMPANIES),
        _frame(
            ((row, key, dataset.reports[key].publisher) for row, claim in enumerate(claims) for key in claim.reports),
            CITATIONS,
        ),
        _frame(((row, origin) for row, ends in enumerate(found) for origin in ends), ORIGINS),
        _frame((figure for row, claim in enumerate(claims) for figure in _figures(row, claim)), FIGURES),
        _frame(_reports(dataset), REPORTS),
        which,
    )


def flow_name(flow: Flow, dataset: Dataset) -> str:
    """The flow's own name, or its goods and route."""
    route = " – ".join(stage_name(stage) for stage in flow.route)
    return flow.name or f"{dataset.goods[flow.goods].name}, {route}"


def _frame(rows: Iterator[tuple[Any, ...]], columns: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame.from_records(list(rows), columns=list(columns)).astype(columns)


def _claim(claim: Claim, ends: int, names: dict[str, str], dataset: Dataset) -> tuple[Any, ...]:
    flow, actor = dataset.flows[claim.flow], dataset.actors[claim.by]
    goods = dataset.goods[flow.goods].name
    worded = [figure.worded for figure in (claim.value, *claim.quantities) if figure]
    parties = [stage_name(stage) for stage in flow.route]
    publishers = {dataset.publishers[dataset.reports[key].publisher].name for key in claim.reports}
    involved = [part for each in claim.involved for part in (dataset.companies[each.company].name, each.role)]
    searched = [*involved, claim.id, claim.statement, actor.name, goods, names[claim.flow], claim.caveat or "", *worded]
    return (
        claim.id, claim.flow, names[claim.flow], flow.kind, flow.goods, goods,
        str(flow.period) if flow.period else None, claim.by, actor.name, claim.stance, claim.basis,
        str(claim.date), claim.date.start, claim.date.end, claim.statement, claim.caveat, len(claim.reports), ends,
        latin(" ".join([*searched, *parties, *sorted(publishers)])),
    )  # fmt: skip


def _spread(dataset: Dataset, of_flow: dict[str, tuple[tuple[Any, ...], ...]]) -> Iterator[tuple[Any, ...]]:
    """What belongs to a flow, for each claim about it."""
    return ((row, *item) for row, claim in enumerate(dataset.claims) for item in of_flow[claim.flow])


def _companies(dataset: Dataset, names: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Looked for in statement and caveat and in the names of flow, actor and parties; and who is involved."""
    found = finder(dataset.companies)
    for row, claim in enumerate(dataset.claims):
        parties = [stage_name(stage) for stage in dataset.flows[claim.flow].route]
        told = [claim.statement, claim.caveat or "", names[claim.flow], dataset.actors[claim.by].name, *parties]
        involved = (each.company for each in claim.involved)
        yield from ((row, company) for company in dict.fromkeys([*found(" | ".join(told)), *involved]))


def _legs(flow: Flow) -> Iterator[tuple[Any, ...]]:
    steps = len(flow.route) - 1
    for step, (here, there) in enumerate(pairwise(flow.route)):
        alternative = len(here) > 1 or len(there) > 1
        for source in here:
            for target in there:
                ends = (Node(step, (source,)), Node(LAST if step + 1 == steps else step + 1, (target,)))
                arc = f"{source.code}>{target.code}" if source.kind == target.kind == "country" else None
                yield leg_key(*ends), arc, alternative, steps == 1


def _places(flow: Flow) -> Iterator[tuple[str, str]]:
    for stage, parties in enumerate(flow.route):
        role = "origin" if stage == 0 else "destination" if stage == len(flow.route) - 1 else "intermediary"
        yield from ((role, party.code) for party in parties if party.kind == "country")


def _figures(row: int, claim: Claim) -> Iterator[tuple[Any, ...]]:
    for figure in (claim.value, *claim.quantities):
        if figure is not None:
            yield _figure(row, claim, figure)


def _figure(row: int, claim: Claim, figure: Figure) -> tuple[Any, ...]:
    read = figure.interval
    money = isinstance(figure, Money)
    at = amounts.rate(figure.currency, claim.date.end) if isinstance(figure, Money) else None
    euro = amounts.to_euro(read, at) if at else amounts.Interval(None, None)
    return (
        row, "value" if money else "quantity", getattr(figure, "currency" if money else "unit"),
        claim.account or claim.id, figure.worded, figure.language, figure.approximate, read.low, read.high, read.under,
        euro.low, euro.high, at.per_euro if at else None, at.day if at else None,
    )  # fmt: skip


def _reports(dataset: Dataset) -> Iterator[tuple[Any, ...]]:
    for key, report in dataset.reports.items():
        publisher = dataset.publishers[report.publisher]
        published = str(report.published) if report.published else None
        yield (
            key, report.publisher, publisher.name, publisher.state_controlled, report.title, report.address,
            report.link, report.copies, published, report.language, dataset.kind(report), report.read,
        )  # fmt: skip
