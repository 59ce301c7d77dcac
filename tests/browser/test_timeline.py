"""The timeline by mouse: drag, send the address, point, click, Back."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import numpy as np
from playwright.sync_api import expect

from flows.tables import Tables
from flows.views.timeline import picture
from tests.browser.conftest import Reader
from tests.browser.test_clicks import click, point

PLOT = ".st-key-chart-timeline .js-plotly-plot"


def test_drag_address_point_click_and_back(reader: Reader, shipped: Tables) -> None:
    """A window is dragged open and kept by the address; there a mark shows its ties, pointed at and opened."""
    reader.open("/timeline?statistics=yes")
    whole = days(reader)
    drag(reader)
    expect(reader.page).to_have_url(re.compile("window="))
    reader.settle()
    shown = days(reader)
    assert whole[0] < shown[0] < shown[1] < whole[1]
    kept = reader.query()
    assert parse_qs(kept)["window"] == ["/".join(shown)]

    reader.open(f"/timeline?{kept}")
    assert days(reader) == shown
    mark, many = tied(shipped, *shown)
    lines = re.compile(f"^[^L]+(L[^L]+){{{many}}}$")
    pointed, opened = (reader.page.locator(f"{PLOT} .ties-{name}") for name in ("pointed", "open"))
    expect(pointed).to_have_count(0)
    point(reader, "timeline", mark)
    expect(pointed).to_have_attribute("d", lines)
    reader.page.mouse.move(0, 0)
    expect(pointed).to_have_count(0)

    click(reader, "timeline", mark)
    panel = reader.page.locator(".st-key-panel")
    expect(reader.headed()).to_have_text(shipped.record(shipped.place[mark]).statement)
    reader.settle()
    assert parse_qs(reader.query()) == parse_qs(kept) | {"mark": [mark]}
    expect(opened).to_have_attribute("d", lines)
    assert days(reader) == shown
    reader.back()
    expect(panel).to_have_count(0)
    expect(opened).to_have_count(0)
    assert reader.query() == kept
    assert days(reader) == shown
    assert not reader.errors


def drag(reader: Reader) -> None:
    """With the button held from the middle of the plot to its last tenth."""
    box = reader.page.locator(f"{PLOT} .nsewdrag").bounding_box()
    assert box
    height = box["y"] + box["height"] / 2
    reader.page.mouse.move(box["x"] + box["width"] * 0.5, height)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] * 0.7, height + 2)
    reader.page.mouse.move(box["x"] + box["width"] * 0.9, height)
    reader.page.mouse.up()


def days(reader: Reader) -> list[str]:
    """The first day in view and the last."""
    shown: list[str] = reader.page.locator(PLOT).evaluate(
        "plot => plot.layout.xaxis.range.map(day => day.slice(0, 10))"
    )
    return shown


def tied(tables: Tables, first: str, last: str) -> tuple[str, int]:
    """A claim well within these days that is tied, and to how many others."""
    drawn = picture.timeline(tables, np.ones(len(tables.claims), dtype=bool))
    start, end = np.datetime64(first), np.datetime64(last)
    within = drawn.rows[drawn.rows["day"].between(start + (end - start) // 10, end - (end - start) // 2)]
    ties = [*drawn.ties["answer"], *drawn.ties["answered"]]
    return next((key, ties.count(key)) for key in within["key"] if key in ties)
