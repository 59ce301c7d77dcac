"""What an address of the data routes may ask for. The screen leaves out what it does not know; a file that somebody
reckons with must not: what is unknown is refused, with what is allowed, and never repeated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from urllib.parse import parse_qsl

import numpy as np

from flows.bounds import address
from flows.bounds.address import PARAMETERS
from flows.bounds.offers import denials
from flows.bounds.question import Question
from flows.choices import SWITCHES, choices
from flows.dates import ALLOWED
from flows.errors import FlowsError
from flows.export.taken import MOST_ROWS, PAGING, Taken
from flows.places import written
from flows.query import CASE, CHOICES, LONGEST, LONGEST_TEXT, MOST, OWN, Query, day, last, values
from flows.selection import Selection
from flows.tables import ROLES, Tables
from flows.views.accounts import units

KNOWN = (CASE, *(field.name for field in fields(Selection)), *PARAMETERS.values(), *CHOICES)
"""Every parameter there is; those of single pages of the screen mean nothing to a file, but may stand there."""
FIXES = 20
"""What-ifs of one question: each may be reckoned anew."""
NOT_HERE = (
    "The address is about data that a reader had brought along. Only that reader could see them; nothing was kept."
)
_NAMED = 30
"""Allowed values named in a message."""


class Refused(FlowsError):
    """An address that asks for what is not there; `status` is 400, 414 where it is too long, 404 or 503 where the data
    itself is not there."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.status = status


def read(given: bytes, allowed: Collection[str] = KNOWN) -> dict[str, list[str]]:
    """The parameters of an address, each read once; `allowed` are those it may have. Raises Refused."""
    if len(given) > LONGEST:
        raise Refused(f"The address is too long; allowed: {LONGEST:,} bytes behind the question mark.", 414)
    if given.count(b"&") >= MOST:
        raise Refused(f"The address has too many parameters; allowed: {MOST}.")
    found: dict[str, list[str]] = {}
    for key, value in parse_qsl(given.decode("latin-1"), keep_blank_values=True):
        if key == OWN:
            raise Refused(NOT_HERE)
        if key not in allowed:
            raise Refused(f"The address has a parameter that is not known; allowed: {', '.join(allowed) or 'none'}.")
        found.setdefault(key, []).append(value)
    return found


def taken(query: Query, tables: Tables, base: str, *, asks: bool = False, size: int | None = None) -> Taken:
    """What an address takes away: `asks` where it asks a question, too; `size` rows a page, all at once where None.

    Raises Refused.
    """
    chosen = selection(query, tables)
    asked = question(query, tables) if asks else None
    page, rows = (_number(query, parameter) for parameter in PAGING)
    return Taken(tables, chosen, base, query, asked, page or 1, rows or size)


def selection(query: Query, tables: Tables) -> Selection:
    """The selection of an address. Raises Refused."""
    for field, offered in choices(tables).items():
        _among(field, query, offered)
    for field in SWITCHES:
        _among(field, query, ("yes", "no"))
    _dates(query, ("since", "until"))
    if len(last(query.get("text"))) > LONGEST_TEXT:
        raise Refused(f"text is too long; allowed: {LONGEST_TEXT} letters.")
    return Selection.from_query(query, tables)


def question(query: Query, tables: Tables) -> Question:
    """The question of an address. Raises Refused."""
    asked = Question.from_query(query, tables)
    _among(PARAMETERS["actors"], query, tables.dataset.actors)
    _among(PARAMETERS["supposed"], query, denials(tables.dataset))
    _among(PARAMETERS["without_denied"], query, ("no", "yes"))
    _dates(query, (PARAMETERS["since"], PARAMETERS["until"]))
    for field in ("measure", "unit", "basis"):
        given, read = last(query.get(PARAMETERS[field])), getattr(asked, field)
        if given not in ("", read):
            raise Refused(f"{PARAMETERS[field]} has a value that no figure has with the others; allowed: {read}.")
    if address.share(last(query.get(PARAMETERS["tolerance"])) or str(address.TOLERANCE), none=-1.0) < 0:
        raise Refused(f"{PARAMETERS['tolerance']} is no share; allowed: a number from 0 to 1.")
    fixes = values(query.get(PARAMETERS["fixed"], []))
    if len(fixes) > FIXES:
        raise Refused(f"{PARAMETERS['fixed']} is given too often; allowed: {FIXES} times.")
    if any(not address.fixed(fix, tables.dataset) for fix in fixes):
        raise Refused(f"{PARAMETERS['fixed']} has a value that fixes nothing; allowed: a key of the file = a number.")
    return asked


def _number(query: Query, parameter: str) -> int | None:
    """A whole number from 1; None where none is given."""
    given = last(query.get(parameter))
    if not given:
        return None
    if not (given.isdecimal() and given.isascii() and len(given) < 10 and 1 <= int(given) <= MOST_ROWS):
        raise Refused(f"{parameter} is no number that can be asked for; allowed: 1 to {MOST_ROWS:,}.")
    return int(given)


def view(query: Query, tables: Tables, offered: Mapping[str, Collection[str]]) -> None:
    """Check what a picture is asked for: of the choices of single pages those that change it. Raises Refused."""
    for parameter, allowed in offered.items():
        _among(parameter, query, allowed)
    _among("unit", query, units(tables, np.ones(len(tables.claims), dtype=bool)))
    compared = [each for value in values(query.get("compare", [])) for each in value.split(",") if each]
    _among("compare", {"compare": compared}, tables.place)
    _among("account", query, {*tables.place, *(claim.account for claim in tables.dataset.claims if claim.account)})
    _dates(query, ("window",))


def _among(parameter: str, query: Query, offered: Collection[str]) -> None:
    unknown = [value for value in values(query.get(parameter, [])) if value not in offered]
    if unknown:
        told = written(unknown[0]) if parameter in ("country", *ROLES) else ""
        raise Refused(f"{parameter} has a value that the data does not have{told}; allowed: {_listed(offered)}.")


def _listed(offered: Iterable[str]) -> str:
    named = list(offered)
    more = f" and {len(named) - _NAMED} more, which the data file lists" if len(named) > _NAMED else ""
    return ", ".join(named[:_NAMED]) + more


def _dates(query: Query, parameters: Iterable[str]) -> None:
    for parameter in parameters:
        if any(day(value, first=True) is None for value in values(query.get(parameter, []))):
            raise Refused(f"{parameter} is no date; allowed: {ALLOWED}.")
