"""Speakers: who says something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from flows import speakers
from flows.dataset.model import ActorKind
from flows.export.columns import Column, Table, chosen
from flows.places import name
from flows.tables import Tables

_COLUMNS = (
    Column("actor", "id of the speaker", needed=True, names="speakers"),
    Column("name", "who speaks; people with their office", needed=True),
    Column("country", "ISO 3166-1 alpha-3 code; empty where there is none or it is not known"),
    Column("country_name", "the country in English"),
    Column("kind", "what sort of speaker", allowed=get_args(ActorKind), needed=True),
    Column("group", "the group of kinds that the dashboard filters by", allowed=tuple(speakers.GROUPS), needed=True),
)


def _rows(tables: Tables) -> Iterator[tuple[str | None, ...]]:
    for key, actor in tables.dataset.actors.items():
        country = name(actor.country) if actor.country else None
        yield key, actor.name, actor.country, country, actor.kind, speakers.of(actor)[0]


TABLE = Table(
    "speakers", "speakers", "One row a speaker of a claim: a ministry, a president, a newspaper in its own voice.",
    ("actor",), _COLUMNS, chosen(_COLUMNS, _rows),
)  # fmt: skip
