"""Texts of the data on the screen: as they are, never as markup. All that Streamlit reads as Markdown passes here.

Streamlit changes more than Markdown. It replaces codes of emoji and icons, arrows, dashes and signs of comparison, and
turns bare addresses into links, all after backslashes are gone. A piece of markup without content between two letters
keeps such a pattern apart: nothing is seen of it, and nothing of it is copied.
"""

from __future__ import annotations

import re

from flows.dataset.model import Report, StateControl
from flows.views.briefs import Cited

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


def link(text: str, url: str | None, hint: str = "") -> str:
    """A link where there is an address, else the text; the hint shows when the link is pointed at."""
    if not url:
        return plain(text)
    title = ' "' + _MARKUP.sub(r"\\\1", _SPACES.sub(" ", hint)).replace('"', r"\"") + '"' if hint else ""
    return f"[{plain(text)}]({_address(url)}{title})"


def _address(url: str) -> str:
    place, mark, query = url.translate(_ADDRESS).replace(":material/", "%3Amaterial/").partition("?")
    return f"{place}{mark}{query.replace('www.', 'www%2E')}"


def publisher(name: str, control: StateControl | None, url: str | None = None) -> str:
    """The publisher; where a state controls it with a label that leads to the page that bears it out and says why."""
    named = link(name, url)
    return f"{named} ({link('state-controlled', control.source, control.why)})" if control else named


def copies(report: Report | Cited) -> str:
    """', archived copies' as links, for a report that has an address."""
    found = [("archived copy", report.archived), ("archived copies", report.copies)]
    return "".join(f", {link(label, url)}" for label, url in found if url)
