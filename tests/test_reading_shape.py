"""Shapes as data: each is sound, and the page about them is current."""

from __future__ import annotations

import re

import pytest

from flows.project import ROOT
from flows.reading.describe import PAGE, page
from flows.reading.shape import shapes


def test_the_page_about_tables_is_current() -> None:
    """Else: make docs."""
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", sorted(shapes()))
def test_a_shape_is_known_by_something_and_says_what_it_leaves(name: str) -> None:
    shape = shapes()[name]
    assert shape.needs or shape.cells or shape.years
    assert bool(shape.refused) != bool(shape.columns), "it is read, or refused"
    assert not shape.refused or "Instead, " in shape.refused
    for condition in shape.leave:
        re.compile(condition.matches)
        named = {*shape.columns, *shape.names}
        assert condition.column in named, "a condition reads a column that is told"
    assert all(len(wanted) > 1 for wanted in shape.needs)


def test_shapes_of_higher_rank_come_first_and_the_plain_one_last() -> None:
    assert [each.rank for each in shapes().values()] == sorted((each.rank for each in shapes().values()), reverse=True)
    assert list(shapes())[-1] == "plain"
