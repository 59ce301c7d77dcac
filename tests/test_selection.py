"""The reader's choice: from an address and back, and to a mask."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks import synthetic
from flows.choices import SWITCHES, choices, contained
from flows.countries import named
from flows.fold import latin
from flows.selection import Selection
from flows.tables import STANCES, Tables, build
from tests import small

LISTS = [field.name for field in fields(Selection) if field.name not in ("since", "until", "text", *SWITCHES)]
ALL = Selection(statistics=True)
WORDS = st.sampled_from(
    ["ministry", "Čačak", "NO", "licence", "vučić", "shells", "smith", "absent", ".", "(", "claim-1"]
)


@cache
def built() -> Tables:
    return build(small.dataset())


@cache
def large() -> Tables:
    return build(synthetic.dataset(150, seed=1))


def kept(selection: Selection, tables: Tables | None = None) -> list[str]:
    frame = (tables or built()).claims
    return list(frame["id"][selection.mask(tables or built())])


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any of what the larger data hold, in the order of its choices."""
    values: dict[str, Any] = {}
    for name, allowed in choices(large()).items():
        some = draw(st.sets(st.sampled_from(allowed), max_size=3)) if draw(st.booleans()) and allowed else set()
        values[name] = tuple(value for value in allowed if value in some)
    days = st.none() | st.dates(date(2013, 1, 1), date(2027, 1, 1))
    text = " ".join(draw(st.lists(WORDS, max_size=2)))
    for switch in SWITCHES:
        values[switch] = draw(st.booleans())
    return Selection(**values, since=draw(days), until=draw(days), text=text)


QUERIES = st.dictionaries(
    st.sampled_from([field.name for field in fields(Selection)]) | st.text(max_size=8),
    st.text()
    | st.lists(
        st.text() | st.sampled_from(["ESP", "denies", "2024-06", "0000", "9999-12-31", "yes", "no", "RUS-officials"])
    ),
)


def test_statistics_are_left_aside_until_they_are_asked_for() -> None:
    for tables in (built(), large()):
        assert ALL.mask(tables).all()
        assert (Selection().mask(tables) == (tables.claims["kind"] == "flow").to_numpy()).all()
    assert not Selection().to_query()
    assert ALL.to_query() == {"statistics": "yes"}
    assert Selection.from_query({"statistics": "no"}, built()) == Selection()


@pytest.mark.parametrize(
    ("selection", "claims"),
    [
        (Selection(country=("ESP",)), ["total", "confirmed", "spain", "accusation", "denial"]),
        (Selection(country=("ESP", "CZE"), stance=("denies",)), ["denial"]),
        (Selection(origin=("USA",)), []),
        (Selection(destination=("USA",), statistics=True), ["exports"]),
        (Selection(destination=("USA",)), []),
        (Selection(intermediary=("USA",)), ["total", "confirmed", "accusation", "denial"]),
        (Selection(source=("wire",)), ["total"]),
        (Selection(source=("wire", "state-tv")), ["total", "accusation", "africa", "denial"]),
        (Selection(actor=("president",)), ["confirmed", "denial"]),
        (Selection(speaker=("officials",)), ["confirmed", "accusation", "africa", "denial"]),
        (Selection(speaker=("SRB-officials", "unnamed")), ["total", "confirmed", "denial"]),
        (Selection(speaker=("GBR-media",)), ["spain", "czechia"]),
        (Selection(speaker=("SRB-officials",), actor=("service",)), []),
        (Selection(company=("krusik",)), []),
        (Selection(company=("contract-house",)), ["denial"]),
        (Selection(disputed=True), ["total", "confirmed", "accusation", "denial"]),
        (Selection(figure=True), ["total", "spain", "czechia", "accusation"]),
        (Selection(figure=True, disputed=True), ["total", "accusation"]),
        (Selection(stance=("qualifies", "denies")), ["africa", "denial"]),
        (Selection(flow=("by-spain",)), ["spain"]),
        (Selection(basis=("planned", "licensed"), statistics=True), ["exports", "africa"]),
        (Selection(goods=("shells-155",)), ["spain", "czechia"]),
        (Selection(text="hundreds of"), ["accusation"]),
        (Selection(actor=("president",), text="contract"), ["denial"]),
        (Selection(source=("wire",), stance=("denies",)), []),
    ],
)
def test_a_filter_keeps_the_claims_that_hold_any_of_its_values(selection: Selection, claims: list[str]) -> None:
    assert kept(selection) == claims


def test_wider_goods_find_narrower_ones() -> None:
    assert {"spain", "total"} <= set(kept(Selection(goods=("ammunition",))))
    assert "exports" not in kept(Selection(goods=("ammunition",)))


def test_goods_contain_themselves_and_all_levels_below() -> None:
    goods = """\
goods:
  a: {name: A}
  b: {name: B, within: a}
  ammunition: {name: C, within: b}
  shells-155: {name: D}
  arms: {name: E}
"""
    assert contained(["a"], build(small.dataset(goods=goods))) == {"a", "b", "ammunition"}
    assert contained([], built()) == frozenset()


def test_a_date_of_a_month_is_kept_wherever_one_of_its_days_is_asked_for() -> None:
    """The denial was said in May 2025, no day known."""
    assert "denial" in kept(Selection(since=date(2025, 5, 31)))
    assert "denial" not in kept(Selection(since=date(2025, 6, 1)))
    assert "denial" in kept(Selection(until=date(2025, 5, 1)))
    assert "denial" not in kept(Selection(until=date(2025, 4, 30)))


@pytest.mark.parametrize("text", ["Vucic", "vučić", "VUČIĆ", "  vuCic "])
def test_a_search_ignores_case_and_accents(text: str) -> None:
    named = build(
        small.dataset(actors=small.SECTIONS["actors"].replace("name: The president", "name: Aleksandar Vučić"))
    )
    assert kept(Selection(text=text), named) == ["confirmed", "denial"]


