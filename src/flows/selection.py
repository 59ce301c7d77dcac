"""The reader's choice as a frozen value: from an address and back, to a mask over claims, to a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from flows import dates, places
from flows.errors import DateError
from flows.fold import fold
from flows.tables import BASES, ROLES, STANCES, Tables

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Query = Mapping[str, str | list[str]]

_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep: any of the values within a field, all fields together; empty fields keep everything.

    The field names are the parameters of the address; values are codes and ids.
    """

    country: tuple[str, ...] = ()
    """At any stage of the route."""
    origin: tuple[str, ...] = ()
    intermediary: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    """Publishers, by id: claims that a report of theirs carries."""
    actor: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    """Classes of goods with all they contain."""
    basis: tuple[str, ...] = ()
    since: date | None = None
    """Said on this day or later, as far as the date is known."""
    until: date | None = None
    text: str = ""
    """Words that all occur in the claim, without regard to case and accents."""

    @classmethod
    def from_query(cls, query: Query, tables: Tables) -> Selection:
        """Read an address; what is unknown or unreadable is left out, never an error."""
        offered = choices(tables)
        chosen: dict[str, Any] = {key: known(query.get(key, ()), allowed) for key, allowed in offered.items()}
        chosen |= {"since": day(query.get("since"), first=True), "until": day(query.get("until"), first=False)}
        return cls(**chosen, text=_words(last(query.get("text"))))

    def to_query(self) -> dict[str, str | list[str]]:
        """The shortest address that `from_query` reads back as this selection."""
        query: dict[str, str | list[str]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple) and value:
                query[field.name] = list(value)
            elif value and not isinstance(value, tuple):
                query[field.name] = str(value)
        return query

    def mask(self, tables: Tables) -> Mask:
        """Which claims are kept: a bool for each row of `tables.claims`."""
        keep: Mask = np.ones(len(tables.claims), dtype=bool)
        if self.country:
            keep &= _holding(tables.places, "country", self.country, len(keep))
        for role in ROLES:
            wanted = getattr(self, role)
            if wanted:
                keep &= _holding(tables.places[tables.places["role"] == role], "country", wanted, len(keep))
        if self.source:
            keep &= _holding(tables.citations, "publisher", self.source, len(keep))
        for field, values in self._plain(tables).items():
            keep &= _among(tables.claims[field], values)
        return self._worded(tables.claims, keep & self._said(tables.claims))

    def _plain(self, tables: Tables) -> dict[str, Iterable[str]]:
        """The fields that are columns of the claims."""
        goods = contained(self.goods, tables)
        plain = {"actor": self.actor, "flow": self.flow, "stance": self.stance, "basis": self.basis, "goods": goods}
        return {field: values for field, values in plain.items() if values}

    def _said(self, claims: pd.DataFrame) -> Mask:
        keep: Mask = np.ones(len(claims), dtype=bool)
        if self.since:
            keep &= claims["end"].to_numpy() >= np.datetime64(self.since)
        if self.until:
            keep &= claims["start"].to_numpy() <= np.datetime64(self.until)
        return keep

    def _worded(self, claims: pd.DataFrame, keep: Mask) -> Mask:
        """Those of the kept claims that hold all words; each word is looked for only where the others were found."""
        for word in sorted(set(fold(self.text).split()), key=len, reverse=True):
            texts = claims["text"] if keep.all() else claims["text"][keep]
            found = texts.str.contains(re.escape(word))  # a pattern: Arrow is three times as fast as with plain text
            keep[keep] = found.to_numpy(dtype=bool)
        return keep


@lru_cache(maxsize=2)
def choices(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """What each field may hold, by what occurs in the data. Found once for a dataset."""
    by_role = {role: _named(tables.places.loc[tables.places["role"] == role, "country"]) for role in ROLES}
    return {
        "country": _named(tables.places["country"]),
        **by_role,
        "source": tuple(sorted(map(str, tables.citations["publisher"].cat.categories))),
        "actor": tuple(sorted(map(str, tables.claims["actor"].cat.categories))),
        "stance": STANCES,
        "flow": tuple(tables.dataset.flows),
        "goods": tuple(tables.dataset.goods),
        "basis": BASES,
    }


def with_query(address: str, query: Query) -> str:
    """An address with its parameters."""
    text = urlencode(dict(query), doseq=True)
    return f"{address}?{text}" if text else address


def contained(goods: Iterable[str], tables: Tables) -> frozenset[str]:
    """Classes of goods with all the narrower classes in them."""
    wanted = set(goods)
    while True:
        wider = {key for key, item in tables.dataset.goods.items() if item.within in wanted} - wanted
        if not wider:
            return frozenset(wanted)
        wanted |= wider


def _named(countries: pd.Series) -> tuple[str, ...]:
    return tuple(sorted(map(str, countries.unique()), key=places.name))


def _holding(frame: pd.DataFrame, column: str, values: Iterable[str], size: int) -> Mask:
    """Claims with at least one row of a frame that has one of the values."""
    keep: Mask = np.zeros(size, dtype=bool)
    keep[frame["claim"].to_numpy()[_among(frame[column], values)]] = True
    return keep


def _among(column: pd.Series, values: Iterable[str]) -> Mask:
    """Where a categorical column has one of the values: a look-up by code, not by text."""
    wanted = column.cat.categories.isin(list(values))
    table: Mask = np.append(wanted, False)  # the last place answers for code -1, no value
    return table[column.cat.codes.to_numpy()]


def known(given: str | Iterable[str], allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the allowed values that an address gives, in their own order."""
    asked = {given} if isinstance(given, str) else set(given)
    return tuple(value for value in allowed if value in asked)


def last(given: str | list[str] | None) -> str:
    """The value an address gives last for a parameter; empty where it gives none."""
    return (given[-1] if given else "") if isinstance(given, list) else given or ""


def _words(given: str) -> str:
    """What can be searched for: single spaces, no halves of characters, no more than a reader types."""
    whole = given.encode("utf-8", "ignore").decode("utf-8")
    return " ".join(whole.split())[:_LONGEST_TEXT].strip()


def day(given: str | list[str] | None, *, first: bool) -> date | None:
    """The first or last day of a date in an address; None where there is none that can be read."""
    try:
        period = dates.Period.parse(last(given))
    except DateError:
        return None
    return period.start if first else period.end
