"""Ways of flows, and where the ways of a part lie in those of its whole."""

from __future__ import annotations

from typing import Any

import pytest

from flows.bounds.kinship import Kinship
from flows.bounds.network import network, too_many_ways
from flows.sizes import WAYS
from tests.claimed import Record, asked, bounds, claim, flow, tables

Bound = tuple[float, float]


def within(whole: list[Any], part: list[Any], **more: Any) -> dict[str, Bound]:
    """Bounds where the whole is 10 at most and a part of narrower goods is 4."""
    records: list[Record] = [flow("whole", *whole), flow("part", *part, goods="shells-155", part_of=["whole"], **more)]
    return bounds(asked(*records, claim("w", "whole", high=10), claim("p", "part", 4)))


def test_a_flow_has_a_way_for_each_choice_of_alternatives() -> None:
    data = tables(flow("a", "SRB", ["ESP", "others"], ["SVK", "POL"], "UKR"), claim("c", "a", 5)).dataset
    net = network(data, Kinship(data.flows), ["a"])
    assert net.size == len(net.ways["a"]) == 4
    assert {tuple(party.code for party in path[1:3]) for _, path in net.ways["a"]} == {
        ("ESP", "SVK"), ("ESP", "POL"), ("others", "SVK"), ("others", "POL"),
    }  # fmt: skip


def test_a_part_lies_in_the_way_that_names_its_country() -> None:
    found = within(["SRB", ["ESP", "CZE"], "UKR"], ["SRB", "ESP", "UKR"])
    assert (found["whole/1:ESP"], found["whole/1:CZE"]) == ((4, 10), (0, 6))


def test_a_country_that_the_whole_does_not_list_is_among_its_others() -> None:
    found = within(["SRB", ["ESP", "others"], "UKR"], ["SRB", "TUR", "UKR"])
    assert (found["whole/1:ESP"], found["whole/1:+others"]) == ((0, 6), (4, 10))


def test_a_country_that_fits_nowhere_counts_in_the_total_only() -> None:
    found = within(["SRB", ["ESP", "CZE"], "UKR"], ["SRB", "TUR", "UKR"])
    assert (found["whole"], found["whole/1:ESP"], found["whole/1:CZE"]) == ((4, 10), (0, 10), (0, 10))


def test_an_unnamed_party_may_be_anybody_but_one_that_is_listed_by_the_same_words() -> None:
    unnamed = {"unnamed": "a third country"}
    anybody = within(["SRB", ["ESP", "CZE"], "UKR"], ["SRB", unnamed, "UKR"])
    assert (anybody["whole"], anybody["whole/1:ESP"]) == ((4, 10), (0, 10))
    listed = within(["SRB", ["ESP", unnamed], "UKR"], ["SRB", unnamed, "UKR"])
    assert (listed["whole/1:ESP"], listed["whole/1:?a third country"]) == ((0, 6), (4, 10))


def test_a_country_may_be_a_part_of_a_state_that_is_no_more() -> None:
    found = within(["SRB", ["YUG", "CZE"], "UKR"], ["SRB", "HRV", "UKR"])
    assert (found["whole/1:YUG"], found["whole/1:CZE"]) == ((4, 10), (0, 6))


def test_the_others_of_a_part_are_not_those_that_it_names() -> None:
    found = within(["SRB", ["ESP", "CZE"], "UKR"], ["SRB", ["CZE", "others"], "UKR"])
    assert found["whole/1:ESP"] == (0, 10)
    records = [flow("whole", "SRB", ["ESP", "CZE"], "UKR"), claim("w", "whole", high=10), claim("p", "part", 4)]
    part = flow("part", "SRB", ["CZE", "others"], "UKR", goods="shells-155", part_of=["whole"])
    czech = flow("czech", "SRB", "CZE", "UKR", goods="shells-155", part_of=["part"], name="One deal")
    narrowed = bounds(asked(*records, part, czech, claim("c", "czech", 1)))
    assert (narrowed["part/1:CZE"], narrowed["part/1:+others"]) == ((1, 4), (0, 3))
    assert narrowed["whole/1:CZE"] == (1, 10)


