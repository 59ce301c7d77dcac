"""Texts of the data on the screen: as they are, never as markup. All that Streamlit reads as Markdown passes here.

Streamlit changes more than Markdown. It replaces codes of emoji and icons, arrows, dashes and signs of comparison, and
turns bare addresses into links, all after backslashes are gone. A piece of markup without content between two letters
keeps such a pattern apart: nothing is seen of it, and nothing of it is copied.
"""

from __future__ import annotations

import re

from flows.dataset.model import Publisher
from flows.summary import labelled

_APART = ":small[]"
_MARKUP = re.compile(r"([\\`*_\[\]$~<>#:|&])")
_SPACES = re.compile(r"[ \t\r\n]+")
_FIRST = re.compile(r"^( ?)([-+=]|\d+(?=[.)]))")
"""What makes a list, a heading or a rule of a line it begins."""
_REPLACED = re.compile(r"""
    \\:(?=\S)               # :smile: :material/home: https://
    | (?<=ww)(?=w\.)         # www.
    | @(?=\S)                # name@host
    | (?:-|\\[<>~])(?=-|=|\\>) # -> <- -- >= <= ~=
""", re.VERBOSE | re.IGNORECASE)  # fmt: skip
_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in "()<>[]`$\\\"'"} | {ord("&"): "&amp;"}
"""What would end the address of a link or stand for something else in it."""


def plain(text: str) -> str:
    """The text in one line, with everything escaped that Streamlit would read as more than text."""
    escaped = _MARKUP.sub(r"\\\1", _SPACES.sub(" ", text))
    return _REPLACED.sub(rf"\g<0>{_APART}", _FIRST.sub(_begun, escaped))


def _begun(found: re.Match[str]) -> str:
    """'1.' as '1\\.', '-' as '\\-'."""
    space, mark = found.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def link(text: str, url: str | None) -> str:
    """A link where there is an address, else the text."""
    return f"[{plain(text)}]({_address(url)})" if url else plain(text)


def _address(url: str) -> str:
    return url.translate(_ADDRESS).replace(":material/", "%3Amaterial/")


def publisher(record: Publisher) -> str:
    """The publisher's name, labelled where a state controls it."""
    return labelled(record.name, record.state_controlled)
