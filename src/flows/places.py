"""Codes to names, and the stages of a route.

Codes are ISO 3166-1 alpha-3 by exact look-up (fuzzy search answers Uganda for "UK"), with XKX for Kosovo.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

import pycountry
from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from flows.errors import PlaceError
from flows.sizes import PARTIES, UNNAMED

OTHERS = "others"
ALLOWED = "an ISO 3166-1 alpha-3 code (SRB), XKX, others, {unnamed: words of the report}, or a list of these"
_SHORT = {
    "CZE": "Czechia", "XKX": "Kosovo", "TUR": "Türkiye", "COD": "DR Congo", "VGB": "British Virgin Islands",
    "VIR": "US Virgin Islands",
}  # fmt: skip


@cache
def country_codes() -> frozenset[str]:
    """Every accepted country code."""
    return frozenset(country.alpha_3 for country in pycountry.countries) | {"XKX"}


@cache
def name(code: str) -> str:
    """The short English name of a country: United States, Czechia, Russia."""
    if code in _SHORT:
        return _SHORT[code]
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        raise PlaceError(f"{code!r} is not a country code; allowed: {ALLOWED}")
    plain = str(getattr(country, "common_name", country.name))
    return {"Russian Federation": "Russia", "Iran, Islamic Republic of": "Iran"}.get(plain, plain.split(",")[0])


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Who stands at a stage: a country, an unnamed party in the report's words, or 'others' (the list goes on)."""

    kind: Literal["country", "unnamed", "others"]
    code: str
    """The country's code, or the words of the report, or 'others'."""

    @property
    def name(self) -> str:
        """The party as the screen calls it."""
        return name(self.code) if self.kind == "country" else self.code

    def plain(self) -> str | dict[str, str]:
        """The party as the data file writes it."""
        return {"unnamed": self.code} if self.kind == "unnamed" else self.code


Stage = tuple[Party, ...]
"""One party, or alternatives: which of them, and how much each, is not reported."""


def read_party(value: Any) -> Party:
    """One party of a stage as the data file writes it; raises PlaceError."""
    if value == OTHERS:
        return Party("others", OTHERS)
    if isinstance(value, str) and value in country_codes():
        return Party("country", value)
    if isinstance(value, dict) and set(value) == {"unnamed"} and isinstance(value["unnamed"], str):
        return _unnamed(value["unnamed"])
    raise PlaceError(f"{value!r} is not a stage of a route{_hint(value)}; allowed: {ALLOWED}")


def _unnamed(words: str) -> Party:
    if not words.strip() or len(words) > UNNAMED:
        raise PlaceError(f"{words!r} does not fit; allowed: 1 to {UNNAMED} characters of the report's own words")
    return Party("unnamed", words)


def _hint(value: Any) -> str:
    """The code that was probably meant."""
    code = meant(value) if isinstance(value, str) else ""
    return f" (did you mean {code}, {name(code)}?)" if code else ""


def meant(given: str) -> str:
    """The code of the country that is named by its two-letter code or its whole name; empty where none is."""
    found = pycountry.countries.get(alpha_2=given.upper()) or pycountry.countries.get(name=given)
    return str(found.alpha_3) if found else ""


def read_stage(value: Any) -> Stage:
    """A stage as the data file writes it; raises PlaceError."""
    if not isinstance(value, list):
        return (read_party(value),)
    if len(value) > PARTIES:
        raise PlaceError(f"the stage has {len(value)} alternatives; allowed: at most {PARTIES}")
    parties = tuple(read_party(item) for item in value)
    if len(parties) < 2 or len(set(parties)) < len(parties):
        raise PlaceError(f"{value!r} is not a list of alternatives; allowed: two or more different parties")
    return parties


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
        {"type": "object", "properties": {"unnamed": {"type": "string", "maxLength": UNNAMED}},
         "required": ["unnamed"], "additionalProperties": False},
    ]
}  # fmt: skip
StageField = Annotated[
    Stage,
    BeforeValidator(read_stage),
    PlainSerializer(_plain),
    WithJsonSchema({"anyOf": [_PARTY, {"type": "array", "items": _PARTY, "minItems": 2, "maxItems": PARTIES}]}),
]
"""A Stage as a field of a record."""
