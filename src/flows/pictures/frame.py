"""A chart with its frame: over it what it shows, of what and what its marks mean; under it what to know and its source.

All of it is part of the figure, so that whoever draws the figure, a server or a reader's browser, draws the frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flows.pictures.around import Around
from flows.pictures.asked import WIDTHS, Shown
from flows.pictures.measure import BOLD, REGULAR, width, wrapped
from flows.views.hover import plain
from flows.views.legend import Entry
from flows.views.style import Look

_PAD = {"page": 24, "column": 16, "phone": 12}
_TITLE, _TEXT, _SMALL = 21, 14, 12
_LINE, _AIR = 1.32, 8
"""The height of a line by its type; pixels between blocks."""
_LOOSE = 0.75
"""The share of a line that is filled where the type is not known."""
_SWATCH, _SIGN, _ENTRY, _GAP = 30, 16, 20, 18
"""A line of a legend and a sign, the height of entries, and the space between two, in pixels."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one type, from the top of where they stand; or the legend, which has shapes of its own."""

    lines: tuple[str, ...]
    size: int
    colour: str
    weight: int = REGULAR

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LINE


def framed(shown: Shown, around: Around, style: Look, size: str, loose: bool = False) -> dict[str, Any]:
    """The figure with its frame, as plotly reads it: `layout` has width and height in pixels. `size` is of WIDTHS.

    `loose` leaves room for whatever type a reader's browser has.
    """
    pad = _PAD[size]
    total = min(WIDTHS[size], shown.widest + 2 * pad)
    room = (total - 2 * pad) * (_LOOSE if loose else 1)
    above = [
        _block(shown.title, room, _TITLE if size == "page" else _TITLE - 2, style.ink, BOLD),
        _block(around.selection, room, _TEXT, style.muted),
    ]
    legend, tall = _legend(shown.legend, room, _LOOSE if loose else 1)
    below = [_block(note, room, _SMALL, style.muted) for note in shown.notes if note]
    ends = (around.sources, around.edition, around.shown_address)
    below += [_block(text, room, _SMALL, style.ink if text == around.edition else style.muted) for text in ends]
    top = pad + sum(block.height + _AIR for block in above) + tall + _AIR * (1 if size == "page" else 2)
    bottom = _AIR + sum(block.height + _AIR / 2 for block in below) + pad - _AIR / 2
    layout = dict(shown.figure["layout"])
    inner = {side: layout.get("margin", {}).get(side, 0) for side in "lrtb"}
    at = _Place(-inner["l"], 1, top + inner["t"] - pad)
    notes, down = _texts(above, at, _AIR)
    signs, shapes = _entries(legend, at.lower(down), style)
    notes += signs + _texts(below, _Place(-inner["l"], 0, -inner["b"] - _AIR), _AIR / 2)[0]
    return {
        "data": shown.figure["data"],
        "layout": layout | {
            "width": total, "height": round(layout["height"] + top + bottom), "autosize": False,
            "paper_bgcolor": style.paper,
            "margin": {
                "l": inner["l"] + pad, "r": inner["r"] + pad, "t": inner["t"] + top, "b": inner["b"] + bottom,
            },
            "annotations": [*layout.get("annotations", ()), *notes],
            "shapes": [*layout.get("shapes", ()), *shapes],
        },
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in pixels from the left edge of the plot and from its top (1) or its foot (0), upwards."""

    left: float
    edge: int
    up: float

    def lower(self, down: float) -> _Place:
        return _Place(self.left, self.edge, self.up - down)


def _block(text: str, room: float, size: int, colour: str, weight: int = REGULAR) -> _Block:
    return _Block(tuple(wrapped(text, room, size, weight)), size, colour, weight)


def _texts(blocks: list[_Block], at: _Place, air: float) -> tuple[list[dict[str, Any]], float]:
    """Blocks one under the other, and how far down they go; a line is a text of its own, so that its place is known."""
    found, down = [], 0.0
    for block in blocks:
        for line in block.lines:
            middle = down + block.size * _LINE / 2
            found.append(_note(line, at, 0, middle, block.size, block.colour, block.weight))
            down += block.size * _LINE
        down += air
    return found, down


def _note(
    text: str, at: _Place, across: float, down: float, size: int, colour: str, weight: int = REGULAR
) -> dict[str, Any]:
    told = f"<b>{plain(text)}</b>" if weight == BOLD else plain(text)
    return {
        "text": told, "x": 0, "xref": "paper", "xanchor": "left", "xshift": at.left + across, "y": at.edge,
        "yref": "paper", "yanchor": "middle", "yshift": at.up - down, "showarrow": False, "borderpad": 0,
        "align": "left", "font": {"size": size, "color": colour},
    }  # fmt: skip


def _legend(entries: tuple[Entry, ...], room: float, share: float) -> tuple[list[tuple[Entry, float, float]], float]:
    """Each entry with how far right and down it stands, and the height of all; words fill a share of their room."""
    placed = []
    across = down = 0.0
    for entry in entries:
        wide = _before(entry) + width(entry.words, _TEXT - 1) / share
        if across and across + wide > room / share:
            across, down = 0.0, down + _ENTRY
        placed.append((entry, across, down))
        across += wide + _GAP
    return placed, down + _ENTRY + _AIR if entries else 0.0


def _before(entry: Entry) -> float:
    """Pixels before the words."""
    if entry.sign:
        return max(width(f"{entry.sign} ", _TEXT), _SIGN)
    return _SWATCH + 7 if entry.colour or entry.casing else 0


def _entries(
    placed: list[tuple[Entry, float, float]], at: _Place, style: Look
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Signs and words as texts, lines as shapes."""
    notes: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    for entry, across, down in placed:
        middle = down + _ENTRY / 2
        if entry.sign:
            notes.append(_note(entry.sign, at, across, middle, _TEXT, entry.colour))
        else:
            shapes += _lines(entry, at.left + across, at.up - middle)
        notes.append(_note(entry.words, at, across + _before(entry), middle, _TEXT - 1, style.ink))
    return notes, shapes


def _lines(entry: Entry, left: float, up: float) -> Iterator[dict[str, Any]]:
    """A line, and its casing."""
    dash = {"solid": "solid", "dashed": "6px,3px", "dotted": "2px,4px"}[entry.dash]
    if entry.colour and entry.width:
        yield _line(left, up, entry.colour, entry.width, dash)
    if entry.casing:
        for away in (-4, 4):
            yield _line(left, up + away, entry.casing, 1.5, "4px,3px")


def _line(left: float, up: float, colour: str, wide: float, dash: str) -> dict[str, Any]:
    return {
        "type": "line", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0,
        "yanchor": 1, "x0": left, "x1": left + _SWATCH, "y0": up, "y1": up,
        "line": {"color": colour, "width": wide, "dash": dash},
    }  # fmt: skip
