"""The frame of a picture: nothing in it overlaps or leaves it, the chart stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import plotly.graph_objects as go
import pytest

from flows.bounds.question import Question
from flows.pictures.around import Around, around
from flows.pictures.asked import WIDTHS, Asked, Shown
from flows.pictures.frame import framed
from flows.pictures.measure import BOLD, REGULAR, width
from flows.pictures.shown import VIEWS
from flows.selection import Selection
from flows.tables import Tables
from flows.views.legend import Entry
from flows.views.style import DARK, LIGHT

HOSTILE = "<b>bold</b> & <a href='x'>link</a> $x^2$ " + "ßüñ塞爾維亞" * 12
ENTRIES = (
    Entry("said", "#0072b2", "■"), Entry("also denied", "#0072b2", casing="#9b2226"),
    Entry("only denied", width=0, casing="#9b2226"), Entry("between", "#0072b2", dash="dotted"), Entry("words alone"),
)  # fmt: skip


def chart(**more: Any) -> Shown:
    figure = {
        "data": [{"type": "scatter", "x": [1], "y": [1]}],
        "layout": {"height": 200, "margin": {"l": 8, "r": 8, "t": 30, "b": 20}, "annotations": [{"text": "own"}]},
    }
    return Shown(figure, **{"title": "A title.", "told": "In words.", "notes": ("A note.",)} | more)


def about(**more: str) -> Around:
    texts = {"selection": "3 of 4 claims.", "sources": "Sources: 1 report.", "edition": "An edition.", "licence": "CC0",
             "address": "https://flows.example/map"}  # fmt: skip
    return Around(**texts | more)


def texts(figure: dict[str, Any]) -> Iterator[tuple[float, float, float, float, str]]:
    """The texts of the frame, as left, top, right, bottom in pixels of the picture."""
    layout = figure["layout"]
    margin = layout["margin"]
    tops = {1: margin["t"], 0: layout["height"] - margin["b"]}
    for note in layout["annotations"]:
        if note.get("xref") == "paper" and "yshift" in note and note.get("xshift") is not None:
            bold, size = note["text"].startswith("<b>"), note["font"]["size"]
            plain = unescape(note["text"].removeprefix("<b>").removesuffix("</b>")) if bold else unescape(note["text"])
            left, middle = margin["l"] + note["xshift"], tops[note["y"]] - note["yshift"]
            wide = width(plain, size, BOLD if bold else REGULAR)
            yield left, middle - size / 2, left + wide, middle + size / 2, plain


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("loose", [False, True])
def test_no_text_of_the_frame_leaves_it_or_lies_over_another(size: str, loose: bool) -> None:
    """Whatever the texts are: long, wide, without a space, like markup."""
    shown = chart(title=HOSTILE, notes=(HOSTILE, "", "short"), legend=ENTRIES * 4)
    figure = framed(shown, about(selection=HOSTILE, address="https://x.example/" + "a" * 900), LIGHT, size, loose)
    found = list(texts(figure))
    layout = figure["layout"]
    assert layout["width"] == WIDTHS[size]
    inner = layout["margin"]["t"] - 30, layout["height"] - layout["margin"]["b"] + 20
    for left, top, right, bottom, text in found:
        assert left >= 0, text
        assert right <= layout["width"], text
        assert top >= 0, text
        assert bottom <= layout["height"], text
        assert bottom <= inner[0] or top >= inner[1], f"over the chart: {text}"
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one[4], other[4])


def test_the_chart_stays_as_it_was() -> None:
    """As large, with its own texts, data and margins within the frame."""
    shown = chart()
    figure = framed(shown, about(), DARK, "page")
    layout, own = figure["layout"], shown.figure["layout"]
    assert figure["data"] == shown.figure["data"]
    assert layout["annotations"][0] == {"text": "own"}
    inside = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert inside == pytest.approx(own["height"] - 50, abs=1)
    assert layout["paper_bgcolor"] == DARK.paper


def test_a_chart_that_would_fall_apart_is_framed_narrower() -> None:
    assert framed(chart(widest=680), about(), LIGHT, "page")["layout"]["width"] == 728


def test_texts_are_shown_letter_by_letter() -> None:
    shown = framed(chart(title="<b>5 < 6</b> & more"), about(), LIGHT, "page")
    told = [note["text"] for note in shown["layout"]["annotations"]]
    assert "<b>&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; more</b>" in told


def test_a_denied_line_has_a_casing_on_both_sides() -> None:
    shapes = framed(chart(legend=ENTRIES[1:3]), about(), LIGHT, "page")["layout"]["shapes"]
    assert [shape["line"]["color"] for shape in shapes] == ["#0072b2", "#9b2226", "#9b2226", "#9b2226", "#9b2226"]
    assert {round(shape["x1"] - shape["x0"]) for shape in shapes} == {30}


def ask(tables: Tables, width: str, **query: str) -> Asked:
    mask = Selection().mask(tables)
    return Asked(tables, mask, query, Question.from_query(query, tables), LIGHT, width)


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize(
    ("view", "query"),
    [*((view, {}) for view in VIEWS), ("routes", {"measure": "value"}), ("routes", {"measure": "quantity"}),
     ("positions", {"form": "matrix"}), ("timeline", {"window": "2024/2025", "lanes": "actor"})],
    ids=str,
)  # fmt: skip
def test_the_picture_of_every_view_is_one_that_plotly_draws(
    shipped: Tables, size: str, view: str, query: dict[str, str]
) -> None:
    shown = VIEWS[view](ask(shipped, size, **query))
    selection = Selection()
    told = around(shipped, selection, selection.mask(shipped), f"https://flows.example/{view}", date(2026, 12, 1))
    figure = framed(shown, told, LIGHT, size)
    assert not shown.empty
    assert shown.title.endswith(".")
    assert go.Figure(figure).to_dict()["layout"]["width"] <= WIDTHS[size]
    found = {text for *_, text in texts(figure)}
    assert any("CC-BY-4.0" in text for text in found)
    assert f"https://flows.example/{view}" in found
