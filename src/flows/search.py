"""A search as a reader types it: what stands for each of its words or names, so that Turkey finds Türkiye."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from flows import countries
from flows.fold import latin, spellings
from flows.places import name

_LONGEST = 4
"""Words of a country's name, as 'United States of America'."""
_ENOUGH = 4
"""Letters of a name that is looked for as a part of words; what is shorter is a word of its own."""
_LETTERS = ("uk", "us", "usa", "uae")
"""Names of countries in letters that stand in sentences."""


def patterns(text: str) -> tuple[str, ...]:
    """A regular expression for each word or name of a search; a text in folded Latin letters has to fit all of them."""
    found = ("|".join(map(_pattern, sorted(each))) for each in _alternatives(text.split()))
    return tuple(dict.fromkeys(filter(None, found)))


def found(text: str, named: Mapping[str, str]) -> tuple[str, ...]:
    """The values whose names fit a search; a country alone where it is asked for by any of its names or codes."""
    code = countries.code(text)
    if code in named:
        return (code,)
    wanted = [re.compile(pattern) for pattern in patterns(text)]
    return tuple(value for value, name in named.items() if wanted and all(each.search(latin(name)) for each in wanted))


def _alternatives(words: list[str]) -> Iterator[set[str]]:
    """Of each word, or words that name a country, what stands for it."""
    place = 0
    while place < len(words):
        for size in range(min(_LONGEST, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + size])
            code = countries.named(phrase)
            if code:
                yield _names(code) | {latin(phrase)}
                break
        else:
            size = 1
            yield set(spellings(words[place]))
        place += size


def _names(code: str) -> set[str]:
    """The English names of a country that sentences use, less those that hold another."""
    found = {latin(each) for each in (name(code), *countries.names(code))}
    long = {each for each in found if len(each) >= _ENOUGH}
    return {each for each in found & {*long, *_LETTERS} if not any(other in each for other in long - {each})}


def _pattern(alternative: str) -> str:
    escaped = re.escape(alternative)
    return rf"\b{escaped}\b" if alternative in _LETTERS else escaped
