"""A sheet on which lanes, names and bands are laid out from the top down, in pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from flows.charts.style import Look
from flows.charts.timeline_words import BESIDE, BREAK, alone, label, names, short, small

ROW, LINE, GAP, HEADING = 12, 15, 2, 23
"""Heights: a row of marks, a line of text or a band, the space under a lane, a heading."""
_PITCH = 14.3
"""From line to line of a name beside a mark."""

Span = tuple[float, float]
"""From where to where something reaches, in pixels from the left."""


@dataclass(frozen=True)
class Text:
    """A text at the left edge, its top so many pixels down."""

    y: float
    html: str
    heading: bool = False
    over: bool = False
    """Whether what lies under it is seen between its letters."""


@dataclass(frozen=True)
class Beside:
    """The place of a mark, and the lines of the actor's name beside it."""

    y: float
    lines: tuple[str, ...]
    left: bool
    """Whether they stand to its left."""


def stagger(spans: Iterable[tuple[float, float, int]]) -> list[int]:
    """The first free row of each span (left, right, rows it takes): what would overlap stands under each other."""
    ends: list[float] = []
    rows = []
    for left, right, depth in spans:
        free = (at for at, end in enumerate(ends) if end <= left and (depth == 1 or max(ends[at : at + depth]) <= left))
        row = next(free, len(ends))
        ends += [float("-inf")] * (row + depth - len(ends))
        ends[row : row + depth] = [right] * depth
        rows.append(row)
    return rows


@dataclass
class Sheet:
    """What has been laid out so far."""

    style: Look
    width: int
    y: float
    texts: list[Text] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """A heading over what follows; only space where it is empty."""
        if text:
            self.texts.append(Text(self.y + HEADING - LINE - 1, text, heading=True))
        self.y += HEADING if text else GAP

    def aside(self, text: str) -> None:
        """A small line of text, where there is one."""
        if text:
            self.texts.append(Text(self.y, small(text, self.style)))
            self.y += LINE + GAP

    def counted(self, lane: Any, rows: list[int]) -> list[float]:
        """A lane of counts, its name above it; the places of its marks by their rows."""
        self._name(label(lane, self.style, self.width)[0])
        places = [self.y + row * ROW + ROW / 2 for row in rows]
        self.y += (max(rows) + 1) * ROW + GAP
        return places

    def lane(self, lane: Any, spans: list[Span]) -> list[float]:
        """A lane, its name at the left of its first row, where marks stand if they have room; their places."""
        html, reach = label(lane, self.style, self.width)
        self._name(html)
        self.y -= LINE
        marks = sorted(range(len(spans)), key=spans.__getitem__)
        rows = stagger([(float("-inf"), reach, 1), *((*spans[at], 1) for at in marks)])[1:]
        places = [0.0] * len(spans)
        for at, row in zip(marks, rows, strict=True):
            places[at] = self.y + LINE / 2 + row * ROW
        self.y += LINE + max(rows) * ROW + GAP
        return places

    def _name(self, html: str) -> None:
        self.rules.append(self.y)
        self.texts.append(Text(self.y - 1, html, over=True))
        self.y += 1 + LINE * (html.count(BREAK) + 1)

    def shared(self, marks: list[tuple[int, Any, float, float]]) -> dict[int, Beside]:
        """Marks share the rows of one block, the actor named beside each.

        Each mark: its row, its lane, pixels from the left, pixels that mark and number take.
        """
        if not marks:
            return {}
        self.rules.append(self.y)
        sides = [self._side(lane, at, taken) for _, lane, at, taken in marks]
        deep = [1 if len(lines) == 1 else ceil(len(lines) * _PITCH / ROW) for lines, *_ in sides]
        rows = stagger((left, right, depth) for (*_, left, right), depth in zip(sides, deep, strict=True))
        self.y += 1
        top, found = self.y, {}
        for (mark, *_), row, depth, (lines, left, *_) in zip(marks, rows, deep, sides, strict=True):
            found[mark] = Beside(top + (row + depth / 2) * ROW, tuple(lines), left)
            self.y = max(self.y, top + (row + depth) * ROW)
        self.y += GAP
        return found

    def _side(self, lane: Any, at: float, taken: float) -> tuple[list[str], bool, float, float]:
        """The lines of a name, whether they stand to the left, and from where to where mark and lines reach."""
        before, after = at - taken, self.width - at - taken
        left = before > after and len(alone(lane)) * BESIDE > after
        lines = short(lane, before if left else after)
        reach = taken + max(map(len, lines)) * BESIDE
        return lines, left, at - (reach if left else taken), at + (taken if left else reach)

    def band(self, band: Any) -> float:
        """A band, its names and date over it; the place of its bar."""
        self.texts.append(Text(self.y - 1, names(band, self.style, self.width), over=True))
        self.y += LINE + 1
        return self.y - 1 - LINE / 2
