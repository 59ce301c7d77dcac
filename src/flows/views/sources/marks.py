"""The marks of the picture of relays: their shapes, and what is said over them."""

from __future__ import annotations

from typing import Any

from flows.summary import plural
from flows.tables import Tables
from flows.views.hover import BREAK, lines
from flows.views.sources.rows import WAYS
from flows.views.style import Look

_SIZES = {"origin": 9, "direct": 8, "indirect": 6}
_SYMBOLS = {False: "circle", True: "square"}
"""By whether the publisher is state-controlled."""


def traces(marks: list[Any], at: list[tuple[float, float]], tables: Tables, style: Look) -> list[dict[str, Any]]:
    """One trace a way and control that occur. `marks` are rows with the columns of MARKS, `at` their places."""
    hover, found = _hovers(marks, tables), []
    for way in WAYS:
        for controlled in _SYMBOLS:
            own = [place for place, mark in enumerate(marks) if (mark.way, mark.state_controlled) == (way, controlled)]
            if own:
                found.append(_trace(own, marks, at, hover) | _look(way, controlled, style))
    return found


def _trace(own: list[int], marks: list[Any], at: list[tuple[float, float]], hover: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "text",
        "x": [at[place][0] for place in own], "y": [at[place][1] for place in own],
        "customdata": [marks[place].report for place in own], "hovertext": [hover[place] for place in own],
    }  # fmt: skip


def _look(way: str, controlled: bool, style: Look) -> dict[str, Any]:
    """Filled for an origin, hollow for what repeats it, smaller for what repeats a repeat."""
    colour = style.ink if way == "origin" else style.paper
    line = {"color": style.ink if way == "origin" else style.muted, "width": 1.4}
    return {
        "name": f"{way}, state-controlled" if controlled else way,
        "marker": {"symbol": _SYMBOLS[controlled], "size": _SIZES[way], "color": colour, "line": line, "opacity": 1},
    }


def _hovers(marks: list[Any], tables: Tables) -> list[str]:
    titles = dict(zip(tables.reports["id"], tables.reports["title"].fillna(""), strict=True))
    return [_hover(mark, titles[mark.report]) for mark in marks]


def _hover(mark: Any, title: str) -> str:
    """Publisher and date, title, what it repeats, how many claims it carries."""
    repeated = f"repeats {'; '.join(mark.through)}" if mark.through else ""
    told = [f"<b>{lines(mark.label)}</b>"]
    told += [lines(text) for text in (title, repeated) if text]
    carried = f"{plural(mark.claims, 'claim')} from this source" if mark.claims else "only known from what repeats it"
    return BREAK.join([*told, carried])
