"""A selection in numbers and as one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import synthetic
from flows import summary
from flows.dataset import Dataset
from flows.evidence import origins
from flows.selection import Mask, Selection
from flows.summary import Counts, chip, count, phrases, plural, sentence
from flows.tables import Tables, build
from tests import small


@cache
def built() -> Tables:
    return build(small.dataset())


@cache
def large(seed: int) -> Tables:
    return build(synthetic.dataset(60, seed))


MASKS = st.integers(0, 2**60 - 1).map(lambda bits: np.array([bits >> at & 1 for at in range(60)], dtype=bool))
SEEDS = st.integers(0, 5)


def told(selection: Selection) -> str:
    return sentence(selection, count(built(), selection.mask(built())), built())


def brute_force(data: Dataset, mask: Mask) -> Counts:
    chosen = [claim for claim, keep in zip(data.claims, mask, strict=True) if keep]
    return Counts(
        len(chosen),
        len(data.claims),
        len({origin for claim in chosen for origin in origins(claim, data.reports)}),
        len({report for claim in chosen for report in claim.reports}),
        len({claim.by for claim in chosen}),
        len({claim.flow for claim in chosen}),
    )


def test_the_whole_small_file_is_counted() -> None:
    counts = count(built(), Selection(statistics=True).mask(built()))
    assert counts == Counts(claims=8, total=8, origins=3, reports=5, actors=5, flows=5)


def test_an_empty_selection_counts_nothing() -> None:
    assert count(built(), np.zeros(8, dtype=bool)) == Counts(0, 8, 0, 0, 0, 0)


def test_a_file_without_claims_counts_nothing() -> None:
    none = build(small.dataset(claims="claims: []"))
    assert count(none, Selection().mask(none)) == Counts(0, 0, 0, 0, 0, 0)


def test_thirty_repeats_of_one_report_count_as_thirty_one_reports_and_one_origin() -> None:
    copies = "".join(
        f"  copy-{number}: {{publisher: wire, language: fr, kind: mirror, read: 'no', relays: [herald-1]}}\n"
        for number in range(30)
    )
    carried = ", ".join(["herald-1", *(f"copy-{number}" for number in range(30))])
    claims = (
        "claims:\n  - {id: one, flow: by-spain, by: service, date: 2024-06-22, stance: asserts, statement: A., "
        f"reports: [{carried}]}}\n"
    )
    tables = build(small.dataset(reports=small.SECTIONS["reports"] + copies, claims=claims))
    counts = count(tables, Selection().mask(tables))
    assert (counts.reports, counts.origins) == (31, 1)


@given(SEEDS, MASKS)
def test_counts_agree_with_counting_record_by_record(seed: int, mask: Mask) -> None:
    assert count(large(seed), mask) == brute_force(large(seed).dataset, mask)


@given(SEEDS, MASKS, MASKS)
def test_fewer_claims_never_count_more(seed: int, mask: Mask, other: Mask) -> None:
    less, more = count(large(seed), mask & other), count(large(seed), mask)
    for field in ("claims", "origins", "reports", "actors", "flows"):
        assert getattr(less, field) <= getattr(more, field)


@given(SEEDS, MASKS)
def test_independent_origins_are_no_more_than_the_reports_and_those_they_relay(seed: int, mask: Mask) -> None:
    tables = large(seed)
    known, todo = tables.dataset.reports, list(tables.within(tables.citations, mask)["report"].unique())
    behind = set(todo)
    while todo:
        further = set(known[todo.pop()].relays) - behind
        behind |= further
        todo.extend(further)
    assert count(tables, mask).origins <= len(behind)


@settings(max_examples=15)
@given(SEEDS, st.randoms(use_true_random=False), st.sampled_from([{}, {"stance": ("denies",)}, {"text": "the"}]))
def test_the_order_of_claims_in_the_file_changes_no_count(
    seed: int, chance: object, chosen: dict[str, tuple[str, ...]]
) -> None:
    data = large(seed).dataset
    claims = list(data.claims)
    chance.shuffle(claims)  # type: ignore[attr-defined]
    shuffled = build(data.model_copy(update={"claims": tuple(claims)}))
    selection = Selection(**chosen)  # type: ignore[arg-type]
    assert count(shuffled, selection.mask(shuffled)) == count(large(seed), selection.mask(large(seed)))


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (1_200, "1,200 claims")]
)
def test_numbers_have_their_noun_and_separators(number: int, text: str) -> None:
    assert plural(number, "claim") == text


def test_an_irregular_plural_is_given() -> None:
    assert plural(1, "country", "countries") == "1 country"
    assert plural(3, "country", "countries") == "3 countries"


def test_no_filter_is_the_whole_set() -> None:
    whole = "8 of 8 claims, 3 sources, 5 reports: the whole set, with official statistics."
    assert told(Selection(statistics=True)) == whole
    assert told(Selection()) == "7 of 8 claims, 2 sources, 4 reports: the whole set; 1 official statistic left aside."


def test_every_stance_but_denials_is_called_without_denials() -> None:
    stances = ("asserts", "confirms", "partly confirms", "qualifies")
    chosen = Selection(stance=stances, statistics=True)
    assert told(chosen) == "7 of 8 claims, 3 sources, 5 reports: without denials, with official statistics."


def test_one_claim_of_one_source_is_told_in_the_singular() -> None:
    assert told(Selection(stance=("denies",))) == "1 of 8 claims, 1 source, 1 report: stance “denies”."


def test_nothing_found_is_told() -> None:
    text = "0 of 8 claims, 0 sources, 0 reports: with the words “nowhere”."
    assert told(Selection(text="nowhere")) == text


def test_claims_of_a_publisher_are_told_as_carried_by_it() -> None:
    """How many of the reports are its own, and how many there are in all."""
    chosen = Selection(source=("wire",), statistics=True)
    assert told(chosen) == "1 of 8 claims carried by The Wire, in 2 reports of theirs; in all 1 source, 3 reports."
    both = replace(chosen, source=("wire", "herald"), country=("ESP",))
    assert told(both) == (
        "3 of 8 claims carried by The Wire or The Herald, in 3 reports of theirs; in all 1 source, 3 reports: Spain."
    )


def test_statistics_are_left_aside_only_where_the_other_filters_keep_some() -> None:
    assert told(Selection(destination=("USA",))).endswith(": to United States; 1 official statistic left aside.")
    assert told(Selection(destination=("UKR",))).endswith(": to Ukraine.")
    assert told(Selection(destination=("UKR",), statistics=True)).endswith(": to Ukraine.")


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), []),
        (Selection(country=("SRB",)), ["Serbia"]),
        (Selection(country=("SRB", "ESP", "UKR")), ["Serbia, Spain or Ukraine"]),
        (Selection(origin=("SRB",), destination=("UKR",)), ["from Serbia", "to Ukraine"]),
        (Selection(intermediary=("ESP", "CZE")), ["via Spain or Czechia"]),
        (Selection(source=("herald", "wire")), []),
        (Selection(speaker=("officials", "SRB-officials")), ["said by officials or officials of Serbia"]),
        (Selection(speaker=("unnamed",)), ["said by unnamed people"]),
        (Selection(actor=("president",)), ["said by The president"]),
        (Selection(stance=("asserts", "denies")), ["stance “asserts” or “denies”"]),
        (Selection(flow=("by-africa",)), ["about Through Africa"]),
        (Selection(goods=("shells-155", "arms")), ["155 mm shells or all arms"]),
        (Selection(basis=("delivered",)), ["counted as delivered"]),
        (Selection(since=date(2022, 2, 24)), ["said since 2022-02-24"]),
        (Selection(stance=("qualifies",)), ["stance “adds a ‘but’”"]),
        (Selection(disputed=True, figure=True, statistics=True), ["disputed only", "with a figure only"]),
        (Selection(until=date(2024, 12, 31)), ["said until 2024"]),
        (Selection(until=date(2024, 1, 1)), ["said until 2024-01-01"]),
        (Selection(text="two words"), ["with the words “two words”"]),
    ],
)
def test_each_filter_has_its_words(selection: Selection, words: list[str]) -> None:
    assert phrases(selection, built()) == words


def test_filters_are_told_in_one_order() -> None:
    selection = Selection(
        country=("SRB",), since=date(2022, 1, 1), stance=("asserts", "confirms", "partly confirms", "qualifies")
    )
    assert told(selection) == (
        "6 of 8 claims, 2 sources, 4 reports: Serbia, without denials, said since 2022; "
        "1 official statistic left aside."
    )


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("country", "ESP", "Spain"), ("origin", "SRB", "From Serbia"), ("destination", "UKR", "To Ukraine"),
        ("source", "wire", "Carried by The Wire"), ("speaker", "SRB-officials", "Serbia: officials"),
        ("speaker", "media", "Media, all countries"), ("actor", "president", "Said by The president"),
        ("stance", "qualifies", "Adds a “but”"), ("flow", "by-africa", "Through Africa"),
        ("basis", "planned", "Counted as planned"), ("since", "2024-01-01", "Since 2024"),
        ("until", "2024-01-01", "Until 2024-01-01"), ("text", "two words", "“two words”"),
        ("disputed", "yes", "Disputed only"), ("statistics", "yes", "Official statistics"),
    ],
)  # fmt: skip
def test_each_value_has_a_name_of_its_own(field: str, value: str, expected: str) -> None:
    assert chip(field, value, built()) == expected


def test_distinct_counts_the_values_of_the_chosen_rows() -> None:
    frame = built().claims
    assert summary.distinct(frame["actor"], np.array([True] + [False] * 7)) == 1
    assert summary.distinct(frame["actor"], np.ones(8, dtype=bool)) == 5
