"""Which flows contain which, which may be added, and which sets of them are worth a limit."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.bounds import kinship as module
from flows.bounds.kinship import Kinship
from flows.dataset.model import Flow
from flows.places import Party

NAMES = "abcdefg"
Links = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


def kinship(links: Links) -> Kinship:
    """Flows by name with part_of and distinct_from."""
    route = ((Party("country", "SRB"),), (Party("country", "UKR"),))
    made = {
        key: Flow.model_construct(route=route, goods="x", part_of=part_of, distinct_from=distinct)
        for key, (part_of, distinct) in links.items()
    }
    return Kinship(made)


@st.composite
def families(draw: st.DrawFn) -> Kinship:
    """Parts of flows that stand later in the alphabet, so that none runs in a circle."""
    links = {}
    for at, key in enumerate(NAMES):
        wholes: Any = st.lists(st.sampled_from(NAMES[at + 1 :] or "g"), unique=True, max_size=1)
        others = [name for name in NAMES if name != key]
        links[key] = (
            tuple(draw(wholes)) if key != "g" else (),
            tuple(draw(st.lists(st.sampled_from(others), unique=True, max_size=3))),
        )
    return kinship(links)


@given(kin=families())
def test_sets_that_may_be_added_are_all_maximal_sets_of_distinct_flows(kin: Kinship) -> None:
    def fits(flows: tuple[str, ...]) -> bool:
        return all(kin.distinct(one, other) for one, other in combinations(flows, 2))

    every = [set(flows) for size in range(1, 8) for flows in combinations(NAMES, size) if fits(flows)]
    greatest = [flows for flows in every if not any(flows < other for other in every)]
    assert kin.addable(NAMES) == sorted(tuple(sorted(flows)) for flows in greatest)


@given(kin=families())
def test_a_whole_that_shelters_a_part_can_stand_for_it_in_every_sum(kin: Kinship) -> None:
    shelter = kin.sheltered(NAMES)
    for part, whole in shelter.items():
        assert whole in kin.wholes[part]
        for flows in kin.addable(NAMES):
            if part in flows:
                outside = [other for other in flows if other != whole and other not in kin.parts[whole]]
                assert all(kin.distinct(whole, other) for other in outside)


@given(kin=families())
def test_being_distinct_is_mutual_and_never_of_a_flow_and_its_part(kin: Kinship) -> None:
    for one, other in combinations(NAMES, 2):
        assert kin.distinct(one, other) == kin.distinct(other, one)
        assert not (kin.distinct(one, other) and (one in kin.wholes[other] or other in kin.wholes[one]))
    assert not any(kin.distinct(key, key) for key in NAMES)


def test_parts_of_distinct_flows_are_distinct_and_parts_of_parts_are_parts() -> None:
    kin = kinship({"a": (("b",), ()), "b": (("c",), ()), "c": ((), ("d",)), "d": ((), ()), "e": (("d",), ())})
    assert kin.wholes["a"] == {"b", "c"}
    assert kin.parts["c"] == {"a", "b"}
    assert kin.distinct("a", "e")
    assert kin.family(["b"]) == {"a", "b", "c"}
    assert kin.deepest("abc") == ["a", "b", "c"]


def test_nothing_is_distinct_unless_it_is_said() -> None:
    """Not even by way of a third flow."""
    kin = kinship({"a": ((), ("b",)), "b": ((), ("c",)), "c": ((), ())})
    assert not kin.distinct("a", "c")
    assert kin.addable("abc") == [("a", "b"), ("b", "c")]


def test_more_sets_than_are_reckoned_with_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SETS", 1)
    kin = kinship({"a": ((), ("b",)), "b": ((), ("c",)), "c": ((), ())})
    assert len(kin.addable("abc")) == 1
