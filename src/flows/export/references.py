"""A claim as other claims, pages and feeds point to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows.dataset.model import Claim
from flows.dates import spoken
from flows.summary import stance_of
from flows.tables import Tables

_NONE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Reference:
    """By its number where it is among those that are numbered, and by name."""

    claim: str
    number: int | None
    told: str
    """'Aleksandar Vučić, President of Serbia, 22 June 2024: denies'."""


def reference(claim: Claim, tables: Tables, numbers: Mapping[str, int] = _NONE) -> Reference:
    """Of a claim, with its number among some, by id."""
    who = tables.dataset.actors[claim.by].name
    return Reference(claim.id, numbers.get(claim.id), f"{who}, {spoken(str(claim.date))}: {stance_of(claim)}")
