"""Places in a picture of routes: a party, or a group of alternatives, at a stage.

Keyed by stage and party, so that no circle can arise where one country stands at two stages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

from flows.places import Party, Stage, stage_name

LAST = 9
"""The stage of every destination, whatever the length of its route; a route has at most six stages."""

NOT_NAMED = "Others, not named"
"""Whose names are missing where a list of parties goes on."""

_Kind = Literal["country", "party", "unnamed", "others"]
_MARKS: dict[_Kind, str] = {"country": "", "party": "=", "unnamed": "?", "others": "+"}
_PLAIN = " ,.;'()-"
"""Characters of a party's name or words that need no escape in a key; '>' and '|' would end a part of it."""
_KINDS: dict[str, _Kind] = {mark: kind for kind, mark in _MARKS.items() if mark}


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Where ribbons begin and end."""

    stage: int
    parties: Stage

    @property
    def key(self) -> str:
        """The node as text: '0:SRB', '1:USA|ESP|CZE|+others', '1:?African states'."""
        return f"{self.stage}:" + "|".join(_MARKS[party.kind] + quote(party.code, _PLAIN) for party in self.parties)

    @classmethod
    def read(cls, key: str) -> Node:
        """The node of a key."""
        stage, _, parties = key.partition(":")
        return cls(int(stage), tuple(_party(part) for part in parties.split("|")))

    @property
    def name(self) -> str:
        """The node as the screen names it; a lone 'others' says whose names are missing."""
        return NOT_NAMED if self.kind == "others" else stage_name(self.parties)

    @property
    def kind(self) -> str:
        """One of country, party, unnamed, others, group."""
        return self.parties[0].kind if len(self.parties) == 1 else "group"

    @property
    def role(self) -> str:
        """One of origin, intermediary, destination."""
        return "origin" if self.stage == 0 else "destination" if self.stage == LAST else "intermediary"


def _party(text: str) -> Party:
    kind = _KINDS.get(text[:1])
    if kind is None:
        return Party("country", text)
    return Party(kind, unquote(text[1:]))


def leg_key(source: Node, target: Node) -> str:
    """A leg between two nodes as text."""
    return f"{source.key}>{target.key}"


def leg_ends(key: str) -> tuple[Node, Node]:
    """The two nodes of a leg's key."""
    source, _, target = key.partition(">")
    return Node.read(source), Node.read(target)


UNROUTED = Node(1, (Party("unnamed", "no country in between named"),))
"""Where ribbons pass whose reports name no intermediary."""


def way(source: Node, target: Node) -> tuple[Node, ...]:
    """A leg that is all of a route goes round by a node that says so, not behind the countries others name."""
    return (source, UNROUTED, target) if source.stage == 0 and target.stage == LAST else (source, target)
