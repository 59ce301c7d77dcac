"""What is disputed: one rule for the filter and for the page Who says what."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.disputes import disputed, disputed_flows
from flows.tables import STANCES, Tables
from flows.views.positions.picture import matrix
from tests import claimed
from tests.conftest import everything

FLOWS = claimed.flow("a", "SRB", "UKR"), claimed.flow("b", "SRB", "ESP", "UKR"), claimed.statistic("s", "SRB", "ESP")


def found(*claims: claimed.Record) -> set[str]:
    tables = claimed.tables(*FLOWS, *claims)
    return set(tables.claims["id"][disputed(tables)])


def said(key: str, flow: str, by: str, stance: str, **more: object) -> claimed.Record:
    return claimed.claim(key, flow, by=by, stance=stance, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("stance", ["asserts", "confirms"])
def test_a_flow_that_one_asserts_and_another_denies_is_disputed_with_all_its_claims(stance: str) -> None:
    one, other = said("one", "a", "service", stance), said("other", "a", "president", "denies")
    third, elsewhere = said("third", "a", "ministry", "qualifies"), said("elsewhere", "b", "service", "asserts")
    assert found(one, other, third, elsewhere) == {"one", "other", "third"}


def test_who_contradicts_himself_or_partly_confirms_disputes_nothing() -> None:
    assert found(said("one", "a", "service", "asserts"), said("two", "a", "service", "denies")) == set()
    assert found(said("one", "a", "service", "partly confirms"), said("two", "a", "president", "denies")) == set()


def test_a_denial_that_answers_is_disputed_with_what_it_answers_and_the_flow_of_that() -> None:
    one, more = said("one", "a", "service", "qualifies"), said("more", "a", "service", "asserts")
    denial = said("no", "b", "president", "denies", responds_to=["one"])
    assert found(one, denial) == {"one", "no"}
    assert found(one, more, denial) == {"one", "more", "no"}
    assert found(one, said("yes", "b", "president", "confirms", responds_to=["one"])) == set()


@pytest.mark.parametrize(
    ("stance", "disputed_of"),
    [("asserts", {"a", "b"}), ("confirms", {"b"}), ("partly confirms", {"b"}), ("qualifies", {"b"})],
)
def test_an_answer_counts_where_it_is_aimed_an_assertion_where_it_is_made(stance: str, disputed_of: set[str]) -> None:
    """The direct flow `a` is spoken of only in answers about `b`, until somebody denies it for itself."""
    first = said("first", "b", "service", "asserts"), said("no", "b", "ministry", "denies")
    direct = said("direct", "a", "president", stance, responds_to=["first"]), said("never", "a", "ministry", "denies")
    assert disputed_flows(claimed.tables(*FLOWS, *first, *direct)) == disputed_of


def test_a_denial_of_the_direct_route_does_not_dispute_it_while_nobody_asserts_it() -> None:
    first = said("first", "b", "service", "asserts"), said("again", "b", "ministry", "confirms", responds_to=["first"])
    denial = said("no", "a", "president", "denies", responds_to=["first"])
    tables = claimed.tables(*FLOWS, *first, denial)
    rows = matrix(tables, everything(tables)).flows.set_index("flow")
    assert rows["contested"].to_dict() == {"a": False, "b": True}
    assert disputed_flows(tables) == {"b"}


def test_that_it_moved_and_that_it_was_refused_are_two_matters() -> None:
    refused = said("refused", "a", "service", "asserts", basis="refused")
    moved = said("moved", "a", "herald-desk", "asserts")
    never = said("never", "a", "president", "denies")
    assert found(refused, never) == set()
    assert found(refused, moved) == set()
    assert found(refused, moved, never) == {"refused", "moved", "never"}
    denial = said("no", "a", "president", "denies", basis="refused")
    assert found(refused, denial) == {"refused", "no"}
    aimed = said("aimed", "a", "president", "denies", responds_to=["refused"])
    assert found(refused, moved, aimed) == {"refused", "moved", "aimed"}
    assert found(moved, said("asked", "a", "president", "denies", basis="requested")) == set()


SPEAKERS = st.sampled_from(["service", "president", "ministry"])
STANCES_ON = st.tuples(st.sampled_from("ab"), SPEAKERS, st.sampled_from(STANCES))


@settings(deadline=None, max_examples=40)
@given(firsts=st.lists(STANCES_ON, min_size=1, max_size=4), answers=st.lists(STANCES_ON, max_size=4), data=st.data())
def test_a_flow_is_disputed_by_what_is_aimed_at_it_alone(
    firsts: list[tuple[str, str, str]], answers: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    aimed = [(of, by, stance) for of, by, stance in firsts]
    records = [said(f"c{at}", *first) for at, first in enumerate(firsts)]
    for at, (of, by, stance) in enumerate(answers):
        to = data.draw(st.lists(st.sampled_from(range(len(firsts))), unique=True, max_size=2))
        records.append(said(f"r{at}", of, by, stance, responds_to=[f"c{number}" for number in to]))
        own = not to or stance == "asserts"
        aimed += [(flow, by, stance) for flow in ({of} if own else {firsts[number][0] for number in to})]
    expected = {
        of for of, by, stance in aimed for other, against, denial in aimed
        if of == other and by != against and stance in ("asserts", "confirms") and denial == "denies"
    }  # fmt: skip
    tables = claimed.tables(*FLOWS, *records)
    assert disputed_flows(tables) == expected
    rows = matrix(tables, everything(tables)).flows
    assert set(rows["flow"][rows["contested"]]) == expected


def test_a_statistic_contests_no_flow() -> None:
    assert found(said("one", "s", "ministry", "asserts"), said("two", "s", "president", "denies")) == set()


def test_flows_marked_as_contested_on_who_says_what_are_disputed(tables: Tables) -> None:
    flows = matrix(tables, everything(tables), rows=10_000).flows
    contested = tables.claims["flow"].isin(flows["flow"][flows["contested"]]).to_numpy()
    assert contested.any()
    assert (disputed(tables) | ~np.asarray(contested)).all()
