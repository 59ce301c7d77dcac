"""What an address says behind its question mark, read without ever raising."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from flows import dates
from flows.errors import DateError

Query = Mapping[str, str | list[str]]

CASE, OWN = "case", "own"
"""Parameters that say which data are meant: a case by its name; `own=yes` for what a reader has brought along."""

LONGEST_TEXT = 200
"""Letters of a search."""
LONGEST, MOST = 16_000, 400
"""Bytes of an address behind its question mark, and parameters in it: ten times what all filters together need."""

CHOICES = (
    "measure", "unit", "account", "least", "few", "scale", "compare", "lanes", "window", "order", "sort", "form",
    "rows", "claim", "mark", "publisher", "report",
)  # fmt: skip
"""Parameters of single pages: what is measured, in which unit, whose account; what is open: a claim, a mark, ..."""
OPENED = ("claim", "mark", "publisher", "report")
"""Those of what is open, which a link to another page leaves behind."""


def with_query(address: str, query: Query) -> str:
    """An address with its parameters."""
    text = urlencode(dict(query), doseq=True)
    return f"{address}?{text}" if text else address


def known(given: str | Iterable[str], allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the allowed values that an address gives, in their own order."""
    asked = {given} if isinstance(given, str) else set(given)
    return tuple(value for value in allowed if value in asked)


def values(given: str | Iterable[str]) -> list[str]:
    """All values of a parameter, however an address gives them."""
    return [given] if isinstance(given, str) else list(given)


def last(given: str | list[str] | None) -> str:
    """The value an address gives last for a parameter; empty where it gives none."""
    return (given[-1] if given else "") if isinstance(given, list) else given or ""


def words(given: str) -> str:
    """What can be searched for: single spaces, no halves of characters, no more than a reader types."""
    whole = given.encode("utf-8", "ignore").decode("utf-8")
    return " ".join(whole.split())[:LONGEST_TEXT].strip()


def day(given: str | list[str] | None, *, first: bool) -> date | None:
    """The first or last day of a date in an address; None where there is none that can be read."""
    try:
        period = dates.Period.parse(last(given))
    except DateError:
        return None
    return period.start if first else period.end