def test_a_longer_route_lies_in_a_shorter_one_by_the_countries_both_name() -> None:
    found = within(["SRB", ["SVK", "ESP"], "UKR"], ["SRB", "TUR", "SVK", "UKR"])
    assert (found["whole/1:SVK"], found["whole/1:ESP"]) == ((4, 10), (0, 6))
    direct = within(["SRB", "UKR"], ["SRB", "TUR", "SVK", "UKR"])
    assert direct["whole"] == (4, 10)


def test_a_part_that_passes_two_listed_countries_may_be_counted_with_either() -> None:
    found = within(["SRB", ["SVK", "TUR", "ESP"], "UKR"], ["SRB", "TUR", "SVK", "UKR"])
    assert (found["whole/1:SVK"], found["whole/1:TUR"], found["whole/1:ESP"]) == ((0, 10), (0, 10), (0, 6))


def test_a_shorter_route_may_be_any_way_with_its_ends() -> None:
    found = within(["SRB", ["ESP", "CZE"], "UKR"], ["SRB", "UKR"])
    assert (found["whole"], found["whole/1:ESP"]) == ((4, 10), (0, 10))


def test_a_part_called_as_its_whole_is_all_that_moves_its_way() -> None:
    def spain(**more: Any) -> Bound:
        records = [
            flow("whole", "SRB", ["ESP", "CZE"], "UKR"),
            flow("part", "SRB", "ESP", "UKR", part_of=["whole"], **more),
        ]
        return bounds(asked(*records, claim("w", "whole", high=10), claim("p", "part", 4)))["whole/1:ESP"]

    assert spain() == (4, 4)
    assert spain(name="One deal") == spain(period="2023-06") == spain(goods="shells-155") == (4, 10)
    assert spain(period=None) == (4, 10)


def test_two_parts_called_the_same_are_not_each_all_of_it() -> None:
    records = [flow("whole", "SRB", ["ESP", "CZE"], "UKR"), claim("w", "whole", high=10), claim("p", "one", 4)]
    twins = [flow(key, "SRB", "ESP", "UKR", part_of=["whole"]) for key in ("one", "two")]
    assert bounds(asked(*records, *twins, claim("q", "two", 3)))["whole/1:ESP"] == (4, 10)


def test_a_route_of_too_many_ways_is_left_out_with_the_reason() -> None:
    many = ["USA", "ESP", "CZE", "BGR", "TUR", "POL"]
    wide = flow("wide", "SRB", many, [*many[::-1], "DEU"], ["GBR", "FRA", "ITA", "ROU", "GRC"], "UKR")
    with pytest.raises(Exception, match="leads from"):
        tables(wide)
    apart = flow(
        "wide", "SRB", many, ["DEU", "AUT", "SVN", "HRV", "HUN", "SVK"], ["GBR", "FRA", "ITA", "ROU", "GRC", "PRT"]
    )
    found = asked(apart, claim("c", "wide", 5))
    assert too_many_ways(tables(apart, claim("c", "wide", 5)).dataset.flows["wide"])
    assert found.left_out["reason"].tolist() == ["the route has too many ways to reckon with; allowed: 200"]
    assert WAYS < 6 * 6 * 6


def _chain(length: int) -> list[Record]:
    return [flow(f"f{at}", "SRB", "USA", "UKR", part_of=[f"f{at - 1}"] if at else []) for at in range(length)]


def test_flows_tied_too_often_are_left_out_with_the_reason_and_others_are_not() -> None:
    """However long the chain: nothing is walked beyond the limit."""
    found = asked(*_chain(900), flow("alone", "SRB", "UKR"), claim("c", "f899", 5), claim("d", "alone", 3))
    assert found.left_out["reason"].tolist() == [
        "the flow and those it lies in or contains are tied too often to reckon with; allowed: 1,000 ties"
    ]
    assert set(found.rows["flow"]) == {"alone", ""}


def test_a_chain_within_the_limit_is_reckoned_with() -> None:
    found = bounds(asked(*_chain(12), claim("c", "f11", 5)))
    assert found["f11"] == (5, 5)
    assert found["f0"][0] == 5
