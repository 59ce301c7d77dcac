"""Text made comparable: no case, no accents, so that Vucic finds Vučić."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "ı": "i"})
"""Letters that Unicode does not take apart into a base and a mark."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text in lower case without diacritics."""
    lower = text.casefold()
    return lower if lower.isascii() else _BEYOND_ASCII.sub(_plain, lower)


def words(text: str) -> str:
    """The words of a text, folded, each between single spaces: of two texts one holds the other word by word."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _plain(run: re.Match[str]) -> str:
    return _apart(run[0])


@lru_cache(maxsize=65_536)
def _apart(letters: str) -> str:
    """A run of letters beyond ASCII as bases without marks; the same few runs come up all over a file."""
    apart = unicodedata.normalize("NFKD", letters).casefold().translate(_LETTERS)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
