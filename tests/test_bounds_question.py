"""The question: what it refuses, and its address."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.bounds.address import PARAMETERS
from flows.bounds.offers import denials
from flows.bounds.question import Question
from flows.errors import BoundsError
from flows.selection import Selection
from flows.tables import MOVING, Tables

KEYS = st.sampled_from(["srb-ukr-ammunition-2022", "srb-ukr-ammunition-2022/1:ESP", "krusik-grad-3500/0:SRB>1:TUR"])
DAYS = st.none() | st.dates()


def test_no_parameter_is_that_of_the_selection_or_of_a_page() -> None:
    others = {*(field.name for field in fields(Selection)), "measure", "unit", "account", "claim"}
    assert not others & set(PARAMETERS.values())
    assert set(PARAMETERS) == {field.name for field in fields(Question)}
    assert len(set(PARAMETERS.values())) == len(PARAMETERS)


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        (("value", "shells", "delivered"), "'shells' is not a currency; allowed with value: one ISO 4217 code (EUR)"),
        (("quantity", "EUR", "delivered"), "'EUR' is a currency; allowed with quantity: one unit of things (shells)"),
        (("weight", "EUR", "delivered"), "'weight' is not a measure; allowed: one of value, quantity"),
        (
            ("value", "EUR", "any"),
            "'any' is not a basis; allowed: one of delivered, contracted, licensed, planned, unspecified",
        ),
    ],
)
def test_what_may_not_be_mixed_cannot_be_asked(given_: tuple[str, str, str], message: str) -> None:
    with pytest.raises(BoundsError) as error:
        Question(*given_)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"tolerance": 1.5}, "a tolerance of 1.5 is no share; allowed: 0 to 1"),
        ({"tolerance": float("nan")}, "a tolerance of nan is no share; allowed: 0 to 1"),
        ({"fixed": (("a", -1.0),)}, "'a' cannot be -1.0; allowed: a number from 0"),
        ({"fixed": (("a", float("inf")),)}, "'a' cannot be inf; allowed: a number from 0"),
    ],
)
def test_numbers_that_cannot_be_are_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(BoundsError) as error:
        Question("value", "EUR", "delivered", **more)
    assert str(error.value) == message


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_address_brings_the_question_back(shipped: Tables, data: st.DataObject) -> None:
    actors, supposed = tuple(shipped.dataset.actors), denials(shipped.dataset)
    some: Any = st.lists(st.sampled_from(actors), unique=True, max_size=3)
    denied: Any = st.lists(st.sampled_from(supposed), unique=True, max_size=3)
    fixed = st.dictionaries(KEYS, st.floats(0, 1e12), max_size=2)
    asked = Question(
        "value", data.draw(st.sampled_from(["EUR", "USD"])), "delivered", data.draw(DAYS), data.draw(DAYS),
        tuple(key for key in actors if key in data.draw(some)), data.draw(st.booleans()),
        data.draw(st.floats(0, 1)), tuple(key for key in supposed if key in data.draw(denied)),
        tuple(data.draw(fixed).items()),
    )  # fmt: skip
    assert Question.from_query(asked.to_query(), shipped) == asked


TEXTS = st.text(max_size=30) | st.sampled_from(
    ["value", "quantity", "EUR", "rockets", "delivered", "no", "2022", "0.5"]
)


@settings(max_examples=100, deadline=None)
@given(query=st.dictionaries(st.sampled_from(sorted(PARAMETERS.values())), TEXTS | st.lists(TEXTS, max_size=3)))
def test_whatever_stands_in_an_address_is_read(shipped: Tables, query: dict[str, str | list[str]]) -> None:
    asked = Question.from_query(query, shipped)
    assert asked.basis in MOVING
    assert Question.from_query(asked.to_query(), shipped) == asked


def test_an_address_without_a_question_asks_what_most_claims_answer(shipped: Tables) -> None:
    assert Question.from_query({}, shipped) == Question("value", "EUR", "delivered")


def test_a_unit_brings_its_measure_only_where_that_is_asked(shipped: Tables) -> None:
    asked = Question.from_query({"asked": "quantity", "in": "shells", "counts": "licensed"}, shipped)
    assert (asked.measure, asked.unit, asked.basis) == ("quantity", "shells", "licensed")
    mixed = Question.from_query({"asked": "value", "in": "shells"}, shipped)
    assert (mixed.measure, mixed.unit) == ("value", "EUR")


def test_years_are_days_and_the_last_what_if_of_a_key_counts(shipped: Tables) -> None:
    asked = Question.from_query(
        {"from": "2022", "to": "2024", "fix": ["krusik-grad-3500=3", "krusik-grad-3500=4", "nobody=5", "nothing"]},
        shipped,
    )
    assert (asked.since, asked.until) == (date(2022, 1, 1), date(2024, 12, 31))
    assert asked.fixed == (("krusik-grad-3500", 4.0),)


def test_only_what_differs_from_the_usual_stands_in_the_address() -> None:
    query = Question("value", "EUR", "delivered", without_denied=True, tolerance=0.2).to_query()
    assert query == {
        "asked": "value", "in": "EUR", "counts": "delivered", "denied": "no", "tolerance": "0.2",
    }  # fmt: skip
