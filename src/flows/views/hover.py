"""Texts on a figure, and what hovers over its marks. Texts of the data never become markup."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from textwrap import wrap

from flows.views.style import Look

BREAK = "<br>"
HOVER = 46
"""Characters in a line of hover text: what a screen of 390 px has room for."""
_FEW = 3
"""Letters of an office that are too few to tell anything."""


def plain(text: str) -> str:
    """Text that plotly shows letter by letter, whatever is in it."""
    return escape(text, quote=False)


def cut(text: str, room: int) -> str:
    """As many words as there is room for; nothing where they would be few."""
    if len(text) <= room:
        return text
    words, _, _ = text[: max(room - 1, 0)].rpartition(" ")
    return f"{words.rstrip(',;')} …" if len(words) > _FEW else ""


def small(text: str, style: Look) -> str:
    """Text in smaller, quieter type."""
    return f'<span style="font-size:12px;color:{style.muted}">{plain(text)}</span>'


def lines(text: str) -> str:
    """A text in lines of a hover."""
    return BREAK.join(map(plain, wrapped(text, HOVER)))


@lru_cache(maxsize=10_000)
def wrapped(text: str, width: int) -> list[str]:
    """A text in lines. Kept, as breaking lines takes longer than all else; nobody changes the list."""
    return wrap(text, width)
