"""Text made comparable: no case, no accents, so that Vucic finds Vučić."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "ı": "i"})
"""Letters that Unicode does not take apart into a base and a mark."""

_LATIN = str.maketrans(
    dict(zip("абвгґдђеєжзиіјклмнопрстћуфхцчшщыэ", "abvggddeezziijklmnoprstcufhccssye", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dz", "ю": "ju", "я": "ja", "ѕ": "z", "ъ": "", "ь": ""}
)
"""Cyrillic as Serbian and scholars write it in Latin letters, less the marks."""
_ENGLISH = str.maketrans(
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye"}
)
"""Cyrillic letters that English newspapers write otherwise."""
_ENDING = re.compile(r"[иыі]й$")
"""What English ends as -y, -yy, -iy or -yi: left out, for a part of a word is found, too."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text in lower case without diacritics."""
    lower = text.casefold()
    return lower if lower.isascii() else _BEYOND_ASCII.sub(_plain, lower)


def latin(text: str) -> str:
    """The folded text with Cyrillic in Latin letters, one for one: Вучић, Vučić and Vucic are vucic."""
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(_LATIN)


def slug(text: str) -> str:
    """The text as an id or the name of a file: 'Sofia Echo', 'Софија Ехо' as 'sofia-echo', 'sofija-eho'."""
    return "-".join(re.findall(r"[a-z0-9]+", latin(text).replace("'", "")))


def spellings(word: str) -> tuple[str, ...]:
    """A word as `latin` has it, and one in Cyrillic as English newspapers spell it, too: Шойгу as soigu and shoigu."""
    english = fold(_ENDING.sub("", word.casefold()).translate(_ENGLISH)).translate(_LATIN)
    return tuple(dict.fromkeys(filter(None, (latin(word), english))))


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
