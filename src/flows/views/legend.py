"""What a legend explains: a sign or a line, and what it stands for."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One entry of a legend: a sign in its colour where there is one, else a line."""

    words: str
    colour: str = ""
    sign: str = ""
    width: float = 4.0
    """Of the line, in pixels; 0 where it has a casing alone."""
    dash: str = "solid"
    """solid, dashed or dotted."""
    casing: str = ""
    """The colour of the dashed lines on both sides of the line, where there are any."""


def signs(entries: tuple[Entry, ...]) -> str:
    """Entries with signs as HTML, none broken."""
    return "&ensp; ".join(
        f'<span style="white-space:nowrap"><span style="color:{one.colour}">{one.sign}</span> {one.words}</span>'
        for one in entries
    )
