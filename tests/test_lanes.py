"""The timeline's rows: who stands where, what is tied, what is left out, and what happens with many claims."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import synthetic
from flows.dataset.model import Dataset
from flows.pictures import lanes_marks, lanes_periods
from flows.pictures.lanes import LANES, MOST, Timeline, lanes, letter, sentence
from flows.pictures.lanes_actors import ELSEWHERE, NOWHERE
from flows.selection import Mask
from flows.tables import Tables, build
from tests import small
from tests.conftest import everything, masks


def choose(tables: Tables, *ids: str) -> Mask:
    return tables.claims["id"].isin(list(ids)).to_numpy()


@pytest.fixture(scope="module")
def many() -> Tables:
    """A thousand claims by more actors than there are lanes."""
    return build(synthetic.dataset(1_000, seed=2))


@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_drawn_and_left_out_claims_are_the_selection(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    picture = lanes(tables, mask)
    drawn, missing = picture.members["claim"].tolist(), picture.left_out["claim"].tolist()
    assert sorted(drawn + missing) == np.flatnonzero(mask).tolist()
    assert picture.rows["claims"].sum() == len(drawn)
    assert set(picture.members["key"]) == set(picture.rows["key"])
    assert set(picture.rows["lane"]) == set(range(len(picture.lanes)))


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_every_tie_is_an_answer_of_the_data(shipped: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(shipped))
    chosen = set(shipped.claims["id"][mask])
    said = {(claim.id, other) for claim in shipped.dataset.claims for other in claim.responds_to}
    found = lanes(shipped, mask).answers
    assert set(zip(found["answer"], found["answered"], strict=True)) == {
        pair for pair in said if set(pair) <= chosen
    }  # fmt: skip


def test_claims_are_numbered_by_the_middle_of_their_date(little: Tables) -> None:
    rows = lanes(little, everything(little)).rows
    assert rows["number"].tolist() == list(range(1, 9))
    assert rows["key"].tolist()[:2] == ["confirmed", "czechia"]
    exports = rows.set_index("key").loc["exports"]
    assert (f"{exports['start']:%F}", f"{exports['end']:%F}") == ("2024-01-01", "2024-12-31")
    assert (f"{exports['day']:%F}", exports["precision"]) == ("2024-07-01", "year")


def test_a_mark_counts_reports_and_the_origins_behind_them(little: Tables) -> None:
    total = lanes(little, everything(little)).rows.set_index("key").loc["total"]
    assert (total["reports"], total["origins"]) == (3, 1)


def test_answers_outside_the_selection_are_counted(little: Tables) -> None:
    picture = lanes(little, choose(little, "denial", "accusation"))
    assert picture.answers.to_numpy().tolist() == [["denial", "accusation"]]
    assert "1 answer to claims outside the selection is not tied." in picture.note()


def test_events_are_lettered_and_are_never_claims(little: Tables) -> None:
    picture = lanes(little, everything(little))
    assert picture.events[["letter", "id", "date"]].to_numpy().tolist() == [["A", "halt", "2025-06"]]
    assert not set(picture.events["id"]) & set(picture.rows["key"])
    assert [letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_actors_stand_by_country_the_loudest_first(little: Tables) -> None:
    picture = lanes(little, everything(little))
    assert picture.lanes[["actor", "group", "claims"]].to_numpy().tolist() == [
        ["president", "Serbia", 2], ["ministry", "Serbia", 1], ["herald-desk", ELSEWHERE, 2],
        ["service", ELSEWHERE, 2], ["estimators", NOWHERE, 1],
    ]  # fmt: skip


def test_one_country_needs_no_heading(little: Tables) -> None:
    assert lanes(little, choose(little, "africa", "accusation")).lanes["group"].tolist() == [""]


def test_flows_of_one_period_share_a_band_and_statistics_have_none(little: Tables) -> None:
    picture = lanes(little, everything(little))
    assert picture.bands[["date", "flows", "claims"]].to_numpy().tolist() == [
        ["2022-02-24/2024-06-22", 1, 4], ["2023", 2, 2],
    ]  # fmt: skip
    assert "1 flow has no reported period and so no band." in picture.note()
    assert "Periods of 1 official statistic are not drawn as bands." in picture.note()


def test_periods_with_few_claims_are_left_to_the_note(little: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes_periods, "MOST", 1)
    picture = lanes(little, everything(little))
    assert picture.bands["date"].tolist() == ["2022-02-24/2024-06-22"]
    assert picture.note().endswith("1 period with fewer claims has no band.")


def reordered(data: Dataset) -> Dataset:
    return data.model_copy(update={"claims": data.claims[::-1], "events": data.events[::-1]})


@pytest.mark.parametrize("source", ["little", "many"])
def test_the_order_of_the_file_does_not_matter(source: str, request: pytest.FixtureRequest) -> None:
    tables: Tables = request.getfixturevalue(source)
    turned = build(reordered(tables.dataset))
    one, two = lanes(tables, everything(tables)), lanes(turned, everything(turned))
    for name in ("rows", "lanes", "answers", "events", "bands"):
        assert getattr(one, name).equals(getattr(two, name)), name
    assert sentence(one) == sentence(two)


def test_many_claims_become_counts_of_lane_month_and_stance(many: Tables) -> None:
    picture = lanes(many, everything(many))
    assert picture.counted
    assert len(picture.lanes) <= LANES
    assert picture.rows["key"].is_unique
    assert picture.rows["claims"].sum() == len(picture.members) == 1_000
    for key, ids in list(picture.ids(many).items())[:30]:
        actor, month, stance = key.split("/")
        claims = [many.record(many.place[claim]) for claim in ids]
        assert {claim.stance for claim in claims} == {stance}
        assert {f"{middle(claim.date.start, claim.date.end)}"[:7] for claim in claims} == {month}
        assert actor == "+" or {claim.by for claim in claims} == {actor}


@pytest.mark.parametrize(("most", "form", "month_of"), [(500, "2024-Q2", "{0.year}-Q{1}"), (1, "2024", "{0.year}")])
def test_too_many_counts_span_quarters_or_years(
    most: int, form: str, month_of: str, many: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes_marks, "MOST_COUNTS", most)
    picture = lanes(many, everything(many))
    assert picture.rows["key"].is_unique
    assert picture.rows["claims"].sum() == len(picture.members) == 1_000
    assert picture.rows["key"].str.contains(f"/{form}/").any()
    for key, ids in list(picture.ids(many).items())[:30]:
        said = [many.record(many.place[claim]).date for claim in ids]
        days = [middle(one.start, one.end) for one in said]
        assert {month_of.format(day, (day.month + 2) // 3) for day in days} == {key.split("/")[1]}
    row = picture.rows.iloc[0]
    assert row["start"] <= row["day"] <= row["end"]
    span = "quarter" if "Q" in form else "year"
    assert f"Marks count the claims of a {span}; answers are not tied." in picture.note()


def middle(start: date, end: date) -> date:
    return start + (end - start) // 2


def test_a_count_knows_the_distinct_reports_behind_it(many: Tables) -> None:
    picture = lanes(many, everything(many))
    rows = picture.rows.set_index("key")
    for key, ids in list(picture.ids(many).items())[:30]:
        reports = {report for claim in ids for report in many.record(many.place[claim]).reports}
        assert rows.loc[key, "reports"] == len(reports)


def test_the_last_lane_gathers_the_quietest(many: Tables) -> None:
    own = lanes(many, everything(many)).lanes
    rest = own.iloc[-1]
    actors = many.claims["actor"].nunique()
    assert actors > LANES
    assert (rest["actor"], rest["name"]) == ("", f"{actors - LANES + 1} further actors")
    assert rest["actors"] + len(own) - 1 == actors
    assert many.claims["actor"].value_counts().nsmallest(actors - LANES + 1).sum() == rest["claims"]


def test_counts_begin_above_the_limit(many: Tables) -> None:
    mask = everything(many)
    mask[MOST:] = False
    assert not lanes(many, mask).counted
    mask[MOST] = True
    assert lanes(many, mask).counted


def test_the_sentence_tells_what_the_picture_shows(little: Tables) -> None:
    assert sentence(lanes(little, everything(little))) == (
        "8 claims by 5 actors, said from January 2024 to May 2025, most in June 2024 (4). 4 assert, 1 confirms, "
        "1 partly confirms, 1 qualifies and 1 denies. Heard most: The president (2); The Herald (2); Intelligence "
        "service (2). 3 claims are answers, tied to what is answered. 1 event is marked by a letter."
    )


def test_a_sentence_on_one_claim_and_on_none(little: Tables) -> None:
    one = lanes(build(small.dataset(events=None)), choose(little, "africa"))
    assert sentence(one) == ("1 claim by 1 actor, said in May 2025. 1 qualifies. Heard most: Intelligence service (1).")
    empty = lanes(little, choose(little))
    assert sentence(empty) == "The timeline is empty: no claim is selected."
    assert isinstance(empty, Timeline)
    assert empty.note() == ""
