"""Dates at both ends of the calendar: every page draws them or lists them as not drawn."""

from __future__ import annotations

import pytest

from benchmarks import synthetic
from flows.dataset import parse
from flows.dates import Period
from flows.screen.pages import PAGES
from flows.tables import build
from flows.views.style import LIGHT
from flows.views.timeline import figure, picture
from tests import small
from tests.conftest import Show, everything
from tests.test_screen import opened

FAR = small.changed(
    ("updated: 2026-11-22", "updated: 9999-12-31"),
    ("by: estimators\n    date: 2024-06-22", "by: estimators\n    date: 0001"),
    ("by: president\n    date: 2025-05", "by: president\n    date: 9999-12-31"),
    ("period: 2022-02-24/2024-06-22", "period: 0001/9999"),
    ("goods: arms\n    period: 2023", "goods: arms\n    period: 0001"),
    ("date: 2025-06\n    title", "date: 9999-12\n    title"),
    ("published: 2025-05-29", "published: 9999-12-31"),
)


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_holds(page: str, show: Show) -> None:
    show("far.yaml", FAR)
    app = opened(page, since="0001", statistics="yes")
    assert not app.exception
    assert "8 of 8 claims" in " ".join(str(element.value) for element in app.markdown)
    years = next(box for box in app.selectbox if box.key == "filter-until").options
    assert len(years) < 300


def test_every_claim_stands_on_the_timeline() -> None:
    tables = build(parse(FAR))
    drawn = picture.timeline(tables, everything(tables))
    assert (drawn.first.year, drawn.last.year) == (1, 9999)
    assert set(drawn.members["claim"]) == set(range(len(tables.claims)))
    figure.figure(drawn, tables, LIGHT)


def test_counts_of_many_claims_hold() -> None:
    """Where marks count the claims of a month or a year, the first of them and the last."""
    dataset = synthetic.dataset(3000, seed=1)
    dates = [Period.parse(text) for text in ("0001", "0001-01-01", "9999-12-31", "9999", "2024-05", "0001/9999")]
    claims = tuple(
        claim.model_copy(update={"date": dates[place % len(dates)]}) for place, claim in enumerate(dataset.claims)
    )
    tables = build(dataset.model_copy(update={"claims": claims}))
    drawn = picture.timeline(tables, everything(tables))
    assert drawn.span
    assert drawn.rows["claims"].sum() == len(claims)
    figure.figure(drawn, tables, LIGHT)
