"""A view's picture as a file: svg, png, or the framed figure as json, for a browser to draw."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.bounds.question import Question
from flows.errors import FlowsError
from flows.pictures import marked
from flows.pictures.around import Around, around
from flows.pictures.asked import Asked, Shown
from flows.pictures.frame import framed
from flows.pictures.shown import VIEWS
from flows.query import Query, last
from flows.selection import Mask, Selection
from flows.tables import Tables
from flows.views.style import DARK, LIGHT

KINDS = {"svg": "image/svg+xml", "png": "image/png", "json": "application/json"}
"""What a picture may be, with its media type."""
LOOKS = {"light": LIGHT, "dark": DARK}
Draw = Callable[[Callable[[], dict[str, Any]], str], bytes]
"""From what makes a figure, and a kind, to the picture."""


class Nothing(FlowsError):
    """Nothing is selected that the view can draw; the message says so."""


@dataclass(frozen=True)
class Order:
    """Which picture: of a view, of a selection and its page's choices, how wide, in which look."""

    view: str
    tables: Tables
    mask: Mask
    query: Query
    """Parameters of the address, each of them known."""
    address: str
    """Where the view is."""
    day: date

    @property
    def width(self) -> str:
        """Of WIDTHS."""
        return last(self.query.get("width")) or "page"

    def shown(self) -> Shown:
        """The chart, not yet framed. Raises Nothing."""
        question, look = Question.from_query(self.query, self.tables), last(self.query.get("look")) or "light"
        asked = Asked(self.tables, self.mask, self.query, question, LOOKS[look], self.width)
        shown = VIEWS[self.view](asked)
        if shown.empty:
            raise Nothing(shown.told)
        return shown

    def around(self) -> Around:
        """What the frame says."""
        chosen = Selection.from_query(self.query, self.tables)
        return around(self.tables, chosen, self.mask, self.address, self.day)

    def framed(self, shown: Shown, loose: bool = False) -> dict[str, Any]:
        """The figure with its frame; `loose` for a browser whose type is not known."""
        return framed(shown, self.around(), LOOKS[last(self.query.get("look")) or "light"], self.width, loose)

    @property
    def name(self) -> str:
        """'arms-flows-2026.12.0-routes-column', without the kind."""
        return f"arms-flows-{self.tables.dataset.dataset.version}-{self.view}-{self.width}"


def picture(order: Order, kind: str, draw: Draw) -> bytes:
    """The file. Raises Nothing, and what `draw` raises."""
    if kind == "json":
        return json.dumps(order.framed(order.shown(), loose=True), ensure_ascii=False).encode()
    made: list[Shown] = []

    def figure() -> dict[str, Any]:
        made.append(order.shown())
        return order.framed(made[0])

    drawn = draw(figure, kind)
    title, told = made[0].title, made[0].told
    around = order.around()
    return marked.png(drawn, title, around) if kind == "png" else marked.svg(drawn, title, told, around)
