"""Who answers whom, and which flows are disputed."""

from __future__ import annotations

import pytest

from flows.disputes import disputed_flows
from flows.tables import Tables
from flows.views.overview.ties import ties
from tests import claimed

FLOWS = claimed.flow("a", "SRB", "UKR"), claimed.flow("b", "SRB", "POL")


def tables(*claims: tuple[str, str, str, str, list[str]]) -> Tables:
    return claimed.tables(
        *FLOWS,
        *(claimed.claim(key, of, by=by, stance=stance, responds_to=to) for key, of, by, stance, to in claims),
    )


@pytest.mark.parametrize("stance", ["asserts", "confirms"])
def test_a_flow_is_disputed_where_one_says_and_another_denies(stance: str) -> None:
    assert disputed_flows(tables(("one", "a", "service", stance, []), ("no", "a", "president", "denies", []))) == {"a"}


def test_a_denial_that_answers_disputes_the_flow_that_it_answers_and_no_other() -> None:
    found = tables(("one", "a", "service", "asserts", []), ("no", "b", "president", "denies", ["one"]))
    assert disputed_flows(found) == {"a"}
    assert ties(found) == ({0: [1]}, {1: [0]})


def test_who_contradicts_himself_or_merely_adds_a_but_disputes_nothing() -> None:
    alone = tables(("one", "a", "service", "asserts", []), ("no", "a", "service", "denies", ["one"]))
    assert disputed_flows(alone) == frozenset()
    assert ties(alone) == ({}, {})
    assert not disputed_flows(
        tables(("one", "a", "service", "asserts", []), ("but", "a", "president", "qualifies", []))
    )
    assert not disputed_flows(
        tables(("but", "a", "service", "qualifies", []), ("no", "b", "president", "denies", ["but"]))
    )
