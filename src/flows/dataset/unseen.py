"""Characters that a reader cannot see, which may turn a text around or tell two texts apart that look the same.

Allowed are those that a script cannot do without: joiners after letters of Arabic, signs of Indic scripts and emoji,
the number signs of Arabic, and a line feed, as a folded text ends with one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from flows.dataset.document import Path

_KINDS = {"Cc": "control character", "Cf": "format character", "Zl": "line separator", "Zp": "paragraph separator"}
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]")
"""Letters and marks that are drawn as nothing."""
_JOINERS = "\u200c\u200d"
_NUMBER_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that are seen."""


def problems(item: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The texts within a record that hold such characters: path and what is wrong."""
    if isinstance(item, str):
        found = dict.fromkeys(unseen(item))
        if found:
            yield path, f"holds {', '.join(map(_named, found))}; allowed: characters that are seen"
    elif isinstance(item, dict | list):
        inner = item.items() if isinstance(item, dict) else enumerate(item)
        for key, value in inner:
            yield from problems(value, (*path, key))


def unseen(text: str) -> Iterator[str]:
    """Each of these characters in a text."""
    yield from _BLANK.findall(text)
    if text.isprintable():
        return
    for before, one in zip(" " + text, text, strict=False):
        seen = one == "\n" or one in _NUMBER_SIGNS or (one in _JOINERS and _joins(before))
        if unicodedata.category(one) in _KINDS and not seen:
            yield one


def _joins(before: str) -> bool:
    """Whether a joiner has a meaning after a character."""
    return unicodedata.bidirectional(before) == "AL" or unicodedata.category(before) in {"Mn", "Mc", "So", "Sk"}


def _named(one: str) -> str:
    """'U+202E (right-to-left override)'."""
    name = unicodedata.name(one, _KINDS.get(unicodedata.category(one), ""))
    return f"U+{ord(one):04X} ({name.lower()})"
