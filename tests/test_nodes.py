"""Nodes and legs as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.nodes import LAST, Node, leg_ends, leg_key
from flows.places import Party, country_codes

COUNTRIES = st.sampled_from(sorted(country_codes())).map(lambda code: Party("country", code))
WORDS = st.text(st.characters(exclude_characters="|>", exclude_categories=["Cs"]), min_size=1, max_size=60)
PARTIES = (
    COUNTRIES
    | WORDS.flatmap(lambda words: st.sampled_from([Party("unnamed", words), Party("party", words)]))
    | st.just(Party("others", "others"))
)
NODES = st.builds(
    Node,
    st.integers(0, LAST),
    st.lists(PARTIES, min_size=1, max_size=4, unique=True).map(lambda parties: tuple(parties)),
)

SERBIA, SPAIN = Party("country", "SRB"), Party("country", "ESP")
OTHERS, AFRICA = Party("others", "others"), Party("unnamed", "African states")


@pytest.mark.parametrize(
    ("node", "key", "kind", "role", "name"),
    [
        (Node(0, (SERBIA,)), "0:SRB", "country", "origin", "Serbia"),
        (Node(LAST, (SPAIN,)), "9:ESP", "country", "destination", "Spain"),
        (Node(1, (AFRICA,)), "1:?African states", "unnamed", "intermediary", "African states"),
        (Node(1, (Party("party", "NATO"),)), "1:=NATO", "party", "intermediary", "NATO"),
        (Node(2, (OTHERS,)), "2:+others", "others", "intermediary", "Others, not named"),
        (Node(1, (SPAIN, OTHERS)), "1:ESP|+others", "group", "intermediary", "Spain and others"),
    ],
)
def test_a_node_says_who_stands_where(node: Node, key: str, kind: str, role: str, name: str) -> None:
    assert (node.key, node.kind, node.role, node.name) == (key, kind, role, name)


@given(NODES)
def test_a_node_reads_its_own_key(node: Node) -> None:
    assert Node.read(node.key) == node


@given(NODES, NODES)
def test_a_leg_reads_its_own_key(source: Node, target: Node) -> None:
    assert leg_ends(leg_key(source, target)) == (source, target)


@given(NODES, NODES)
def test_two_nodes_share_a_key_only_where_they_are_one(one: Node, other: Node) -> None:
    assert (one.key == other.key) == (one == other)


@pytest.mark.parametrize("words", ["a > b", "A|B"])
def test_the_words_of_a_report_may_hold_the_signs_of_a_key(words: str) -> None:
    ends = Node(1, (Party("unnamed", words),)), Node(LAST, (SPAIN,))
    assert leg_ends(leg_key(*ends)) == ends
