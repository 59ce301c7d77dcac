"""The timeline in words, as a table, and as a reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import synthetic
from flows.tables import Tables, build
from flows.views.timeline.picture import timeline
from flows.views.timeline.words import reading, sentence, table
from tests import small
from tests.conftest import everything, masks, only


def test_the_sentence_tells_what_the_picture_shows(little: Tables) -> None:
    assert sentence(timeline(little, everything(little))) == (
        "8 claims, said from January 2024 to May 2025, most in June 2024 (4). 4 assert, 1 confirms, 1 partly confirms, "
        "1 adds a “but” and 1 denies. Serbia (3); United Kingdom (2); Russia (2); Other unnamed people (1). "
        "3 claims answer others."
    )


def test_a_sentence_on_one_claim_and_on_none(little: Tables) -> None:
    one = timeline(build(small.dataset(events=None)), only(little, "africa"))
    assert sentence(one) == "1 claim, said in May 2025. 1 adds a “but”. Russia (1)."
    assert sentence(timeline(little, ~everything(little))) == "The timeline is empty: no claim is selected."


def test_the_table_has_the_same_marks(little: Tables) -> None:
    rows = table(timeline(little, everything(little)), little)
    assert list(rows.columns) == ["Lane", "Date", "Who says it", "Stance", "Statement"]
    assert rows.iloc[0][["Lane", "Date", "Who says it", "Stance"]].tolist() == [
        "Serbia", "2024-06-22", "The president", "partly confirms",
    ]  # fmt: skip
    assert len(rows) == 8


def test_the_table_of_counts_tells_days_and_numbers() -> None:
    tables = build(synthetic.dataset(1_000, seed=2))
    rows = table(timeline(tables, everything(tables)), tables)
    assert list(rows.columns) == ["Lane", "From", "To", "Stance", "Claims"]
    assert rows["Claims"].sum() == 1_000


@settings(deadline=None, max_examples=30)
@given(data=st.data(), newest=st.booleans())
def test_the_reading_has_every_claim_and_event_once_in_order(tables: Tables, data: st.DataObject, newest: bool) -> None:
    found = timeline(tables, data.draw(masks(tables)))
    entries = reading(found, tables, newest=newest)
    ids = tables.claims["id"].to_numpy()[found.members["claim"].to_numpy()]
    assert sorted(entry.key for entry in entries) == sorted([*ids, *found.events["id"]])
    assert [entry.key for entry in reading(found, tables, newest=not newest)] == [entry.key for entry in entries][::-1]
    years = [entry.year for entry in entries]
    assert years == sorted(years, reverse=newest)


@pytest.mark.parametrize(("newest", "last"), [(True, -1), (False, 0)])
def test_under_a_year_a_date_without_a_month_stands_apart(little: Tables, newest: bool, last: int) -> None:
    entries = [
        entry for entry in reading(timeline(little, everything(little)), little, newest=newest) if entry.year == "2024"
    ]
    assert entries[last].key == "exports"
    assert entries[last].month == "2024: the month is not stated"
    assert {entry.month for entry in entries if entry.key != "exports"} >= {"June 2024"}


def test_events_stand_where_they_belong() -> None:
    late = build(small.dataset(events=small.SECTIONS["events"].replace("date: 2025-06", "date: 2025-05")))
    entries = reading(timeline(late, everything(late)), late)
    event = next(entry for entry in entries if entry.event)
    assert (event.key, event.year, event.month) == ("halt", "2025", "May 2025")
