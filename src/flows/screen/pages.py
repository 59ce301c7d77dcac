"""The pages, in order; the first is the default."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """A page: its name in the address and in pages/, and its title."""

    name: str
    title: str


PAGES = (
    Page("overview", "Overview"),
    Page("routes", "Routes"),
    Page("map", "Map"),
    Page("timeline", "Timeline"),
    Page("positions", "Who says what"),
    Page("claims", "Claims"),
    Page("sources", "Sources"),
    Page("follows", "What the figures allow"),
    Page("method", "Method"),
    Page("yours", "Your data"),
)
