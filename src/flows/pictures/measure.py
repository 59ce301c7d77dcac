"""How wide a text is, and where it is broken, by the type that pictures are drawn in."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from unicodedata import east_asian_width

from PIL import ImageFont

TYPE = Path(__file__).with_name("type") / "SourceSans3-wght.ttf"
REGULAR, BOLD = 400, 700
_SLACK = 1.03
"""What a picture may be wider than measured: browsers place letters on fractions of a pixel, each in its own way."""


def width(text: str, size: int, weight: int = REGULAR) -> float:
    """Pixels that a text takes; letters that the type lacks are as wide as its own, wide ones as wide as high."""
    wide = [letter for letter in text if east_asian_width(letter) in "WF"]
    rest = "".join(letter for letter in text if east_asian_width(letter) not in "WF")
    return (len(wide) * size + _font(size, weight).getlength(rest)) * _SLACK


def wrapped(text: str, room: float, size: int, weight: int = REGULAR) -> list[str]:
    """A text in lines that are no wider than so many pixels; a word that is wider than a line is broken."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size, weight) <= room:
            lines[-1] = longer
            continue
        first, *rest = _broken(word, room, size, weight)
        lines += [first, *rest] if lines[-1] else []
        lines = lines if lines[-1] else [first, *rest]
    return [line for line in lines if line]


def _broken(word: str, room: float, size: int, weight: int) -> list[str]:
    """A word in pieces that fit: whole where it does."""
    pieces = []
    while width(word, size, weight) > room and len(word) > 1:
        end = max(1, int(len(word) * room / width(word, size, weight)))
        while end > 1 and width(word[:end], size, weight) > room:
            end -= 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


@lru_cache(maxsize=16)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.truetype(str(TYPE), size)
    found.set_variation_by_axes([weight])
    return found
