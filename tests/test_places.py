"""Codes to names, and the stages of a route."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from flows.errors import PlaceError
from flows.places import (
    OTHERS,
    Party,
    Stage,
    StageField,
    country_codes,
    name,
    read_party,
    read_stage,
    stage_name,
    words,
)

ALLOWED = (
    "an ISO 3166-1 alpha-3 code (SRB), XKX, others, {party: NATO}, {unnamed: words of the report}, or a list of these"
)
STAGE: TypeAdapter[Stage] = TypeAdapter(StageField)

PARTIES = (
    st.sampled_from(sorted(country_codes()))
    | st.just(OTHERS)
    | st.text(min_size=1, max_size=60).filter(str.strip).map(lambda text: {"unnamed": text})
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SRB", "Serbia"), ("USA", "United States"), ("CZE", "Czechia"), ("RUS", "Russia"), ("XKX", "Kosovo"),
        ("TUR", "Türkiye"), ("IRN", "Iran"), ("KOR", "South Korea"), ("PRK", "North Korea"), ("MDA", "Moldova"),
        ("GBR", "United Kingdom"), ("SYR", "Syria"), ("COG", "Congo"), ("COD", "DR Congo"),
        ("BIH", "Bosnia and Herzegovina"), ("MKD", "North Macedonia"), ("VNM", "Vietnam"),
    ],
)  # fmt: skip
def test_a_country_has_its_short_name(code: str, expected: str) -> None:
    assert name(code) == expected


def test_no_two_countries_share_a_name() -> None:
    assert len({name(code) for code in country_codes()}) == len(country_codes())


def test_no_name_carries_a_second_half() -> None:
    """No "Iran, Islamic Republic of"."""
    assert not [name(code) for code in country_codes() if "," in name(code)]


def test_codes_are_three_capitals() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in country_codes())
    assert {"SRB", "XKX"} <= country_codes()


def test_a_name_for_an_unknown_code_is_refused() -> None:
    with pytest.raises(PlaceError) as caught:
        name("ABC")
    assert str(caught.value) == f"'ABC' is not a country code; allowed: {ALLOWED}"


@pytest.mark.parametrize(
    ("value", "party", "called"),
    [
        ("SRB", Party("country", "SRB"), "Serbia"),
        ("XKX", Party("country", "XKX"), "Kosovo"),
        ("others", Party("others", "others"), "others"),
        ({"unnamed": "African states"}, Party("unnamed", "African states"), "African states"),
        ({"unnamed": "SRB"}, Party("unnamed", "SRB"), "SRB"),
        ({"party": "NATO"}, Party("party", "NATO"), "NATO"),
        ("YUG", Party("country", "YUG"), "Yugoslavia"),
    ],
)
def test_a_party_is_a_country_others_or_unnamed(value: Any, party: Party, called: str) -> None:
    assert read_party(value) == party
    assert party.name == called
    assert party.plain() == value


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("", ""), ("Others", ""), ("EUR", ""), (688, ""), ({"party": "Turkey", "b": "c"}, ""), ("Korea", ""),
        (None, ""), ({"unnamed": 5}, ""), ({"unnamed": "a", "b": "c"}, ""), ({}, ""), (["SRB"], ""),
        ("RS", " (for Serbia write SRB)"), ("srb", " (for Serbia write SRB)"), ("NO", " (for Norway write NOR)"),
        ("Serbia and Montenegro", " (for Serbia and Montenegro write SCG)"), ("UK", " (for United Kingdom write GBR)"),
        ("NATO", " (write {party: NATO})"), ("EU", " (write {party: EU})"),
    ],
)  # fmt: skip
def test_what_is_no_party_is_refused_and_the_code_of_a_country_is_told(value: Any, hint: str) -> None:
    with pytest.raises(PlaceError) as caught:
        read_party(value)
    assert str(caught.value) == f"{value!r} is not a stage of a route{hint}; allowed: {ALLOWED}"


@pytest.mark.parametrize("text", ["", "  ", "x" * 61])
def test_an_unnamed_party_takes_a_few_words(text: str) -> None:
    with pytest.raises(PlaceError) as caught:
        read_party({"unnamed": text})
    assert str(caught.value) == f"{text!r} does not fit; allowed: 1 to 60 characters of the report's own words"
    assert read_party({"unnamed": "x" * 60}).kind == "unnamed"


@pytest.mark.parametrize("value", [[], ["SRB"], ["SRB", "SRB"], ["USA", "ESP", "USA"], ["others", "others"]])
def test_alternatives_are_two_or_more_and_different(value: list[str]) -> None:
    with pytest.raises(PlaceError) as caught:
        read_stage(value)
    assert str(caught.value) == f"{value!r} is not a list of alternatives; allowed: two or more different parties"


def test_alternatives_are_not_nested() -> None:
    with pytest.raises(PlaceError, match="is not a stage of a route"):
        read_stage(["SRB", ["USA", "ESP"]])


def test_a_stage_is_named_as_english_writes_a_list() -> None:
    assert stage_name(read_stage(["USA", "ESP", "CZE", "others"])) == "United States, Spain, Czechia and others"
    assert stage_name(read_stage("SRB")) == "Serbia"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_join_with_commas_and_one_and(items: list[str], text: str) -> None:
    assert words(items) == text


@given(PARTIES | st.lists(PARTIES, min_size=2, max_size=4, unique_by=str))
def test_a_stage_is_written_as_it_was_read(value: Any) -> None:
    stage = STAGE.validate_python(value)
    assert STAGE.dump_python(stage, mode="json") == value
    assert STAGE.validate_json(STAGE.dump_json(stage)) == stage


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=2),
        max_leaves=5,
    )
)
def test_any_value_is_a_stage_or_a_place_error(value: Any) -> None:
    try:
        assert read_stage(value)
        return
    except PlaceError as error:
        text = str(error)
    assert "; allowed: " in text


def test_the_schema_of_a_stage_takes_one_party_or_a_list() -> None:
    one, several = STAGE.json_schema()["anyOf"]
    assert several == {"type": "array", "items": one, "minItems": 2, "maxItems": 20}
