"""What a row comes to before ids are given: everything of a claim, its flow, its speaker and its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flows.reading.numbers import Number
from flows.reading.table import visible
from flows.sizes import TEXT


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it."""

    name: str
    kind: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A report that carries it."""

    publisher: str
    kind: str
    title: str = ""
    address: str = ""
    published: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be."""

    row: int
    route: tuple[Any, ...]
    """Stages as a data file writes them."""
    goods: str
    speaker: Speaker
    said: str
    statement: str
    sources: tuple[Source, ...]
    part: int = 0
    """Of several claims of a row which one; from 0."""
    category: str = ""
    """The wider class of goods."""
    kind: str = "flow"
    deal: str = ""
    """What tells its flow apart from others of one route, goods and period."""
    period: str = ""
    basis: str = "unspecified"
    stance: str = "asserts"
    quantities: tuple[tuple[Number, str], ...] = ()
    """Figures with their units."""
    value: Number | None = None
    """Money; its currency stands with it."""
    caveat: str = ""
    key: str = ""
    """The id it has already; empty where it gets one."""
    answers: tuple[str, ...] = ()
    """Ids of claims it answers."""


def clean(text: str, longest: int = TEXT) -> str:
    """A text in one line, without signs nobody sees, and no longer than a record may hold."""
    line = " ".join(visible(text).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
