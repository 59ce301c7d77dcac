"""A claim in full: figures as worded and as read, variants, answers, and the tree of who repeats whom."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest

from flows.dataset import parse
from flows.dataset.model import Claim, Figure, Money, Quantity
from flows.evidence import origins
from flows.tables import Tables, build
from flows.views.claims import dossier
from tests import small
from tests.small import changed


def claim(tables: Tables, key: str) -> Claim:
    return tables.record(tables.place[key])


def test_a_figure_stands_as_worded_and_as_read(shipped: Tables) -> None:
    rows = dossier.figures(claim(shipped, "ft-800m"))
    assert rows.to_dict("records") == [
        {
            "What is counted": "delivered", "As worded": "“around EUR 800mn”", "As read": "EUR 800,000,000",
            "In euro (derived)": "",
        }
    ]  # fmt: skip


def test_figures_in_dollars_are_converted_with_rate_and_day(shipped: Tables) -> None:
    dollars = shipped.figures[(shipped.figures["unit"] == "USD") & shipped.figures["eur_low"].notna()].iloc[0]
    record = shipped.record(int(dollars["claim"]))
    told = dossier.figures(record)["In euro (derived)"].iloc[0]
    assert told.endswith(f"at {dollars['rate']:g} USD for one euro (ECB, {dollars['rate_day'].date()})")


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (Quantity.model_validate({"amount": 3500, "unit": "rockets", "worded": "3,500"}), "3,500 rockets"),
        (
            Quantity.model_validate({"unit": "shells", "worded": "hundreds of thousands"}),
            "200,000 to under 1,000,000 shells",
        ),
        (Money.model_validate({"high": 5, "currency": "USD", "worded": "up to 5"}), "USD at most 5"),
    ],
)
def test_as_read(figure: Figure, told: str) -> None:
    assert dossier.as_read(figure) == told


def test_variants_stand_side_by_side_with_what_the_rate_makes_of_them(shipped: Tables) -> None:
    rows = dossier.variants(claim(shipped, "ft-800m"), shipped).set_index("As worded")
    derived = "derived: about USD 855 million at 1.0688 for one euro (ECB, 2024-06-21)"
    assert "Kyiv Independent" in str(rows.loc[f"“$855 million”; {derived}", "Reports"])
    assert len(rows) == len(claim(shipped, "ft-800m").variants)


def test_the_tree_begins_with_the_origins_and_holds_every_report(shipped: Tables) -> None:
    for record in shipped.dataset.claims:
        branches = list(dossier.tree(record, shipped))
        ends = origins(record, shipped.dataset.reports)
        assert [branch.cited.report for branch in branches if branch.depth == 0] == list(ends)
        assert {branch.cited.report for branch in branches} >= set(record.reports)
        assert {branch.cited.report for branch in branches if branch.cited.is_origin} == set(ends)
        for before, after in pairwise(branches):
            assert after.depth <= before.depth + 1


def test_answers_go_both_ways(little: Tables) -> None:
    told = {(key, *pair) for key in little.place for pair in dossier.answers(claim(little, key), little)}
    assert ("denial", "Answers", "accusation") in told
    assert ("accusation", "Answered by", "denial") in told
    assert sum(relation == "Answers" for _, relation, _ in told) == sum(rel == "Answered by" for _, rel, _ in told)


def test_the_date_of_a_claim_gives_the_rate(shipped: Tables) -> None:
    record = claim(shipped, "ft-800m")
    assert record.date.end == date(2024, 6, 22)
    assert record.value is not None
    assert dossier.in_euro(record, record.value) == ""


def test_a_chain_of_repeats_may_be_thousands_long() -> None:
    """Each under the one before it, the origin first."""
    many = 1_500
    report = {"publisher": "wire", "language": "fr", "read": "no"}
    reports = {f"r-{at}": {**report, "relays": [f"r-{at - 1}"] if at else []} for at in range(many)}
    chain = {
        "id": "chain", "flow": "by-spain", "by": "service", "date": "2024", "stance": "asserts",
        "statement": "So they say.", "reports": [f"r-{many - 1}"],
    }  # fmt: skip
    sections = {"reports": json.dumps(reports), "claims": json.dumps([chain])}
    tables = build(small.dataset(**{key: f"{key}: {value}" for key, value in sections.items()}, events=None))
    found = list(dossier.tree(tables.record(0), tables))
    assert [(branch.depth, branch.cited.report) for branch in found] == [(at, f"r-{at}") for at in range(many)]


@pytest.mark.parametrize(
    ("value", "euro"),
    [
        ("amount: 364_000_000, currency: USD", "about EUR 341,000,000 at 1.0688 USD for one euro (ECB, 2024-06-21)"),
        ("amount: 5_000_000, currency: BGN", "about EUR 2,600,000 at 1.9558 BGN for one euro (ECB, 2024-06-21)"),
        (
            "amount: 5_000_000, currency: RUB",
            "not converted: the table of reference rates of RUB ends on 2022-03-01, before 2024-06-22",
        ),
        (
            "amount: 5_000_000, currency: RSD",
            "not converted: the European Central Bank publishes no reference rate of RSD",
        ),
    ],
)
def test_a_value_is_told_in_euro_with_the_digits_of_the_report_or_why_it_is_not(value: str, euro: str) -> None:
    data = parse(changed(("amount: 800_000_000, currency: EUR, approximate: true", value)))
    claim = data.claims[0]
    assert claim.value is not None
    assert dossier.in_euro(claim, claim.value) == euro
