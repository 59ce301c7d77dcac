"""What is disputed: one rule for the filter and for the page Who says what."""

from __future__ import annotations

import numpy as np
import pytest

from flows.disputes import disputed
from flows.tables import Tables
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


def test_a_denial_that_answers_is_disputed_with_what_it_answers_on_whatever_flow() -> None:
    one, more = said("one", "a", "service", "qualifies"), said("more", "a", "service", "asserts")
    denial = said("no", "b", "president", "denies", responds_to=["one"])
    assert found(one, more, denial) == {"one", "no"}
    assert found(one, said("yes", "b", "president", "confirms", responds_to=["one"])) == set()


def test_a_statistic_contests_no_flow() -> None:
    assert found(said("one", "s", "ministry", "asserts"), said("two", "s", "president", "denies")) == set()


def test_flows_marked_as_contested_on_who_says_what_are_disputed(tables: Tables) -> None:
    flows = matrix(tables, everything(tables), rows=10_000).flows
    contested = tables.claims["flow"].isin(flows["flow"][flows["contested"]]).to_numpy()
    assert contested.any()
    assert (disputed(tables) | ~np.asarray(contested)).all()
