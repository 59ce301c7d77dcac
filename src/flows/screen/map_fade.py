"""On the map all but the route that is pointed at, or chosen, fades; and the map stays within its bounds."""

from __future__ import annotations

from flows.screen import panel
from flows.screen.script import script

_fade = script("map_fade")


def listen(chart: str) -> None:
    """Beside a map drawn as `chart-<name>`."""
    _fade(key=f"click-fade-{chart}", data={"chart": chart, "mark": panel.chosen()}, height="content")