def test_all_words_of_a_search_must_occur_in_any_order() -> None:
    assert kept(Selection(text="spain took")) == kept(Selection(text="took spain took")) == ["spain"]
    assert kept(Selection(text="spain nowhere")) == []


@pytest.mark.parametrize("text", [".*", "[a-z]", "(", "a|b", "^total", "\\", "\0", "total$"])
def test_a_search_takes_its_signs_for_what_they_are(text: str) -> None:
    assert kept(Selection(text=text)) == []


def test_choices_are_what_occurs_in_the_data_in_the_order_of_their_labels() -> None:
    found = choices(built())
    assert found["country"] == ("CZE", "SRB", "ESP", "UKR", "USA")
    assert found["speaker"] == (
        "media", "officials", "unnamed", "RUS-officials", "SRB-officials", "GBR-media"
    )  # fmt: skip
    assert found["actor"] == ("service", "ministry", "estimators", "herald-desk", "president")
    assert (found["origin"], found["destination"]) == (("SRB",), ("UKR", "USA"))
    assert found["source"] == ("state-tv", "herald", "wire")
    assert found["stance"] == STANCES
    assert set(found) == set(LISTS)


def test_an_address_is_read_with_single_and_repeated_values() -> None:
    query: dict[str, str | list[str]] = {
        "country": ["USA", "ESP", "ESP"],
        "stance": "denies",
        "since": "2024",
        "until": "2025-02",
        "text": " a  b ",
    }
    assert Selection.from_query(query, built()) == Selection(
        country=("ESP", "USA"), stance=("denies",), since=date(2024, 1, 1), until=date(2025, 2, 28), text="a b"
    )


@pytest.mark.parametrize(
    "query",
    [
        {"speaker": ["Officials", "SRB", "-", "FRA-media"]}, {"company": "krusik"}, {"disputed": "true", "figure": "1"},
        {"statistics": ["yes", "no"]},
        {"country": "UK"}, {"country": ["XXX", ""]}, {"stance": "Denies"}, {"since": "yesterday"}, {"until": []},
        {"since": "2024-02-30"}, {"nothing": "at all"}, {"text": "   "}, {"text": []}, {"source": "FT"},
    ],
)  # fmt: skip
def test_what_is_unknown_or_unreadable_in_an_address_is_left_out(query: dict[str, str | list[str]]) -> None:
    assert Selection.from_query(query, built()) == Selection()


def test_a_search_is_cut_where_no_reader_types_on() -> None:
    assert len(Selection.from_query({"text": "x" * 10_000}, built()).text) == 200


def test_the_last_of_several_texts_and_dates_counts() -> None:
    query: dict[str, str | list[str]] = {"text": ["one", "two"], "since": ["2020", "2021-03-04"]}
    assert Selection.from_query(query, built()) == Selection(text="two", since=date(2021, 3, 4))


@given(selections())
def test_a_selection_is_read_back_from_its_own_address(selection: Selection) -> None:
    assert Selection.from_query(selection.to_query(), large()) == selection


@given(QUERIES)
@example({"text": "\ud800", "since": "\ud800", "country": ["\ud800"]})
def test_no_address_raises_and_each_settles_at_once(query: dict[str, str | list[str]]) -> None:
    selection = Selection.from_query(query, built())
    assert Selection.from_query(selection.to_query(), built()) == selection
    assert len(selection.mask(built())) == 8


@settings(max_examples=40)
@given(selections(), selections())
def test_one_more_filter_never_widens(selection: Selection, other: Selection) -> None:
    """Every field that is not set is one that can be added."""
    before = selection.mask(large())
    for field in fields(Selection):
        if not getattr(selection, field.name) and field.name != "statistics":
            narrowed = replace(selection, **{field.name: getattr(other, field.name)})
            assert not (narrowed.mask(large()) & ~before).any()


@given(selections())
def test_all_filters_together_keep_what_each_alone_keeps(selection: Selection) -> None:
    whole = replace(ALL, statistics=selection.statistics).mask(large())
    for field in fields(Selection):
        whole &= ALL.changed(field.name, getattr(selection, field.name)).mask(large())
    assert (selection.mask(large()) == whole).all()


@given(selections(), st.sampled_from(LISTS))
def test_one_more_value_never_narrows(selection: Selection, field: str) -> None:
    values = getattr(selection, field)
    if values:
        changed: dict[str, Any] = {field: choices(large())[field]}
        wider = replace(selection, **changed)
        assert not (selection.mask(large()) & ~wider.mask(large())).any()


@given(selections())
def test_bringing_statistics_in_adds_statistics_alone(selection: Selection) -> None:
    without, withal = (replace(selection, statistics=on).mask(large()) for on in (False, True))
    statistic = (large().claims["kind"] == "statistic").to_numpy()
    assert (without == withal & ~statistic).all()


@given(selections())
def test_each_value_can_be_taken_back_alone(selection: Selection) -> None:
    values = list(selection.values())
    for value in values:
        assert list(selection.without(*value).values()) == [other for other in values if other != value]
    for value in values:
        selection = selection.without(*value)
    assert selection == Selection()


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_a_search_agrees_with_looking_through_each_text(words: list[str]) -> None:
    """Words that name no country."""
    words = [word for word in words if not named(word)]
    expected = [all(latin(word) in text for word in words) for text in large().claims["text"]]
    assert replace(ALL, text=" ".join(words)).mask(large()).tolist() == expected


@given(selections())
def test_a_mask_changes_no_table(selection: Selection) -> None:
    before = large().claims.copy()
    selection.mask(large())
    assert before.equals(large().claims)
