"""The timeline's rows: who stands where, what is stacked, what is tied, what happens with many claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import synthetic
from flows.dataset.model import Dataset
from flows.tables import Tables, build
from flows.views.timeline import picture
from flows.views.timeline.picture import MARK, MOST, WIDTH, Timeline, timeline
from tests import small
from tests.conftest import everything, masks, only


@pytest.fixture(scope="module")
def many() -> Tables:
    """A thousand claims by more actors than there are lanes."""
    return build(synthetic.dataset(1_000, seed=2))


@settings(deadline=None, max_examples=40)
@given(data=st.data(), lanes=st.sampled_from(["side", "actor"]))
def test_every_selected_claim_is_drawn_or_listed_as_not_drawn(tables: Tables, data: st.DataObject, lanes: str) -> None:
    mask = data.draw(masks(tables))
    found = timeline(tables, mask, lanes)
    drawn, missing = found.members["claim"].tolist(), found.left_out["claim"].tolist()
    assert sorted(drawn + missing) == np.flatnonzero(mask).tolist()
    assert found.rows["claims"].sum() == len(drawn) == found.lanes["claims"].sum()
    assert set(found.members["key"]) == set(found.rows["key"])
    assert set(found.rows["lane"]) == set(range(len(found.lanes)))


def spans(found: Timeline, width: float) -> dict[tuple[int, int], list[tuple[float, float]]]:
    """The left and right end of each mark with its bar, in pixels, by lane and level."""
    pixels = width / (found.last - found.first).days
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    rows: list[Any] = list(found.rows.itertuples())
    for row in rows:
        days = [(day.date() - found.first).days * pixels for day in (row.start, row.end)]
        middle = (row.day - pd.Timestamp(found.first)) / pd.Timedelta(days=1) * pixels
        ends = min(days[0], middle - MARK / 2), max(days[1], middle + MARK / 2)
        taken.setdefault((row.lane, row.level), []).append(ends)
    return taken


@settings(deadline=None, max_examples=40)
@given(data=st.data(), lanes=st.sampled_from(["side", "actor"]), wider=st.sampled_from([1.0, 1.7, 4.0]))
def test_no_two_marks_overlap_at_the_least_width_or_a_greater(
    tables: Tables, data: st.DataObject, lanes: str, wider: float
) -> None:
    found = timeline(tables, data.draw(masks(tables)), lanes)
    for marks in spans(found, WIDTH * wider).values():
        for (_, end), (start, _) in pairwise(sorted(marks)):
            assert end <= start + 1e-6
    if len(found.rows):
        assert found.rows.groupby("lane")["level"].max().tolist() == (found.lanes["levels"] - 1).tolist()


def test_the_whole_set_is_no_taller_than_a_screen(shipped: Tables) -> None:
    found = timeline(shipped, (shipped.claims["kind"] == "flow").to_numpy())
    assert found.lanes["levels"].sum() <= 60


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_every_tie_is_an_answer_of_the_data(shipped: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(shipped))
    chosen = set(shipped.claims["id"][mask])
    said = {(claim.id, other) for claim in shipped.dataset.claims for other in claim.responds_to}
    found = timeline(shipped, mask).ties
    assert set(zip(found["answer"], found["answered"], strict=True)) == {pair for pair in said if set(pair) <= chosen}


def test_a_mark_stands_in_the_middle_of_the_days_its_date_may_mean(little: Tables) -> None:
    rows = timeline(little, everything(little)).rows
    assert rows["key"].tolist()[:2] == ["confirmed", "czechia"]
    exports = rows.set_index("key").loc["exports"]
    assert (f"{exports['start']:%F}", f"{exports['end']:%F}") == ("2024-01-01", "2024-12-31")
    assert f"{exports['day']:%F}" == "2024-07-01"


def test_claims_of_a_day_stack(little: Tables) -> None:
    twice = little.dataset.claims[0].model_copy(update={"id": "again"})
    tables = build(little.dataset.model_copy(update={"claims": (*little.dataset.claims, twice)}))
    rows = timeline(tables, only(tables, "again", little.dataset.claims[0].id)).rows
    assert rows["level"].tolist() == [0, 1]


def test_answers_outside_the_selection_are_counted(little: Tables) -> None:
    found = timeline(little, only(little, "denial", "accusation"))
    assert found.ties.to_numpy().tolist() == [["denial", "accusation"]]
    assert "1 answer to claims outside the selection is not tied." in found.note()


def test_events_are_marked_and_are_never_claims(little: Tables) -> None:
    found = timeline(little, everything(little))
    assert found.events.empty
    assert found.note() == "1 event is not drawn: before the first of these claims, or after the last."
    late = build(small.dataset(events=small.SECTIONS["events"].replace("date: 2025-06", "date: 2025-05")))
    found = timeline(late, everything(late))
    assert found.events[["id", "date"]].to_numpy().tolist() == [["halt", "2025-05"]]
    assert not set(found.events["id"]) & set(found.rows["key"])
    assert found.note() == ""


def test_events_that_would_overlap_are_stacked(shipped: Tables) -> None:
    """Three lie within two days of June 2025; on a page twice as wide as the least, each has a place of its own."""
    found = timeline(shipped, everything(shipped))
    pixels = 2 * WIDTH / (found.last - found.first).days
    for _, level in found.events.groupby("level"):
        apart = level["day"].sort_values().diff().dropna().dt.days * pixels
        assert (apart >= MARK - 1e-6).all()
    assert found.events.set_index("id")["level"].filter(like="2025-06-2").nunique() == 3


def test_the_window_holds_every_mark_with_a_margin(little: Tables) -> None:
    found = timeline(little, everything(little))
    assert (found.first, found.last) == (date(2023, 12, 12), date(2025, 6, 20))
    alone = timeline(little, only(little, "africa"))
    assert (alone.last - alone.first).days == 30


def test_without_claims_the_window_is_that_of_the_events(little: Tables) -> None:
    found = timeline(little, ~everything(little))
    assert found.rows.empty
    assert found.events["id"].tolist() == ["halt"]
    bare = build(small.dataset(events=None))
    found = timeline(bare, ~everything(bare))
    assert (found.last - found.first).days == 365 + 30


def reordered(data: Dataset) -> Dataset:
    return data.model_copy(update={"claims": data.claims[::-1], "events": data.events[::-1]})


@pytest.mark.parametrize("source", ["little", "many"])
@pytest.mark.parametrize("lanes", ["side", "actor"])
def test_the_order_of_the_file_does_not_matter(source: str, lanes: str, request: pytest.FixtureRequest) -> None:
    tables: Tables = request.getfixturevalue(source)
    turned = build(reordered(tables.dataset))
    one, two = timeline(tables, everything(tables), lanes), timeline(turned, everything(turned), lanes)
    for name in ("rows", "lanes", "ties", "events"):
        assert getattr(one, name).equals(getattr(two, name)), name


def test_counts_begin_above_the_limit(many: Tables) -> None:
    mask = everything(many)
    mask[MOST:] = False
    assert timeline(many, mask).span == ""
    mask[MOST] = True
    found = timeline(many, mask)
    assert found.span
    assert f"Marks count the claims of a {found.span}; answers are not tied." in found.note()


@pytest.mark.parametrize(("most", "span", "months"), [(999, "month", 1), (500, "quarter", 3), (1, "year", 12)])
def test_many_claims_become_counts_of_lane_span_and_stance(
    most: int, span: str, months: int, many: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "MOST", most)
    many = replace(many)  # of which no picture is kept yet
    found = timeline(many, everything(many))
    assert found.span == span
    assert found.rows["key"].is_unique
    assert found.rows["claims"].sum() == len(found.members) == 1_000
    first = {row: f"{start:%F}" for row, start in zip(found.rows["key"], found.rows["start"], strict=True)}
    last = {row: f"{end:%F}" for row, end in zip(found.rows["key"], found.rows["end"], strict=True)}
    for key, ids in list(found.ids(many).items())[:30]:
        claims = [many.record(many.place[claim]) for claim in ids]
        days = [str(claim.date.start + (claim.date.end - claim.date.start) // 2) for claim in claims]
        assert {claim.stance for claim in claims} == {key.split("/")[2]}
        assert key.split("/")[1] == first[key]
        assert all(first[key] <= day <= last[key] for day in days)
        assert date.fromisoformat(first[key]).month % months == 1 % months
