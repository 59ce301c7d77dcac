"""The reader's choice as a frozen value: from an address and back, and to a mask over claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np

from flows import search
from flows.choices import SWITCHES, choices, holding, switched
from flows.query import Query, day, known, last, values, words
from flows.tables import Mask as Mask  # passed on: whoever asks for a choice asks for its mask
from flows.tables import Tables


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep: any of the values within a field, all fields together; empty fields keep everything.

    The field names are the parameters of the address; values are codes and ids. Official statistics are left aside
    unless `statistics` brings them in: they are context, and mostly not about the flows that are talked about.
    """

    country: tuple[str, ...] = ()
    """At any stage of the route."""
    origin: tuple[str, ...] = ()
    intermediary: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    """Publishers, by id: claims that a report of theirs carries."""
    speaker: tuple[str, ...] = ()
    """Groups of actors by kind, of all countries or of one: `officials`, `SRB-officials`; see `flows.speakers`."""
    actor: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    """Companies, by id: claims that name them; see `flows.companies`."""
    stance: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    """Classes of goods with all they contain."""
    basis: tuple[str, ...] = ()
    since: date | None = None
    """Said on this day or later, as far as the date is known."""
    until: date | None = None
    text: str = ""
    """Words that all occur in the claim, without regard to case, accents and script; of a country any of its names."""
    disputed: bool = False
    """Only what somebody asserts and somebody else denies; see `flows.disputes`."""
    figure: bool = False
    """Only claims that state a figure."""
    statistics: bool = False
    """Official statistics, too."""

    @classmethod
    def from_query(cls, query: Query, tables: Tables) -> Selection:
        """Read an address; what is unknown or unreadable is left out, never an error."""
        offered = choices(tables)
        chosen: dict[str, Any] = {key: known(query.get(key, ()), allowed) for key, allowed in offered.items()}
        chosen |= {"since": day(query.get("since"), first=True), "until": day(query.get("until"), first=False)}
        chosen |= {key: last(query.get(key)) == "yes" for key in SWITCHES}
        return cls(**chosen, text=words(last(query.get("text"))))

    def to_query(self) -> dict[str, str | list[str]]:
        """The shortest address that `from_query` reads back as this selection."""
        query: dict[str, str | list[str]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value:
                query[field.name] = list(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
        return query

    def values(self) -> Iterator[tuple[str, str]]:
        """What is chosen, one pair a value: its field and the value as the address writes it."""
        for field, value in self.to_query().items():
            yield from ((field, each) for each in values(value))

    def without(self, field: str, value: str) -> Selection:
        """The selection less one of its values."""
        held = getattr(self, field)
        left = tuple(each for each in held if each != value) if isinstance(held, tuple) else getattr(Selection(), field)
        return self.changed(field, left)

    def changed(self, field: str, value: Any) -> Selection:
        """The selection with another value of one field."""
        return replace(self, **{field: value})

    def mask(self, tables: Tables) -> Mask:
        """Which claims are kept: a bool for each row of `tables.claims`."""
        keep: Mask = np.ones(len(tables.claims), dtype=bool)
        for _, found in self.masks(tables):
            keep &= found
        return self.worded(tables, keep)

    def masks(self, tables: Tables) -> Iterator[tuple[str, Mask]]:
        """What each field alone keeps, where it leaves anything out; the words of `text` not among them."""
        claims = tables.claims
        for field in choices(tables):
            if getattr(self, field):
                yield field, holding(field, getattr(self, field), tables)
        if self.since:
            yield "since", np.asarray(claims["end"].to_numpy() >= np.datetime64(self.since))
        if self.until:
            yield "until", np.asarray(claims["start"].to_numpy() <= np.datetime64(self.until))
        about = switched(tables)
        if self.disputed:
            yield "disputed", about["disputed"]
        if self.figure:
            yield "figure", about["figure"]
        if not self.statistics and not about["statistics"].all():  # else nothing would be left of a register
            yield "statistics", ~about["statistics"]

    def worded(self, tables: Tables, keep: Mask) -> Mask:
        """Those of the kept claims that hold all words; each word is looked for only where the others were found."""
        keep = keep.copy()
        for pattern in sorted(search.patterns(self.text), key=len, reverse=True):
            texts = tables.claims["text"] if keep.all() else tables.claims["text"][keep]
            found = texts.str.contains(pattern)  # a pattern: Arrow is three times as fast as with plain text
            keep[keep] = found.to_numpy(dtype=bool)
        return keep
