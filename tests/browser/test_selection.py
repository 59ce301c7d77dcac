"""One selection everywhere: pictures, sentence, table, downloaded file and data route hold the same claims."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import expect

from flows.selection import Mask
from flows.tables import Tables
from flows.views.claims import rows as table
from flows.views.map import picture as geography
from flows.views.picture import EVENT
from flows.views.routes import origins as ribbons
from flows.views.timeline import picture as timeline
from tests.browser.conftest import Reader
from tests.browser.test_address import choose

CHOICES = [("country", "Spain", "country=ESP"), ("source", "The Moscow Times", "source=the-moscow-times")]
_MARKS = "plot => plot.data.flatMap(trace => [...(trace.customdata || []), ...(trace.link?.customdata || [])])"


@pytest.mark.parametrize(("field", "name", "query"), CHOICES, ids=[query for *_, query in CHOICES])
def test_a_choice_changes_pictures_sentence_and_csv_to_the_same_claims(
    reader: Reader, shipped: Tables, field: str, name: str, query: str
) -> None:
    """Chosen on the screen, compared with the file, the table, the route and the marks that are drawn."""
    reader.open("/claims")
    whole = downloaded(reader)
    choose(reader, field, name)
    expect(reader.page).to_have_url(re.compile(rf"\?{query}$"))
    expect(reader.page.get_by_text(re.compile(rf"^\d+ of \d+ claims.*{name}"))).to_be_visible()
    reader.settle()
    rows = downloaded(reader)
    chosen = [row["claim"] for row in rows]
    assert 0 < len(rows) < len(whole)
    assert reader.sentence().startswith(f"{len(rows)} of {len(shipped.claims)} claims")
    assert rows == over_http(reader, query)
    mask: Mask = np.isin(shipped.claims["id"].to_numpy(dtype=str), chosen)
    shown = table_statements(reader, len(rows))
    assert len(shown) >= min(len(rows), 20)
    assert shown == table.rows(shipped, mask)["Statement"].tolist()[: len(shown)]
    events = timeline.timeline(shipped, mask).events["id"]
    assert marks(reader, "Timeline") == set(chosen) | {f"{EVENT}{event}" for event in events}
    assert marks(reader, "Routes") == set(ribbons.by_origins(shipped, mask).rows["mark"])
    curves = geography.curves(shipped, mask)
    assert marks(reader, "Map") == set(curves.rows["key"]) | set(curves.countries["code"])


def downloaded(reader: Reader) -> list[dict[str, str]]:
    """The rows of the file that the button gives."""
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("button", name="Download CSV").click()
    assert re.fullmatch(
        r"reported-arms-flows-from-serbia-[\d.]+-\d+-of-\d+-claims\.csv", saved.value.suggested_filename
    )
    return _rows(saved.value.path().read_bytes())


def over_http(reader: Reader, query: str) -> list[dict[str, str]]:
    """The rows of the data route for the same parameters."""
    kind, content = reader.data(f"/data/claims.csv?{query}")
    assert kind == "text/csv; charset=utf-8"
    return _rows(content)


def _rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def table_statements(reader: Reader, many: int) -> list[str]:
    """The statements in the Claims page's table once it has so many rows: those in view, as it is drawn only there."""
    table = reader.page.get_by_test_id("stDataFrame").locator("table").first
    expect(table).to_have_attribute("aria-rowcount", str(many + 1))
    heads = [str(text) for text in table.locator("th").evaluate_all("cells => cells.map(cell => cell.textContent)")]
    at = heads.index("Statement")
    cells = table.locator("tbody tr").evaluate_all("(rows, at) => rows.map(row => row.children[at].textContent)", at)
    return [str(cell) for cell in cells]


def marks(reader: Reader, page: str) -> set[Any]:
    """What the marks of a page's chart carry, as plotly holds them in the browser."""
    reader.follow(page)
    chart = reader.page.locator(f".st-key-chart-{page.lower()} .js-plotly-plot")
    chart.wait_for()
    return {mark for mark in chart.evaluate(_MARKS) if mark}


def test_a_choice_builds_nothing_anew_that_it_does_not_change(reader: Reader) -> None:
    """The row of what is chosen comes and goes, and what stands below it stays the same in the browser."""
    reader.open("/timeline")
    heading = reader.page.get_by_role("heading", name="In order of date").element_handle()
    top = heading.bounding_box()
    for address in ("/timeline?country=ESP", "/timeline"):
        reader.turn(address)
        assert heading.evaluate("heading => heading.isConnected")
    assert top == heading.bounding_box(), "the empty row takes no room"
    assert not reader.errors
