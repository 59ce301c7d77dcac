"""Sets of claims that cannot all be true, their arithmetic, and what is spared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.bounds import conflict as module
from flows.bounds.answers import answer
from flows.bounds.conflict import Step, needed
from flows.bounds.words import contradiction
from tests.claimed import EUR, asked, claim, flow, tables
from tests.conftest import everything

ALL = flow("all", "SRB", ["USA", "ESP", "CZE"], "UKR")
SPAIN = flow("spain", "SRB", "ESP", "UKR", part_of=["all"], distinct_from=["czechia"])
CZECHIA = flow("czechia", "SRB", "CZE", "UKR", part_of=["all"])


def test_two_parts_and_a_whole_with_the_numbers_of_each() -> None:
    said = claim("spain-500", "spain", low=500), claim("czechia-400", "czechia", 400), claim("total-800", "all", 800)
    (conflict,) = asked(ALL, SPAIN, CZECHIA, *said, claim("harmless", "all", low=700)).conflicts
    assert conflict.claims == ("czechia-400", "spain-500", "total-800")
    assert conflict.leasts == (Step(1, True, 400, ("czechia-400",)), Step(1, True, 500, ("spain-500",)))
    assert conflict.mosts == (Step(1, False, 800, ("total-800",)),)
    assert conflict.flows == ("all", "czechia", "spain")


def test_further_conflicts_among_other_claims_are_found_too() -> None:
    said = [claim("a-1", "all", 1), claim("a-2", "all", 2), claim("a-3", "all", 3), claim("a-4", "all", 4)]
    found = asked(ALL, *said).conflicts
    assert len(found) == 2
    assert {key for conflict in found for key in conflict.claims} == {"a-1", "a-2", "a-3", "a-4"}


def test_flows_apart_conflict_apart() -> None:
    said = [claim("t", "all", 1), claim("u", "all", 2), claim("x", "away", 1), claim("y", "away", 2)]
    found = asked(ALL, flow("away", "SRB", "TUR"), *said).conflicts
    assert [(conflict.claims, conflict.flows) for conflict in found] == [
        (("t", "u"), ("all",)),
        (("x", "y"), ("away",)),
    ]


def test_years_that_are_added_conflict_together() -> None:
    years = [flow(f"y{year}", "SRB", "ESP", goods="arms", period=f"{year}", kind="statistic") for year in (2022, 2023)]
    said = [claim("c-2022", "y2022", 10), claim("c-2023", "y2023", 20), claim("more", "a", low=31)]
    (conflict,) = asked(flow("a", "SRB", "ESP", "UKR", period="2022/2023"), *years, *said).conflicts
    assert conflict.claims == ("c-2022", "c-2023", "more")
    assert conflict.mosts == (Step(1, False, 30, ("c-2022", "c-2023")),)


def test_without_arithmetic_a_conflict_is_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights only point to it; which claims conflict is tried out."""
    monkeypatch.setattr(module, "misfit", lambda held: ())
    data = tables(ALL, SPAIN, CZECHIA, claim("s", "spain", 900), claim("t", "all", 800), claim("u", "all", low=700))
    (conflict,) = answer(data, everything(data), EUR).conflicts
    assert (conflict.claims, conflict.leasts, conflict.mosts) == (("s", "t"), (), ())
    assert contradiction(conflict, EUR, data) == "s and t cannot both be true: no amounts fit them all."


@given(enough=st.sets(st.sampled_from("abcdef")), held=st.just("abcdef"))
def test_what_is_needed_is_enough_and_nothing_of_it_can_be_spared(enough: set[str], held: str) -> None:
    assert set(needed(held, enough.issubset)) == enough


@given(pairs=st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=1))
def test_of_several_sets_that_are_enough_one_is_kept(pairs: list[tuple[str, str]]) -> None:
    def enough(claims: frozenset[str]) -> bool:
        return any(claims.issuperset(pair) for pair in pairs)

    kept = frozenset(needed("abcd", enough))
    assert enough(kept)
    assert not any(enough(kept - {spared}) for spared in kept)
