"""A sheet on which lanes, names and bands are laid out from the top down, in pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from flows.charts.style import Look
from flows.charts.timeline_words import BREAK, LETTER, full, label, names, short, small

ROW, LINE, GAP, HEADING, BAR = 16, 17, 6, 36, 12
"""Heights: a row of marks, a line of text, the space under a lane, a heading, the row of a band."""


@dataclass(frozen=True)
class Text:
    """A text at the left edge, its top so many pixels down."""

    y: float
    html: str
    heading: bool = False


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
        row = next(at for at in range(len(ends) + 1) if all(end <= left for end in ends[at : at + depth]))
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
            self.texts.append(Text(self.y + HEADING - LINE - 5, text, heading=True))
        self.y += HEADING if text else GAP

    def aside(self, text: str) -> None:
        """A small line of text, where there is one."""
        if text:
            self._text(small(text, self.style))
            self.y += GAP

    def lane(self, lane: Any, rows: Any) -> Any:
        """A lane with its name above it; the places of its marks by their rows."""
        self.rules.append(self.y)
        self._text(label(lane, self.style, self.width))
        places = self.y + rows * ROW + ROW / 2
        self.y += (int(rows.max(initial=0)) + 1) * ROW + GAP
        return places

    def shared(self, marks: list[tuple[int, Any, float, float]]) -> dict[int, Beside]:
        """Marks share the rows of one block, the actor named beside each.

        Each mark: its row, its lane, pixels from the left, pixels that mark and number take.
        """
        if not marks:
            return {}
        self.rules.append(self.y)
        self.y += GAP
        sides = [self._side(lane, at, taken) for _, lane, at, taken in marks]
        rows = stagger((left, right, len(lines)) for lines, _, left, right in sides)
        top, found = self.y, {}
        for (mark, *_), row, (lines, left, *_) in zip(marks, rows, sides, strict=True):
            found[mark] = Beside(top + (row + len(lines) / 2) * ROW, tuple(lines), left)
            self.y = max(self.y, top + (row + len(lines)) * ROW)
        self.y += GAP
        return found

    def _side(self, lane: Any, at: float, taken: float) -> tuple[list[str], bool, float, float]:
        """The lines of a name, whether they stand to the left, and from where to where mark and lines reach."""
        before, after = at - taken, self.width - at - taken
        left = before > after and len(full(lane)) * LETTER > after
        lines = short(lane, before if left else after)
        reach = taken + max(map(len, lines)) * LETTER
        return lines, left, at - (reach if left else taken), at + (taken if left else reach)

    def band(self, band: Any) -> float:
        """A band with its names and date above it; the place of its bar."""
        self._text(names(band, self.style, self.width))
        self.y += BAR + GAP
        return self.y - GAP - BAR / 2

    def _text(self, html: str) -> None:
        self.texts.append(Text(self.y + 2, html))
        self.y += 2 + LINE * (html.count(BREAK) + 1)
