"""All flows together: what moved through a country at least."""

from __future__ import annotations

from tests.claimed import asked, bounds, claim, flow, row

INF = float("inf")


def test_flows_that_may_be_the_same_give_the_greater_least_and_distinct_ones_their_sum() -> None:
    figures = claim("c-a", "a", 30), claim("c-b", "b", 50)
    alike = asked(flow("a", "SRB", "ESP", "UKR"), flow("b", "SRB", "ESP", "RUS"), *figures)
    assert bounds(alike)["ESP"] == (50, INF)
    assert row(alike, "ESP").low_claims == ("c-b",)
    apart = asked(flow("a", "SRB", "ESP", "UKR", distinct_from=["b"]), flow("b", "SRB", "ESP", "RUS"), *figures)
    assert bounds(apart)["ESP"] == bounds(apart)["SRB>ESP"] == (80, INF)
    assert bounds(apart)["ESP>UKR"] == (30, INF)
    assert row(apart, "ESP").low_claims == ("c-a", "c-b")


def test_a_country_that_may_have_been_passed_by_nothing_has_no_row() -> None:
    found = bounds(asked(flow("a", "SRB", ["ESP", "CZE"], "UKR"), claim("c", "a", 30)))
    assert {key for key in found if "a" not in key} == {"SRB", "UKR"}


def test_the_place_of_a_country_on_a_route_does_not_matter() -> None:
    found = asked(flow("a", "SRB", "ESP", "UKR", distinct_from=["b"]), flow("b", "SRB", "ESP"), claim("c", "a", 30),
                  claim("d", "b", 5))  # fmt: skip
    assert bounds(found)["ESP"] == (35, INF)


def test_parties_without_a_name_are_not_added_up() -> None:
    unnamed = {"unnamed": "a third country"}
    found = bounds(asked(flow("a", "SRB", unnamed, "UKR"), claim("c", "a", 30)))
    assert {key for key in found if not key.startswith("a")} == {"SRB", "UKR"}


def test_distinct_flows_that_one_total_ties_are_reckoned_together() -> None:
    """Each may have had all of the room that Spain had; not both."""
    flows = [flow(key, "SRB", ["ESP", "CZE"], "UKR", distinct_from=[other]) for key, other in (("a", "b"), ("b", "a"))]
    total = flow("s", "SRB", "ESP", goods="arms", kind="statistic")
    found = bounds(asked(*flows, total, claim("c-a", "a", 100), claim("c-b", "b", 100), claim("c-s", "s", 50)))
    assert (found["a/1:CZE"], found["CZE"]) == ((50, 100), (150, INF))


def test_a_whole_gives_way_to_its_parts_where_these_have_more_in_a_country() -> None:
    whole = flow("w", "SRB", ["ESP", "others"], "UKR", distinct_from=["x"])
    parts = [
        flow("p", "SRB", "CZE", "UKR", part_of=["w"], distinct_from=["q"]),
        flow("q", "SRB", "CZE", "UKR", part_of=["w"]),
    ]
    said = [claim("c-p", "p", 3), claim("c-q", "q", 4), claim("c-x", "x", 10)]
    found = asked(whole, *parts, flow("x", "SRB", "CZE"), *said)
    assert bounds(found)["CZE"] == (17, INF)
    assert row(found, "CZE").low_claims == ("c-p", "c-q", "c-x")


def test_flows_in_conflict_are_left_aside() -> None:
    said = [claim("c", "a", 30), claim("d", "a", 40), claim("e", "b", 5)]
    found = bounds(asked(flow("a", "SRB", "ESP", "UKR"), flow("b", "SRB", "ESP"), *said))
    assert found["ESP"] == (5, INF)
