"""Texts of the data on the screen: as they are, never as markup."""

from __future__ import annotations

import re

from flows.dataset.model import Report, StateControl
from flows.views.briefs import Cited

_MARKUP = re.compile(r"([\\`*_\[\]$~<>#:|])")


def plain(text: str) -> str:
    """The text with everything escaped that Streamlit's Markdown would read: stars, dollars, colons, brackets."""
    return _MARKUP.sub(r"\\\1", text)


def link(text: str, url: str | None, hint: str = "") -> str:
    """A link where there is an address, else the text; the hint shows when the link is pointed at."""
    if not url:
        return plain(text)
    title = ' "' + plain(hint).replace('"', "”") + '"' if hint else ""
    return f"[{plain(text)}]({url.replace('(', '%28').replace(')', '%29')}{title})"


def publisher(name: str, control: StateControl | None, url: str | None = None) -> str:
    """The publisher; where a state controls it with a label that leads to the page that bears it out and says why."""
    named = link(name, url)
    return f"{named} ({link('state-controlled', control.source, control.why)})" if control else named


def copies(report: Report | Cited) -> str:
    """', archived copies' as links, for a report that has an address."""
    found = [("archived copy", report.archived), ("archived copies", report.copies)]
    return "".join(f", {link(label, url)}" for label, url in found if url)
