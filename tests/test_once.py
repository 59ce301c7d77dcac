"""What is made of tables is made once for each, and goes with them."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

from flows.once import once
from flows.tables import Tables, build
from tests import small


def test_it_is_made_once_for_each_tables() -> None:
    asked: list[Tables] = []

    @once
    def many(tables: Tables) -> int:
        """How many claims."""
        asked.append(tables)
        return len(tables.claims)

    own = [build(small.dataset()) for _ in range(4)]
    assert [many(tables) for tables in (*own, *own)] == [8] * 8
    assert asked == own
    assert many.__doc__ == "How many claims."


def test_nothing_is_taken_over_by_other_tables() -> None:
    tables = build(small.dataset())
    once(lambda of: of)(tables)
    assert len(tables.made) == 1
    assert not replace(tables, which={"case": "b"}).made


def test_it_goes_with_the_tables() -> None:
    tables = build(small.dataset())
    once(lambda of: [of])(tables)
    gone = weakref.ref(tables)
    del tables
    gc.collect()
    assert gone() is None
