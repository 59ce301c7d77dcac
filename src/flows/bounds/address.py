"""The question in an address: its parameters, and their values read without ever raising."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from flows.bounds.asked import read
from flows.bounds.offers import offers
from flows.currencies import is_currency
from flows.dataset.model import Dataset
from flows.once import once
from flows.query import last, values
from flows.tables import Tables

TOLERANCE = 0.1
"""How far a figure marked approximate may be off, as a share of it, unless the reader says otherwise."""

PARAMETERS = {
    "measure": "asked",
    "unit": "in",
    "basis": "counts",
    "since": "from",
    "until": "to",
    "actors": "according",
    "without_denied": "denied",
    "tolerance": "tolerance",
    "supposed": "suppose",
    "fixed": "fix",
}
"""The parameter of the address for each field; none is a parameter of the selection or of another page."""


def subject(given: Mapping[str, Any], tables: Tables) -> dict[str, str]:
    """Measure, unit and basis as far as the data has them, each within those before it."""
    held = _held(tables)
    chosen = {"measure": "value", "unit": "EUR", "basis": "delivered"}
    for place, field in enumerate(chosen):
        having = [row for row in held if row[place] == last(given[field])] or held
        chosen[field] = having[0][place] if having else chosen[field]
        held = [row for row in having if row[place] == chosen[field]]
    return chosen


@once
def _held(tables: Tables) -> list[tuple[str, str, str]]:
    """Measures, units and bases of the whole data, the most claimed first; none whose unit would be misread."""
    every = [(str(row.measure), str(row.unit), str(row.basis)) for row in offers(tables).itertuples()]
    return [row for row in every if (row[0] == "value") == is_currency(row[1])]


def share(text: str, none: float = TOLERANCE) -> float:
    """A tolerance; the usual one, or another, where the text is none."""
    with suppress(ValueError):
        return float(text) if 0 <= float(text) <= 1 else none
    return none


def fixed(given: str | Iterable[str], dataset: Dataset) -> Iterable[tuple[str, float]]:
    """What-ifs as 'key=amount': each key with the amount that stands last for it."""
    found: dict[str, float] = {}
    for text in values(given):
        key, _, amount = text.rpartition("=")
        with suppress(ValueError):  # BoundsError is one
            if 0 <= float(amount) < math.inf:
                found[read(key, dataset).key] = float(amount)
    return found.items()


def told(field: str, value: Any) -> str | list[str]:
    """A field's value as the address writes it."""
    if field == "fixed":
        return [f"{key}={amount!r}" for key, amount in value]
    if isinstance(value, tuple):
        return list(value)
    return "no" if isinstance(value, bool) else str(value)
