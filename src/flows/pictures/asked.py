"""What is asked of a picture, and what a view puts into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows.bounds.question import Question
from flows.query import Query, last
from flows.selection import Mask
from flows.tables import Tables
from flows.views.legend import Entry
from flows.views.map.picture import LEAST
from flows.views.style import Look
from flows.views.timeline.picture import LANES

CHOICES = {
    "measure": ("origins", "value", "quantity"),
    "scale": ("even", "log"),
    "few": ("yes",),
    "least": tuple(map(str, LEAST)),
    "lanes": tuple(LANES),
    "form": ("list", "matrix"),
}
"""Choices of single pages that change a picture, and their values."""
WIDTHS = {"page": 1200, "column": 600, "phone": 390}
"""How wide a picture is, in pixels; less where its chart would fall apart."""
WIDEST = 1152
"""Pixels of a chart for which its view names no limit."""


@dataclass(frozen=True)
class Shown:
    """One chart, before it is framed."""

    figure: Mapping[str, Any]
    """As plotly reads it: `data` and `layout`, with its height."""
    title: str
    """What it shows, as a sentence."""
    told: str
    """The picture in words, for who cannot see it."""
    legend: tuple[Entry, ...] = ()
    """What the figure has no legend of its own for."""
    notes: tuple[str, ...] = ()
    """What to know before believing it; what could not be drawn."""
    widest: int = WIDEST
    empty: bool = False
    """Whether there is nothing to draw; `told` says so."""


@dataclass(frozen=True)
class Asked:
    """What is to be drawn, and how."""

    tables: Tables
    mask: Mask
    query: Query
    """The choices of single pages, each of them known."""
    question: Question
    style: Look
    width: str = "page"
    """Of WIDTHS."""

    @property
    def narrow(self) -> bool:
        """Whether the chart is that of narrow pages."""
        return self.width != "page"

    def choice(self, name: str, usual: str = "") -> str:
        """A choice of the address, or the usual one."""
        return last(self.query.get(name)) or usual
