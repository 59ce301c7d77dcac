"""Texts of the data on the screen: as they are, never as markup."""

from __future__ import annotations

import re

from flows.dataset.model import Publisher
from flows.summary import labelled

_MARKUP = re.compile(r"([\\`*_\[\]$~<>#:|])")


def plain(text: str) -> str:
    """The text with everything escaped that Streamlit's Markdown would read: stars, dollars, colons, brackets."""
    return _MARKUP.sub(r"\\\1", text)


def link(text: str, url: str | None) -> str:
    """A link where there is an address, else the text."""
    return f"[{plain(text)}]({url.replace('(', '%28').replace(')', '%29')})" if url else plain(text)


def publisher(record: Publisher) -> str:
    """The publisher's name, labelled where a state controls it."""
    return labelled(record.name, record.state_controlled)
