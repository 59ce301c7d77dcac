"""What follows from tables alone is made once and kept with them: it goes when they go, and no other tables find it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from flows.tables import Tables

Made = TypeVar("Made")


def once(make: Callable[[Tables], Made]) -> Callable[[Tables], Made]:
    """The function, asked once for each tables."""

    @wraps(make)
    def kept(tables: Tables) -> Made:
        if make not in tables.made:
            tables.made[make] = make(tables)
        found: Made = tables.made[make]
        return found

    return kept
