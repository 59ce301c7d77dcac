"""Which claims count, how their figures read, and the reason where one does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.bounds import counting
from flows.bounds.counting import readings, reasons
from flows.bounds.offers import offers
from flows.bounds.question import Question
from flows.tables import MOVING, UNMOVED, Tables
from flows.views.picture import NOTHING_MOVES
from tests.claimed import EUR, asked, bounds, claim, flow, statistic, tables
from tests.conftest import everything, masks

FLOW = flow("a", "SRB", "ESP", "UKR")


def reason(found: Any) -> list[str]:
    """Of the first claim."""
    return [why for at, why in zip(found.left_out["claim"], found.left_out["reason"], strict=True) if at == 0]


@pytest.mark.parametrize(
    ("said", "question", "expected"),
    [
        (claim("c", "a", 5, stance="denies"), EUR, counting.DENIAL),
        (claim("c", "a", 5, basis="refused"), EUR, NOTHING_MOVES),
        (claim("c", "a", 5, basis="requested", stance="denies"), EUR, NOTHING_MOVES),
        (claim("c", "s", 5, basis="refused"), EUR, NOTHING_MOVES),
        (claim("c", "a"), EUR, "no value is stated"),
        (claim("c", "a", 5, unit="USD"), EUR, "the figure counts in another unit"),
        (claim("c", "a", 5, unit="shells"), EUR, "no value is stated"),
        (claim("c", "a", 5, basis="licensed"), EUR, counting.OTHER_BASIS),
        (claim("c", "a", 5), replace(EUR, actors=("service",)), counting.NOT_CHOSEN),
        (claim("c", "a", 5), replace(EUR, since=date(2023, 6, 1)), counting.OTHER_YEARS),
        (claim("c", "a", 5), replace(EUR, until=date(2023, 6, 1)), counting.OTHER_YEARS),
        (claim("c", "undated", 5), replace(EUR, until=date(2024, 6, 1)), counting.NO_PERIOD),
        (claim("c", "s", low=5), EUR, counting.NO_MOST),
        (claim("c", "s", 5), EUR, counting.OUT_OF_SCOPE),
    ],
)
def test_each_claim_that_does_not_count_has_its_reason(said: Any, question: Question, expected: str) -> None:
    others = flow("undated", "SRB", "UKR", period=None), statistic("s", "SRB", "UKR")
    assert reason(asked(FLOW, *others, said, question=question)) == [expected]


def test_a_claim_that_is_denied_can_be_left_aside() -> None:
    denial = claim("no", "a", stance="denies", responds_to=["c"])
    without = replace(EUR, without_denied=True)
    assert bounds(asked(FLOW, claim("c", "a", 5), denial))["a"] == (5, 5)
    assert reason(asked(FLOW, claim("c", "a", 5), denial, question=without)) == [counting.DENIED]


def test_claims_within_the_years_count() -> None:
    question = replace(EUR, since=date(2023, 1, 1), until=date(2023, 12, 31))
    assert asked(FLOW, claim("c", "a", 5), question=question).counted == ("c",)
    assert asked(flow("a", "SRB", "UKR", period=None), claim("c", "a", 5)).counted == ("c",)


def test_approximate_figures_are_read_more_widely_and_others_are_not() -> None:
    said = claim("about", "a", 100, about=True), claim("exact", "a", low=1, high=1_000)
    assert bounds(asked(FLOW, *said))["a"] == (90, 110)
    assert bounds(asked(FLOW, *said, question=replace(EUR, tolerance=0.25)))["a"] == (75, 125)
    assert bounds(asked(FLOW, *said, question=replace(EUR, tolerance=0.0)))["a"] == (100, 100)


def test_open_sides_stay_open_and_words_of_magnitude_are_read() -> None:
    shells = Question("quantity", "shells", "delivered")
    assert bounds(asked(FLOW, claim("c", "a", low=5)))["a"] == (5, float("inf"))
    assert bounds(asked(FLOW, claim("c", "a", high=5)))["a"] == (0, 5)
    quantities = [{"worded": "hundreds of thousands", "unit": "shells"}]
    worded = claim("c", "a", quantities=quantities)
    assert bounds(asked(FLOW, worded, question=shells))["a"] == (200_000, 1_000_000)


def test_several_figures_of_one_unit_are_parts_or_readings_of_the_same() -> None:
    """At least the greatest, at most all: true whichever they are."""
    quantities = [{"amount": 44, "worded": "44", "unit": "shells"}, {"amount": 24, "worded": "24", "unit": "shells"}]
    found = asked(FLOW, claim("c", "a", quantities=quantities), question=Question("quantity", "shells", "delivered"))
    assert bounds(found)["a"] == (44, 68)


def test_a_denial_is_supposed_on_its_own_basis_only() -> None:
    denial = claim("no", "a", stance="denies", basis="contracted")
    assert reason(asked(FLOW, denial, question=replace(EUR, supposed=("no",)))) == [counting.DENIAL]
    contracted = Question("value", "EUR", "contracted", supposed=("no",))
    found = asked(FLOW, denial, question=contracted)
    assert (found.counted, bounds(found)["a"]) == (("no",), (0, 0))


QUESTIONS = st.builds(
    Question, st.just("value"), st.sampled_from(["EUR", "USD"]), st.sampled_from(MOVING),
    st.sampled_from([None, date(2020, 1, 1)]), st.sampled_from([None, date(2024, 12, 31)]),
    without_denied=st.booleans(),
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(question=QUESTIONS, data=st.data())
def test_what_is_read_and_what_has_a_reason_are_the_selection(
    tables: Tables, question: Question, data: st.DataObject
) -> None:
    mask = data.draw(masks(tables))
    read = {tables.place[each.claim] for each in readings(tables, mask, question)}
    left = {at for holds in reasons(tables, question).values() for at in holds.nonzero()[0] if mask[at]}
    assert not read & left
    assert len(read) + len(left) == mask.sum()


def test_every_reading_is_of_one_measure_unit_and_basis(shipped: Tables) -> None:
    found = readings(shipped, everything(shipped), EUR)
    assert {(each.measure, each.unit, each.basis) for each in found} == {("value", "EUR", "delivered")}


def test_the_records_of_these_tests_are_a_valid_file() -> None:
    assert len(tables(FLOW, claim("c", "a", 5)).claims) == 1


@pytest.mark.parametrize("basis", UNMOVED)
def test_what_is_asked_for_or_refused_is_reckoned_with_nowhere(basis: str) -> None:
    """Neither as a figure nor as a limit, nor a denial of it as a denial that the flow took place."""
    whole, moved = flow("a", "SRB", "UKR"), claim("c", "a", 5)
    more = flow("b", "SRB", "CHE"), claim("never", "a", 900, basis=basis), claim("far", "b", 7, basis=basis)
    denial = claim("no", "a", stance="denies", basis=basis)
    plain, beside = asked(whole, moved), asked(whole, moved, *more, denial)
    assert bounds(beside) == bounds(plain)
    assert beside.counted == ("c",)
    data = tables(whole, moved, *more, denial)
    assert counting.supposable(data, EUR) == ()
    assert set(offers(data)["basis"]) == {"delivered"}
