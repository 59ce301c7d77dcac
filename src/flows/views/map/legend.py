"""How sorts of curves, widths and marks look, and the legend that explains those that are drawn, as HTML."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from flows.tables import ROLES
from flows.views.legend import Entry
from flows.views.map.picture import ROLE_WORDS, Curves, Row, records
from flows.views.map.ways import UNNAMED
from flows.views.picture import VOICE_WORDS
from flows.views.style import DARK, Look, shade

PIXELS = (2.0, 3.5, 5.5, 8.0)
"""The width of a curve of each class."""

CASING = 3.0
"""How much wider than a denied curve the ground within its casing is, and that casing than the ground."""


class Kind(NamedTuple):
    """How a sort of curve is drawn."""

    colour: str
    """A field of Look."""
    alpha: float
    dash: str
    words: str


KINDS = {
    "said": Kind("said", 0.9, "solid", VOICE_WORDS["said"]),
    "direct": Kind("said", 0.4, "solid", "nobody in between named"),
    "qualified": Kind("qualified", 0.95, "9px,3px", f"only {VOICE_WORDS['qualified']}"),
    "denied": Kind("paper", 1.0, "solid", f"only {VOICE_WORDS['denied']}"),
}
"""Sorts of curves, in the order of the legend; no meaning rests on colour alone."""

DOTS, CASED = "1.5px,5px", "4px,4px"
"""Dashes: where it is not named who stands in between; around what is denied."""

MARKS = {"origin": ("circle", "●"), "intermediary": ("diamond", "◆"), "destination": ("square", "■")}
_COLOURS = {
    "origin": ("#00785a", "#3cc79f"), "intermediary": ("#3e4c59", "#cbd2d9"), "destination": ("#9c3f7c", "#e79bc8"),
}  # fmt: skip


def kind(row: Row) -> str:
    """The sort of a curve; `row` is one of `picture.rows`."""
    return "direct" if row["direct"] and row["voice"] == "said" else str(row["voice"])


def colour(sort: str, style: Look) -> str:
    """The colour of a sort of curve."""
    return shade(getattr(style, KINDS[sort].colour), KINDS[sort].alpha)


def role_colour(role: str, style: Look) -> str:
    """The colour of a role, none of those that tell voices apart."""
    return _COLOURS[role][style == DARK]


def edges(widths: list[int]) -> list[int]:
    """Where classes of widths begin: whole numbers in even steps of proportion."""
    least, most = min(widths, default=1), max(widths, default=1)
    return sorted({math.ceil(least * (most / least) ** (step / len(PIXELS))) for step in range(len(PIXELS))})


def pixels(width: int, starts: list[int]) -> float:
    """How wide a curve is drawn."""
    return PIXELS[bisect_right(starts, width) - 1]


def classes(starts: list[int], most: int) -> list[str]:
    """What each class holds: '1', '2', '3–4', '5 or more sources'."""
    held = [f"{low}" if high == low + 1 else f"{low}–{high - 1}" for low, high in pairwise(starts)]
    last = f"{starts[-1]}" if starts[-1] == most else f"{starts[-1]} or more"
    return [*held, f"{last} {'source' if last == '1' else 'sources'}"]


def legend(picture: Curves, style: Look) -> str:
    """What is drawn, in a line or two."""
    return f'<div class="flows-legend">{"".join(map(_html, entries(picture, style)))}</div>'


def entries(picture: Curves, style: Look) -> Iterator[Entry]:
    """Of curves, widths and marks those that are drawn."""
    rows = records(picture.rows)
    held, widths = {kind(row) for row in rows}, [row["sources"] for row in rows]
    for sort in KINDS:
        if sort in held - {"denied"}:
            dash = "solid" if KINDS[sort].dash == "solid" else "dashed"
            yield Entry(KINDS[sort].words, colour(sort, style), dash=dash)
    if any(UNNAMED in row["key"] for row in rows):
        yield Entry("in between, but not named", style.said, dash="dotted")
    if any(row["denied"] and row["voice"] != "denied" for row in rows):
        yield Entry(f"also {VOICE_WORDS['denied']}", style.said, casing=style.denied)
    if "denied" in held:
        yield Entry(KINDS["denied"].words, width=0, casing=style.denied)
    for words, size in zip(classes(edges(widths), max(widths, default=1)), PIXELS, strict=False):
        yield Entry(words, style.muted, width=size)
    for role in ROLES:
        if role in set(picture.countries["role"]):
            yield Entry(ROLE_WORDS[role], role_colour(role, style), MARKS[role][1])


def _html(entry: Entry) -> str:
    if entry.sign:
        return f'<span><b style="color:{entry.colour}">{entry.sign}</b>{entry.words}</span>'
    drawn = f"border-top:{entry.width:g}px {entry.dash} {entry.colour}"
    if entry.casing:
        drawn = "height:4px;padding:1.5px 0;background-clip:content-box;"
        drawn += f"border:dashed {entry.casing};border-width:1.5px 0"
        drawn += f";background-color:{entry.colour}" if entry.width else ""
    return f'<span><i style="{drawn}"></i>{entry.words}</span>'
