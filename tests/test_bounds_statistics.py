"""Official aggregates limit what they contain, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from flows.bounds import counting
from flows.bounds.answers import answer
from flows.selection import Selection
from tests.claimed import EUR, Record, asked, bounds, claim, flow, row, statistic, tables

WORDS = claim("words", "a")
"""A claim without a figure puts its flow among those asked about."""
FLOW = flow("a", "SRB", ["ESP", "CZE"], "UKR", period="2022/2023")
INF = float("inf")


def most(*records: Record, key: str = "a/0:SRB>1:ESP", **more: Any) -> float:
    """The most of a leg of the flow; infinite where no row says any."""
    return bounds(asked(*records, WORDS, **more)).get(key, (0, INF))[1]


def test_a_statistic_is_the_most_of_its_leg_and_of_no_other() -> None:
    records = FLOW, statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", 50)
    assert most(*records) == 50
    assert most(*records, key="a/0:SRB>1:CZE") == INF
    assert row(asked(*records, WORDS), "a/1:ESP").high_claims == ("c",)


def test_only_the_most_of_a_statistic_counts() -> None:
    found = asked(FLOW, statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", low=50, high=60), WORDS)
    assert bounds(found)["a/1:ESP"] == (0, 60)
    open_ = asked(FLOW, statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", low=50), WORDS)
    assert open_.left_out["reason"].tolist() == [counting.NO_MOST, "no value is stated"]


@pytest.mark.parametrize(
    ("period", "goods", "basis"),
    [
        ("2023", "arms", "delivered"),
        ("2022/2023-11", "arms", "delivered"),
        (None, "arms", "delivered"),
        ("2022/2023", "shells-155", "delivered"),
        ("2022/2023", "arms", "licensed"),
    ],
)
def test_a_statistic_that_does_not_contain_the_flow_is_no_limit(period: str | None, goods: str, basis: str) -> None:
    total = statistic("s", "SRB", "ESP", period=period, goods=goods), claim("c", "s", 50, basis=basis)
    assert most(FLOW, *total) == INF
    found = asked(FLOW, *total, WORDS)
    expected = counting.OTHER_BASIS if basis == "licensed" else counting.OUT_OF_SCOPE
    assert dict(zip(found.left_out["claim"], found.left_out["reason"], strict=True))[0] == expected


def test_a_flow_without_a_period_is_in_no_statistic() -> None:
    undated = flow("a", "SRB", ["ESP", "CZE"], "UKR", period=None)
    assert most(undated, statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", 50)) == INF


def test_another_unit_is_no_limit() -> None:
    assert most(FLOW, statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", 50, unit="USD")) == INF


def test_a_statistic_limits_where_it_is_selected_whichever_actors_are_chosen() -> None:
    records = FLOW, statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", 50, by="ministry")
    data = tables(*records, WORDS)
    for chosen, expected in ((Selection(statistics=True), 50), (Selection(), INF)):
        assert bounds(answer(data, chosen.mask(data), EUR)).get("a/0:SRB>1:ESP", (0, INF))[1] == expected
    assert most(*records, question=replace(EUR, actors=("service",))) == 50


def years(*spans: tuple[str, float], by: str = "ministry") -> list[Record]:
    """Totals of one actor for the same leg."""
    found: list[Record] = []
    for at, (period, amount) in enumerate(spans):
        key = f"y{at}-{by}"
        found += [statistic(key, "SRB", "ESP", period=period), claim(f"c-{key}", key, amount, by=by)]
    return found


def test_consecutive_years_of_one_actor_limit_by_their_sum() -> None:
    records = FLOW, *years(("2022", 30), ("2023", 40), ("2024", 5))
    assert most(*records) == 70
    assert row(asked(*records, WORDS), "a/1:ESP").high_claims == ("c-y0-ministry", "c-y1-ministry")


def test_the_cheapest_of_several_covers_limits() -> None:
    records = FLOW, *years(("2021/2022", 90), ("2022", 30), ("2023-01/2023-06", 10), ("2023-05/2023", 20), ("2023", 40))
    assert most(*records) == 60


@pytest.mark.parametrize("gap", [[("2022", 30), ("2023-01-02/2023", 40)], [("2022-01-02/2022", 30), ("2023", 40)]])
def test_a_day_left_out_is_no_cover(gap: list[tuple[str, float]]) -> None:
    assert most(FLOW, *years(*gap)) == INF


def test_two_actors_never_make_one_cover() -> None:
    assert most(FLOW, *years(("2022", 30)), *years(("2023", 40), by="service")) == INF


def test_rival_totals_are_each_a_limit() -> None:
    records = FLOW, *years(("2022/2023", 30)), *years(("2022/2023", 40), by="service")
    found = asked(*records, WORDS)
    assert bounds(found)["a/1:ESP"] == (0, 30)
    assert found.counted == ("c-y0-ministry", "c-y0-service")


def test_flows_stated_to_be_distinct_share_one_total() -> None:
    other = flow("b", "SRB", "ESP", "UKR", period="2022", distinct_from=["a"])
    total = statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", 50)
    assert most(FLOW, other, *total, claim("b-30", "b", 30)) == 20
    loose = flow("b", "SRB", "ESP", "UKR", period="2022")
    assert most(FLOW, loose, *total, claim("b-30", "b", 30)) == 50


def test_distinct_flows_of_two_years_share_a_total_of_both() -> None:
    first = flow("a", "SRB", "ESP", "UKR", period="2022")
    second = flow("b", "SRB", "ESP", "UKR", period="2023", distinct_from=["a"])
    total = statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", 50)
    assert most(first, second, *total, claim("b-30", "b", 30)) == 20


def test_a_total_by_three_stages_limits_the_ways_through_all_of_them() -> None:
    long = flow("a", "SRB", ["ESP", "CZE"], ["SVK", "POL"], "UKR", period="2023")
    records = long, statistic("s", "SRB", "ESP", "POL"), claim("c", "s", 50)
    assert most(*records, key="a/1:ESP>2:POL") == 50
    assert most(*records, key="a/1:ESP") == INF
    skipping = flow("a", "SRB", "ESP", "SVK", "POL", "UKR", period="2023")
    assert most(skipping, *records[1:]) == INF


def test_a_total_of_several_countries_limits_them_together() -> None:
    records = FLOW, statistic("s", "SRB", ["ESP", "CZE", "others"], period="2022/2023"), claim("c", "s", 50)
    found = bounds(asked(*records, WORDS, also=("a/1:ESP|CZE",)))
    assert (found["a/1:ESP|CZE"], found["a"]) == ((0, 50), (0, 50))


def test_a_total_to_parties_without_a_name_limits_nothing_by_its_leg() -> None:
    unnamed = {"unnamed": "all destinations"}
    route = flow("a", "SRB", [unnamed, "CZE"], "UKR", period="2022/2023")
    assert most(route, statistic("s", "SRB", unnamed, period="2022/2023"), claim("c", "s", 5), key="a/1:CZE") == INF


def test_a_flow_that_is_part_of_a_statistic_is_no_more_than_it() -> None:
    part = flow("a", "SRB", ["ESP", "CZE"], "UKR", period=None, part_of=["s"])
    assert most(part, statistic("s", "SRB", {"unnamed": "all destinations"}), claim("c", "s", 50), key="a") == 50


def test_a_part_counts_with_its_whole_in_one_total() -> None:
    """The part passes Spain although the whole does not list it, so that neither contains the other there."""
    part = flow("part", "SRB", "ESP", "UKR", period="2022", part_of=["a"], name="One deal")
    whole = flow("a", "SRB", ["CZE", "others"], "UKR", period="2022/2023")
    other = flow("b", "SRB", "ESP", "UKR", period="2022", distinct_from=["a"])
    total = statistic("s", "SRB", "ESP", period="2022/2023"), claim("c", "s", 50)
    records = part, whole, other, *total, claim("b-30", "b", 30)
    assert most(*records, key="part/1:ESP") == 20


def test_distinct_parts_of_a_statistic_share_it() -> None:
    parts = [
        flow(key, "SRB", "ESP", "UKR", period=None, part_of=["s"], distinct_from=[other]) for key, other in ("ab", "ba")
    ]
    records = (
        *parts,
        statistic("s", "SRB", {"unnamed": "all destinations"}),
        claim("c", "s", 50),
        claim("b-30", "b", 30),
    )
    assert most(*records, key="a") == 20
