"""Who speaks, by kind and country: groups of actors, and what they are called."""

from __future__ import annotations

from flows import places
from flows.dataset.model import Actor, ActorKind

GROUPS: dict[str, str] = {
    "officials": "officials",
    "international-bodies": "international bodies",
    "companies": "companies",
    "media": "media",
    "experts": "experts",
    "armed-groups": "armed groups",
    "unnamed": "unnamed people",
}
"""What a group of actors is called, by its id in addresses."""

_OF: dict[ActorKind, str] = {
    "head of state": "officials", "government": "officials", "ministry": "officials", "parliament": "officials",
    "military": "officials", "intelligence service": "officials", "international organisation": "international-bodies",
    "company": "companies", "media": "media", "analyst": "experts", "research institute": "experts",
    "armed group": "armed-groups", "unnamed people": "unnamed",
}  # fmt: skip

WORDS: dict[ActorKind, str] = {kind: GROUPS[group] for kind, group in _OF.items()}
"""What the kinds of actors are called, in this order."""


def of(actor: Actor) -> tuple[str, ...]:
    """The groups of an actor: 'officials', and 'SRB-officials' where the country is known."""
    group = _OF[actor.kind]
    return (group, f"{actor.country}-{group}") if actor.country else (group,)


def label(group: str) -> str:
    """'Officials, all countries', 'Serbia: officials'."""
    if group in GROUPS:
        return f"{GROUPS[group].capitalize()}, all countries"
    return f"{places.name(group[:3])}: {GROUPS[group[4:]]}"


def phrase(group: str) -> str:
    """The same within a sentence: 'officials', 'officials of Serbia'."""
    return GROUPS[group] if group in GROUPS else f"{GROUPS[group[4:]]} of {places.name(group[:3])}"
