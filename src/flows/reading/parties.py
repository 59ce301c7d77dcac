"""Names of countries and others to parties of a route: by certain names and codes alone, else by a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from flows import countries
from flows.fold import words
from flows.places import NO_STATES, country_codes, name
from flows.reading.asked import NOT_ANSWERED, Asked
from flows.reading.draft import clean
from flows.sizes import UNNAMED

LEAVE, UNNAMED_WORDS, PARTY = "leave", "unnamed", "party"
_TOTAL = re.compile(
    r"(?:grand |sub ?|sub-)?totals?|sum|all countries|all|world|overall|total .*|.* total", re.IGNORECASE
)
_NOBODY = re.compile(r" (?:unknown|unnamed|undisclosed|unidentified|not disclosed|confidential) ")
_NES = re.compile(
    r" (?:nes|miscellaneous|misc|various|unspecified|not specified|not elsewhere specified|other countries) "
)
_BODY = re.compile(r" (?:african union|european union|nato|united nations|osce|eu) ")
_UNSURE: dict[str, tuple[str, ...]] = {
    "congo": ("COG", "COD"), "korea": ("KOR", "PRK"), "virgin islands": ("VGB", "VIR"), "ireland north": ("GBR",),
}  # fmt: skip
"""Names that are those of two."""
_KEPT = 5_000
"""Names of which it is kept what they mean: of readers' tables no more than that stays with the process."""
_ENDINGS = (" special administrative region", " sar", " and its territories")


class LeftOut(Exception):
    """A party for which its row is left aside, with the reason."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Reads parties of one table."""

    asked: Asked

    def stage(self, cell: str, code: str, row: int, what: str) -> list[Any]:
        """Alternatives at one stage, as a data file writes them. Raises LeftOut."""
        if certain(cell) or not re.search(r"[;/|]|\band\b|,", cell) or _BODY.search(words(cell)):
            return [self.party(cell, code, row, what)]
        for apart in (r"\s*[;|]\s*", r"\s*/\s*", r"\s*,\s*|\s+and\s+"):
            parts = [part for part in re.split(apart, cell) if part]
            if len(parts) > 1 and (apart == r"\s*[;|]\s*" or all(map(certain, parts))):
                found = [self.party(part, "", row, what) for part in parts]
                return [each for at, each in enumerate(found) if each not in found[:at]]
        return [self.party(cell, code, row, what)]

    def party(self, cell: str, code: str, row: int, what: str) -> Any:
        """One party, as a data file writes it. Raises LeftOut."""
        text = cell or code
        if text == NOT_ANSWERED:  # where all rows came from or went is asked by itself
            return {"unnamed": text}
        if _TOTAL.fullmatch(text):
            raise LeftOut(f"{text!r} is a total, no country: a total is no row")
        by_name, by_code = certain(cell), certain(code)
        sure = (by_name or by_code) if not by_name or not by_code or by_name == by_code else ""
        if sure and sure not in countries.HISTORIC:
            return sure
        options = {each: name(each) for each in dict.fromkeys(filter(None, (by_name, by_code, *near(cell))))}
        options |= {UNNAMED_WORDS: "a party without a name, in the words of the file"} if text else {}
        options |= {PARTY: "a party that is no state, by this name"} if text and not countries.code(text) else {}
        options[LEAVE] = "leave these rows aside"
        proposed = _proposed(text, sure)
        key = f"place:{text}" if text else f"place:no {what}"
        asks = f"Who is meant by {text!r}?" if text else f"Rows that name no {what}: are they left aside?"
        answer = self._answer(key, asks, options, proposed, row)
        return _read(answer, text, what, answer == proposed)

    def _answer(self, key: str, text: str, options: dict[str, str], proposed: str, row: int) -> str:
        """A code that was not offered is an answer too."""
        given = self.asked.answers.get(key, "").strip()
        code = certain(given) if given not in options else ""
        offered = options | {code: name(code)} if code else options
        answers = Asked({key: code or given}, self.asked.texts, self.asked.rows)
        return answers.ask(key, text, options=offered, proposed=proposed, row=row, needed=not proposed)


def _read(answer: str, text: str, what: str, by_itself: bool) -> Any:
    if answer == LEAVE:
        said = f"{text!r} names no certain country" if text else f"the row names no {what}"
        raise LeftOut(
            f"{said}; {'it is taken where its question is answered otherwise' if by_itself else 'as answered'}"
        )
    if answer == PARTY:
        return {"party": clean(text, UNNAMED)}
    return answer if answer and answer != UNNAMED_WORDS else {"unnamed": clean(text, UNNAMED) or NOT_ANSWERED}


def _proposed(text: str, sure: str) -> str:
    folded = words(text)
    if not text or _NES.search(folded):
        return LEAVE
    if sure:
        return sure
    if _NOBODY.search(folded):
        return UNNAMED_WORDS
    return PARTY if _BODY.search(folded) or text.upper() in NO_STATES else ""


@lru_cache(maxsize=_KEPT)
def certain(text: str) -> str:
    """The code of a country whose name or code this is without doubt; a star or bracket makes it doubtful."""
    plain = " ".join(text.split())
    if not plain or plain.endswith("*") or words(plain).strip() in _UNSURE:
        return ""
    lower = plain.lower()
    for ending in _ENDINGS:
        plain = plain[: -len(ending)] if lower.endswith(ending) else plain
    first, comma, last = plain.partition(", ")
    turned = [f"{last} {first}", f"{last} the {first}"] if comma else []
    return next(filter(None, map(countries.code, (plain, *turned, plain.replace("&", "and")))), "")


@lru_cache(maxsize=_KEPT)
def near(text: str) -> tuple[str, ...]:
    """Codes of countries named within a text, or by nearly the same name."""
    folded = words(text)
    held = [code for spelled, code in _names().items() if f" {spelled} " in folded and len(spelled) > 3]
    close = get_close_matches(folded.strip(), _names(), n=4, cutoff=0.8) if len(folded) < 100 else []
    unsure = _UNSURE.get(folded.strip(), ())
    return tuple(dict.fromkeys((*unsure, *held, *(_names()[each] for each in close))))[:6]


@cache
def _names() -> dict[str, str]:
    """Countries by their English names, folded."""
    codes = sorted(country_codes())
    return {words(each).strip(): code for code in codes for each in (*countries.names(code), name(code))}
