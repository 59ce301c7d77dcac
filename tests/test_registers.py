"""Registers in the data's form: one day of download, one speaker, hundreds of flows; every page says something."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from flows.selection import Selection
from flows.summary import count, sentence
from flows.tables import Tables
from flows.views import accounts
from flows.views.overview.discussed import rows
from flows.views.routes.numbers import BEYOND, MOST, numbers
from flows.views.timeline.picture import TALL, timeline
from tests import registers
from tests.conftest import Show, everything
from tests.test_screen import opened

PAGES = ("overview", "routes", "map", "timeline", "positions", "claims", "sources", "follows")
WRONG = re.compile(r"(?<![\d,.])1 (?!of\b|speaks\b|is\b|has\b|does\b|puts\b|source\b)[a-z]+[^s\W]s\b(?<!ss)")
"""One of something in the plural, where no other number stands before it."""


@cache
def returns() -> Tables:
    return registers.tables(registers.returns(300))


@cache
def statistics() -> Tables:
    return registers.tables([replace(row, kind="statistic") for row in registers.returns(40)])


def test_rows_of_the_overview_begin_with_the_newest_period_and_say_it_where_names_are_the_same() -> None:
    held = returns()
    found = rows(held, everything(held))
    years = [int(str(held.dataset.flows[row.flow].period)) for row in found]
    assert years == sorted(years, reverse=True)
    twice = [registers.Row(("DEU", "UKR"), year, pieces=5) for year in (2001, 2019)]
    titles = [row.title for row in rows(registers.tables(twice), np.ones(2, dtype=bool))]
    assert titles == ["Rifles, Germany – Ukraine, 2019", "Rifles, Germany – Ukraine, 2001"]
    assert rows(registers.tables(twice[:1]), np.ones(1, dtype=bool))[0].title == "Rifles, Germany – Ukraine"


@pytest.mark.parametrize("lanes", ["side", "actor"])
def test_a_day_of_hundreds_of_claims_is_counted_and_no_column(lanes: str) -> None:
    held = returns()
    drawn = timeline(held, everything(held), lanes)
    assert drawn.rows["claims"].tolist() == [300]
    assert "Marks count the claims of a month" in drawn.note()
    few = np.arange(300) < TALL
    assert len(timeline(held, few, lanes).rows) == TALL, "as many as can be read stand by themselves"


def test_the_figures_drawn_of_one_day_are_the_highest_and_the_note_says_so() -> None:
    held = returns()
    picture = numbers(held, everything(held), "quantity", "pieces")
    least = picture.rows["high"].min()
    pieces = sorted((row.pieces for row in registers.returns(300)), reverse=True)
    assert picture.rows["high"].nunique() <= MOST
    assert least == pieces[MOST - 1]
    assert BEYOND in picture.note()


@pytest.mark.parametrize(
    ("many", "pieces", "value", "usual"),
    [(120, 5, 0, "quantity"), (120, 0, 7, "value"), (120, 0, 0, "origins"), (9, 5, 0, "origins")],
)
def test_routes_show_what_tells_them_apart(many: int, pieces: int, value: int, usual: str) -> None:
    """One source names all steps of a register: as wide as each other they would say nothing."""
    lines = [replace(row, pieces=pieces, value=value) for row in registers.one_supplier(many)]
    assert accounts.usual(registers.tables(lines)) == usual


def test_data_of_several_sources_shows_sources(shipped: Tables, little: Tables) -> None:
    assert (accounts.usual(shipped), accounts.usual(little)) == ("origins", "origins")


def test_data_that_is_nothing_but_statistics_is_not_left_aside(shipped: Tables) -> None:
    held = statistics()
    whole = Selection()
    assert whole.mask(held).all()
    told = sentence(whole, count(held, whole.mask(held)), held)
    assert told == "40 of 40 claims, 1 source, 1 report: the whole set, with official statistics."
    assert not whole.mask(shipped).all(), "where there is anything else they are context"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_counts_one_in_the_plural(page: str, show: Show) -> None:
    lines = [registers.Row(("DEU", "UKR"), 2020, 1, 1), registers.Row(("SRB", "CZE", "UKR"), 2021, 1)]
    show("register.yaml", registers.text(lines))
    app = opened(page)
    assert not app.exception
    told = [str(getattr(each, "value", "")) for kind in ("markdown", "caption", "info") for each in app.get(kind)]
    assert told
    assert not [text for text in told if WRONG.search(re.sub(r"<[^>]+>", " ", text))]


def test_what_the_figures_allow_is_told_in_few_lines_first(show: Show) -> None:
    show("register.yaml", registers.text(registers.one_supplier(60)))
    app = opened("follows")
    assert not app.exception
    told = next(each.value for each in app.markdown if each.value.startswith("- **"))
    assert told.count("\n- **") + 1 == 20
    assert "41 more" in [fold.label for fold in app.expander]
    assert "Drawn are the first 30 of 60 supplies; the table under them holds all." in [
        each.value for each in app.caption
    ]
