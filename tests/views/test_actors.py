"""Who stands in which lane: by country, the most claims first, the quietest together."""

from __future__ import annotations

import pytest

from benchmarks import synthetic
from flows.tables import Tables, build
from flows.views.actors import ELSEWHERE, NOWHERE, assign
from tests.conftest import everything, only

LANES = 24


@pytest.fixture(scope="module")
def many() -> Tables:
    """A thousand claims by more actors than there are lanes."""
    return build(synthetic.dataset(1_000, seed=2))


def test_actors_stand_by_country_the_loudest_first(little: Tables) -> None:
    lanes, _ = assign(little, everything(little))
    assert lanes[["actor", "group", "claims"]].to_numpy().tolist() == [
        ["president", "Serbia", 2], ["ministry", "Serbia", 1], ["herald-desk", ELSEWHERE, 2],
        ["service", ELSEWHERE, 2], ["estimators", NOWHERE, 1],
    ]  # fmt: skip


def test_one_country_needs_no_heading(little: Tables) -> None:
    assert assign(little, only(little, "africa", "accusation"))[0]["group"].tolist() == [""]


def test_the_last_lane_gathers_the_quietest(many: Tables) -> None:
    own, lane_of = assign(many, everything(many), LANES)
    rest = own.iloc[-1]
    actors = many.claims["actor"].nunique()
    assert len(own) == LANES < actors
    assert (rest["actor"], rest["name"]) == ("", f"{actors - LANES + 1} further speakers")
    assert rest["actors"] + len(own) - 1 == actors
    assert many.claims["actor"].value_counts().nsmallest(actors - LANES + 1).sum() == rest["claims"]
    assert set(lane_of) == set(range(LANES))


def test_who_says_nothing_has_no_lane(little: Tables) -> None:
    lanes, lane_of = assign(little, only(little, "africa"))
    assert len(lanes) == 1
    assert sorted(set(lane_of)) == [-1, 0]
