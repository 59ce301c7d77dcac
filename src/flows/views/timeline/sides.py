"""Who speaks from which side: the lanes of the timeline."""

from __future__ import annotations

from collections import Counter

import numpy as np

from flows import places
from flows.dataset.model import Actor
from flows.selection import Mask
from flows.speakers import WORDS
from flows.tables import Tables
from flows.views.actors import Ints, assign

OWN = 3
"""Most countries with lanes of their own."""
SPLIT = 12
"""With fewer claims a country has one lane, whoever speaks."""
ACTORS = 12
"""Actors with a lane of their own, where lanes are by actor."""

_PUBLIC = ("officials", "international bodies")
_Lane = tuple[str, bool | None]
"""A country, or nothing for all others; whether it speaks for a state, None for all of one country."""


def by_side(tables: Tables, mask: Mask) -> tuple[list[str], Ints]:
    """Names of the lanes, and the lane of each actor by category code, -1 where none of the claims is the actor's.

    Where most routes begin and end and who else is heard most have lanes of their own, by country: those who speak
    for the state, then all others; the rest of the world has two.
    """
    ids: list[str] = tables.claims["actor"].cat.categories.tolist()
    codes = tables.claims["actor"].cat.codes.to_numpy()[mask]
    claims = np.bincount(codes, minlength=len(ids))
    actors = {code: tables.dataset.actors[ids[code]] for code in np.flatnonzero(claims).tolist()}
    own = _own(tables, mask, actors, claims)
    lane_of = {code: _lane(actor, own) for code, actor in actors.items()}
    order = sorted(set(lane_of.values()), key=lambda lane: ([*own, ""].index(lane[0]), not lane[1]))
    names = [_name(lane, [actors[code] for code in actors if lane_of[code] == lane]) for lane in order]
    found: Ints = np.full(len(ids), -1, dtype=np.int64)
    for code, lane in lane_of.items():
        found[code] = order.index(lane)
    return names, found


def by_actor(tables: Tables, mask: Mask) -> tuple[list[str], Ints]:
    """The same with a lane for each of the actors with the most claims; the others share the last."""
    lanes, found = assign(tables, mask, ACTORS + 1)
    named = zip(lanes["name"], lanes["country"], strict=True)
    return [f"{name}, {country}" if country and country not in name else name for name, country in named], found


def _own(tables: Tables, mask: Mask, actors: dict[int, Actor], claims: Ints) -> dict[str, int]:
    """The countries with lanes of their own, the most heard first, with their claims."""
    heard: Counter[str] = Counter()
    for code, actor in actors.items():
        if actor.country:
            heard[actor.country] += int(claims[code])
    ends = [_end(tables, mask, role) for role in ("origin", "destination")]
    ranked = [country for country, _ in sorted(heard.items(), key=lambda one: (-one[1], one[0]))]
    first = dict.fromkeys([end for end in ends if end in heard] + ranked)
    chosen = list(first)[:OWN]
    return {country: heard[country] for country in ranked if country in chosen}


def _end(tables: Tables, mask: Mask, role: str) -> str:
    """The country that most claims name in a role; empty where none is named."""
    named = tables.within(tables.places, mask)
    counts = named.loc[named["role"] == role, "country"].value_counts(sort=False)
    return str(counts.idxmax()) if counts.any() else ""


def _lane(actor: Actor, own: dict[str, int]) -> _Lane:
    public = WORDS[actor.kind] in _PUBLIC
    if actor.country not in own:
        return "", public
    return actor.country, public if own[actor.country] >= SPLIT else None


def _name(lane: _Lane, actors: list[Actor]) -> str:
    """'Serbia: officials', 'Ukraine', 'Other governments', 'Other companies, media, experts'."""
    country, public = lane
    held = {WORDS[actor.kind] for actor in actors}
    words = ", ".join(word for word in dict.fromkeys(WORDS.values()) if word in held)
    if not country:
        return "Other " + (words.replace("officials", "governments") if public else words)
    return places.name(country) if public is None else f"{places.name(country)}: {words}"
