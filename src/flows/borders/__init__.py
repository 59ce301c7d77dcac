"""Where a country's mark stands on the map, read from the outlines that the map itself is drawn from.

The outlines are files beside this one (see NOTICE); the app serves them under /borders/, so that no reader's browser
asks anyone else for them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("outlines")
"""What is served under /borders/."""

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_LAYERS = ("europe_50m", "world_50m")
"""The map of Europe first: its point of Russia is in Europe, where a map of routes has room for it."""

_ADDED: dict[str, Point] = {"SMR": (12.46, 43.94), "VAT": (12.45, 41.9), "WLF": (-177.2, -13.3), "XKX": (20.9, 42.6)}
"""Marks of codes that the outlines have no area of their own for: a mark is no border."""


@cache
def points() -> dict[str, Point]:
    """The point of every code that has one. A country drawn in parts stands at its first part, the main one."""
    found: dict[str, Point] = {}
    for layer in _LAYERS:
        for area in json.loads((FOLDER / f"{layer}.json").read_bytes())["objects"]["countries"]["geometries"]:
            longitude, latitude = area["properties"]["ct"]
            found.setdefault(area["id"], (float(longitude), float(latitude)))
    return _ADDED | found
