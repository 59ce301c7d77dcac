"""Text made comparable: no case, no accents, so that Vucic finds Vučić."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "ı": "i"})
"""Letters that Unicode does not take apart into a base and a mark."""


def fold(text: str) -> str:
    """The text in lower case without diacritics."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
