"""The whole path of what is pointed at in a Sankey diagram, lit up in the browser alone."""

from __future__ import annotations

from flows.screen.script import script

_light = script("paths")


def light(chart: str) -> None:
    """For charts drawn as `chart-<name>`, whatever follows the name."""
    _light(key=f"paths-{chart}", data={"chart": chart}, height="content")
