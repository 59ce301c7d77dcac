"""Codes to names, and the stages of a route.

Codes are ISO 3166-1 alpha-3 by exact look-up (fuzzy search answers Uganda for "UK"), with XKX for Kosovo.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

import pycountry
from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from flows import countries
from flows.countries import HISTORIC, SHORT
from flows.errors import PlaceError
from flows.sizes import PARTIES, UNNAMED

OTHERS = "others"
WORDED: tuple[Literal["party", "unnamed"], ...] = ("party", "unnamed")
"""Kinds of parties that are written with a name or words."""
NO_STATES = ("EU", "E.U.", "EUROPEAN UNION", "NATO", "UN", "U.N.", "UNITED NATIONS", "OSCE")
"""Who is often named beside countries and is none."""
CODES = "ISO 3166-1 alpha-3 codes (SRB) and XKX"
ALLOWED = (
    "an ISO 3166-1 alpha-3 code (SRB), XKX, others, {party: NATO}, {unnamed: words of the report}, or a list of these"
)


@cache
def country_codes() -> frozenset[str]:
    """Every accepted country code."""
    return frozenset(country.alpha_3 for country in pycountry.countries) | {"XKX", *HISTORIC}


@cache
def name(code: str) -> str:
    """The short English name of a country: United States, Czechia, Russia."""
    if code in SHORT:
        return SHORT[code]
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        raise PlaceError(f"{code!r} is not a country code; allowed: {ALLOWED}")
    plain = str(getattr(country, "common_name", country.name))
    return {"Russian Federation": "Russia", "Iran, Islamic Republic of": "Iran"}.get(plain, plain.split(",")[0])


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Who stands at a stage: a country, a named party that is no state (NATO), an unnamed one in the report's words, or
    'others' (the list goes on)."""

    kind: Literal["country", "party", "unnamed", "others"]
    code: str
    """The country's code, or the party's name, or the words of the report, or 'others'."""

    @property
    def name(self) -> str:
        """The party as the screen calls it."""
        return name(self.code) if self.kind == "country" else self.code

    def plain(self) -> str | dict[str, str]:
        """The party as the data file writes it."""
        return {self.kind: self.code} if self.kind in WORDED else self.code


Stage = tuple[Party, ...]
"""One party, or alternatives: which of them, and how much each, is not reported."""


def read_party(value: Any) -> Party:
    """One party of a stage as the data file writes it; raises PlaceError."""
    if value == OTHERS:
        return Party("others", OTHERS)
    if isinstance(value, str) and value in country_codes():
        return Party("country", value)
    for kind in WORDED:
        if isinstance(value, dict) and set(value) == {kind} and isinstance(value[kind], str):
            return _worded(kind, value[kind])
    raise PlaceError(f"{value!r} is not a stage of a route{_hint(value)}; allowed: {ALLOWED}")


def _worded(kind: Literal["party", "unnamed"], words: str) -> Party:
    if not words.strip() or len(words) > UNNAMED:
        raise PlaceError(f"{words!r} does not fit; allowed: 1 to {UNNAMED} characters of the report's own words")
    if kind == "party" and countries.code(words):
        raise PlaceError(f"{words!r} is not a stage of a route{written(words)}; allowed: {ALLOWED}")
    return Party(kind, words)


def _hint(value: Any) -> str:
    """What was probably meant: a code, or a party that is no state."""
    if not isinstance(value, str):
        return ""
    return f" (write {{party: {value}}})" if value.upper() in NO_STATES else written(value)


def written(given: str) -> str:
    """' (for Türkiye write TUR)' where a country is named by its name or another code; else nothing."""
    found = countries.code(given)
    return f" (for {name(found)} write {found})" if found else ""


def read_stage(value: Any) -> Stage:
    """A stage as the data file writes it; raises PlaceError."""
    if not isinstance(value, list):
        return (read_party(value),)
    if len(value) > PARTIES:
        raise PlaceError(f"the stage has {len(value)} alternatives; allowed: at most {PARTIES}")
    parties = _parties(value)
    if len(parties) < 2 or len(set(parties)) < len(parties):
        raise PlaceError(f"{value!r} is not a list of alternatives; allowed: two or more different parties")
    return parties


def _parties(values: list[Any]) -> Stage:
    """The parties of a list; raises PlaceError for all that are none."""
    found, wrong = [], []
    for value in values:
        try:
            found.append(read_party(value))
        except PlaceError as error:
            wrong.append(str(error).removesuffix(f"; allowed: {ALLOWED}"))
    if wrong:
        raise PlaceError(f"{'; '.join(wrong)}; allowed: {ALLOWED}")
    return tuple(found)


def stage_name(stage: Stage) -> str:
    """The stage in words: 'United States, Spain, Czechia and others'."""
    return words([party.name for party in stage])


def words(items: list[str]) -> str:
    """A list as English writes it: 'a, b and c'."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def _plain(stage: Stage) -> Any:
    parties = [party.plain() for party in stage]
    return parties if len(parties) > 1 else parties[0]


_PARTY = {
    "anyOf": [
        {"type": "string", "pattern": "^([A-Z]{3}|others)$"},
        *(
            {"type": "object", "properties": {kind: {"type": "string", "maxLength": UNNAMED}},
             "required": [kind], "additionalProperties": False}
            for kind in WORDED
        ),
    ]
}  # fmt: skip
StageField = Annotated[
    Stage,
    BeforeValidator(read_stage),
    PlainSerializer(_plain),
    WithJsonSchema({"anyOf": [_PARTY, {"type": "array", "items": _PARTY, "minItems": 2, "maxItems": PARTIES}]}),
]
"""A Stage as a field of a record."""
