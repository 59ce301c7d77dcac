"""Who speaks, by kind and country."""

from __future__ import annotations

from typing import get_args

import pytest

from flows import speakers
from flows.dataset.model import Actor, ActorKind
from flows.tables import Tables


@pytest.mark.parametrize("kind", get_args(ActorKind))
def test_every_kind_of_actor_is_in_one_group(kind: ActorKind) -> None:
    (group,) = speakers.of(Actor(name="A", kind=kind))
    assert group in speakers.GROUPS
    assert speakers.of(Actor(name="A", kind=kind, country="SRB")) == (group, f"SRB-{group}")


@pytest.mark.parametrize(
    ("group", "label", "phrase"),
    [
        ("officials", "Officials, all countries", "officials"),
        ("SRB-officials", "Serbia: officials", "officials of Serbia"),
        ("unnamed", "Unnamed people, all countries", "unnamed people"),
        ("RUS-international-bodies", "Russia: international bodies", "international bodies of Russia"),
        ("XKX-armed-groups", "Kosovo: armed groups", "armed groups of Kosovo"),
    ],
)
def test_a_group_has_a_label_and_its_words_in_a_sentence(group: str, label: str, phrase: str) -> None:
    assert (speakers.label(group), speakers.phrase(group)) == (label, phrase)


def test_every_group_of_any_data_can_be_named(tables: Tables) -> None:
    groups = {group for actor in tables.dataset.actors.values() for group in speakers.of(actor)}
    assert len({speakers.label(group) for group in groups}) == len(groups)
