"""Who repeats whom as rows of marks: one filled for the origin, hollow ones for all that lead back to it.

Counts of marks are the message, so nothing is scaled: a mark is a report. Shapes carry all meaning, colours none.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from flows.kept import kept
from flows.tables import Tables
from flows.views.hover import BREAK, plain
from flows.views.shared import shared
from flows.views.sources.marks import traces
from flows.views.sources.relays import Relays, counted
from flows.views.style import Look, framed

CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
WIDTH = 680
"""The widest the figure may be, in pixels: wider, its marks no longer read as rows."""

_PLACES = {"origin": (0.0, 1), "direct": (1.8, 18), "indirect": (21.0, 10)}
"""Where each way begins, and how many marks stand beside each other there; a place is about 11 pixels on a phone."""
_ACROSS = 31.2
_HEADS = {"origin": "", "direct": "repeat the source", "indirect": "repeat a repeat"}
_LINE, _PITCH, _GAP, _HEAD = 17, 12, 13, 24
"""Heights of a line of text and of marks, between rows, and of the heads of columns."""
_NAME = 34
"""Letters of an origin's name on a line, with the count beside it on a screen of 390 px."""
LEGEND = (
    "One mark is one report:", "● the source", "○ repeats it", "∘ repeats a repeat", "■ □ state-controlled publisher",
)  # fmt: skip


@dataclass(frozen=True)
class _Row:
    """Where the row of an origin stands, in pixels from the top."""

    name: list[str]
    top: float
    marks: float
    """The middle of its first line of marks."""


@kept
def figure(picture: Relays, tables: Tables, style: Look) -> go.Figure:
    """One mark a report; `customdata` is its id."""
    rows, height = _rows(picture)
    marks: list[Any] = list(picture.rows.itertuples())
    at = _at(marks, rows)
    data = [_stems(at, rows, style), *traces(marks, at, tables, style)] if marks else []
    return framed(shared(data), _layout(picture, rows, height, style), style, int(height))


def _rows(picture: Relays) -> tuple[dict[str, _Row], float]:
    """Each origin's row, and where the last ends; a row is as high as its longest column."""
    deep = _depths(picture)
    found, top = {}, float(_HEAD)
    for origin, label in zip(picture.origins["origin"], picture.origins["label"], strict=True):
        name = wrap(label, _NAME, break_on_hyphens=False)
        marks = top + len(name) * _LINE + _PITCH / 2 + 3
        found[origin] = _Row(name, top, marks)
        top = marks + (deep[origin] - 0.5) * _PITCH + _GAP
    return found, top


def _depths(picture: Relays) -> dict[str, int]:
    """How many lines of marks each origin has."""
    many = picture.rows.groupby(["origin", "way"], observed=True).size()
    deep: dict[str, int] = {}
    rows: list[Any] = list(many.reset_index(name="reports").itertuples())
    for row in rows:
        deep[row.origin] = max(deep.get(row.origin, 1), -(-row.reports // _PLACES[row.way][1]))
    return deep


def _at(marks: list[Any], rows: dict[str, _Row]) -> list[tuple[float, float]]:
    """The place of each mark, line by line within its column."""
    taken: dict[tuple[str, str], int] = {}
    found = []
    for mark in marks:
        number = taken.get((mark.origin, mark.way), 0)
        taken[mark.origin, mark.way] = number + 1
        start, beside = _PLACES[mark.way]
        found.append((start + number % beside + 0.5, rows[mark.origin].marks + number // beside * _PITCH))
    return found


def _stems(at: list[tuple[float, float]], rows: dict[str, _Row], style: Look) -> dict[str, Any]:
    """A thin line through the first line of marks of each row, from its origin."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row in rows.values():
        x += [0.5, max(across for across, down in at if down == row.marks), None]
        y += [row.marks, row.marks, None]
    line = {"color": style.rule, "width": 1}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _layout(picture: Relays, rows: dict[str, _Row], height: float, style: Look) -> dict[str, Any]:
    axis = {"fixedrange": True, "showgrid": False, "zeroline": False, "showticklabels": False, "showline": False}
    return {
        "margin": {"l": 2, "r": 2, "t": 0, "b": 0},
        "xaxis": axis | {"range": [0, _ACROSS]},
        "yaxis": axis | {"range": [height, 0]},
        "annotations": [*_heads(picture, style), *_names(picture, rows, style)],
        "showlegend": False, "dragmode": False, "meta": {"ties": {}},
    }  # fmt: skip


def _heads(picture: Relays, style: Look) -> list[dict[str, Any]]:
    font = {"size": 12, "color": style.muted}
    drawn = set(picture.rows["way"].astype(str))
    return [
        _text(head, 0, font) | {"x": _PLACES[way][0], "xref": "x", "xanchor": "left"}
        for way, head in _HEADS.items() if head and way in drawn
    ]  # fmt: skip


def _names(picture: Relays, rows: dict[str, _Row], style: Look) -> list[dict[str, Any]]:
    """The origin at the left, the count of reports and origins at the right."""
    found, font = [], {"size": 13, "color": style.ink}
    for origin, reports in zip(picture.origins["origin"], picture.origins["reports"].tolist(), strict=True):
        row = rows[origin]
        name = BREAK.join(map(plain, row.name))
        found.append(_text(name, row.top, font) | {"x": 0, "xref": "paper", "xanchor": "left"})
        count = _text(counted(reports), row.top, font | {"color": style.muted})
        found.append(count | {"x": 1, "xref": "paper", "xanchor": "right"})
    return found


def _text(text: str, top: float, font: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "y": top, "yref": "y", "yanchor": "top", "showarrow": False, "align": "left", "font": font,
            "borderpad": 0}  # fmt: skip
