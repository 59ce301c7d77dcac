"""Figures, one row each: as worded and as read; and what some reports give in place of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.amounts import Interval
from flows.dataset.model import Claim, Figure, Money, Variant
from flows.export.columns import YES_NO, Column, Table, chosen, joined, yes
from flows.tables import BASES, STANCES, Tables

_MEASURES = ("value", "quantity")
_READ = (
    Column("measure", "value (money) or quantity (things)", allowed=_MEASURES),
    Column("unit", "ISO 4217 code of the currency reported, or what is counted"),
    Column("worded", "the figure as worded in the report"),
    Column("worded_language", "ISO 639 code of the language of these words"),
    Column("approximate", "whether the report says about, around, nearly", allowed=YES_NO),
    Column("amount", "the figure where one number is stated; empty where a range or only words are", "number", "unit"),
    Column("low", "the least it may mean; empty where open", "number", "unit"),
    Column("high", "the most it may mean; empty where open", "number", "unit"),
    Column("under", "whether it stays under high", allowed=YES_NO),
    Column("read", "stated: the numbers are the report's; derived: words of magnitude read by the table on the Method "
           "page", allowed=("stated", "derived")),
)  # fmt: skip
"""How a figure is described, of a claim or of a variant."""

_FIGURES = (
    Column("claim", "id of the claim that states it", needed=True, names="claims"),
    Column("figure", "its place among the figures of the claim, from 1", "integer", needed=True),
    Column("flow", "id of the flow the claim is about", needed=True, names="flows"),
    Column("stance", "the stance of the claim", allowed=STANCES, needed=True),
    Column("basis", "what it counts; figures of different basis are not to be compared", allowed=BASES, needed=True),
    *_READ,
    Column("account", "figures of one account may be added, and no others; the id of the account, or of the claim "
           "where it is an account of its own", needed=True),
    Column("account_title", "what an account of several claims is called"),
    Column("eur_low", "low in euro: derived, at the rate and day of the next columns", "number", "EUR"),
    Column("eur_high", "high in euro: derived", "number", "EUR"),
    Column("eur_rate", "units of the currency for one euro, European Central Bank reference rate", "number",
           "unit for 1 EUR"),
    Column("eur_rate_date", "the day of that rate: the last published by the date of the claim", "day"),
)  # fmt: skip

_VARIANTS = (
    Column("claim", "id of the claim that some reports give differently", needed=True, names="claims"),
    Column("variant", "its place among the variants of the claim, from 1", "integer", needed=True),
    Column("figure", "the place of the figure in the variant, from 1; 0 where it has none", "integer", needed=True),
    Column("kind", "difference, or conversion: the same figure in another currency, made by the report",
           allowed=("difference", "conversion"), needed=True),
    Column("note", "what differs, in the dataset's words", needed=True),
    *_READ,
    Column("reports", "ids of the reports that carry the variant, joined by |", needed=True, several=True,
           names="reports"),
)  # fmt: skip


def _figures(tables: Tables) -> Iterator[tuple[Any, ...]]:
    """Values and quantities of every claim, in the order of tables.figures."""
    data = tables.dataset
    stated = ((claim, at, figure) for claim in data.claims for at, figure in enumerate(_of(claim), 1))
    for (claim, at, figure), row in zip(stated, tables.figures.itertuples(index=False), strict=True):
        found: Any = row
        account = data.accounts.get(claim.account or "")
        day = None if found.rate != found.rate else found.rate_day.date()
        yield (
            claim.id, at, claim.flow, claim.stance, claim.basis, *_read(figure), claim.account or claim.id,
            account.title if account else None, found.eur_low, found.eur_high, found.rate, day,
        )  # fmt: skip


def _variants(tables: Tables) -> Iterator[tuple[Any, ...]]:
    for claim in tables.dataset.claims:
        for place, variant in enumerate(claim.variants, 1):
            for at, read in enumerate(map(_read, _of(variant)), 1):
                yield claim.id, place, at, variant.kind, variant.note, *read, joined(variant.reports)
            if not _of(variant):
                yield claim.id, place, 0, variant.kind, variant.note, *[None] * len(_READ), joined(variant.reports)


def _of(stating: Claim | Variant) -> list[Figure]:
    return [figure for figure in (stating.value, *stating.quantities) if figure is not None]


def _read(figure: Figure) -> tuple[Any, ...]:
    """The columns of _READ."""
    read: Interval = figure.interval
    money = isinstance(figure, Money)
    stated = not figure.amount is figure.low is figure.high is None
    return (
        "value" if money else "quantity", getattr(figure, "currency" if money else "unit"), figure.worded,
        figure.language, yes(figure.approximate), figure.amount, read.low, read.high, yes(read.under),
        "stated" if stated else "derived",
    )  # fmt: skip


FIGURES = Table(
    "figures", "figures", "One row a figure that a claim states: a value or a quantity. Never to be added but within "
    "an account.", ("claim", "figure"), _FIGURES, chosen(_FIGURES, _figures),
)  # fmt: skip
VARIANTS = Table(
    "variants", "variants", "One row a figure that some reports of a claim give differently, or a difference without "
    "one; the claim is one all the same.", ("claim", "variant", "figure"), _VARIANTS, chosen(_VARIANTS, _variants),
)  # fmt: skip
