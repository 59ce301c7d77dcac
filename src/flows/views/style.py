"""One look for all figures, light and dark.

Blue, amber and dark red differ in lightness as well as in hue, so that they are told apart under the common colour
blindnesses, solid and as ribbons (tests/test_style.py measures it); no meaning rests on colour alone: stances have
their own marks, ribbons their labels, curves their dashes and casings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a figure on the page's own background."""

    ink: str
    muted: str
    rule: str
    paper: str
    """The page's background, for what must cover something."""
    land: str
    node: str
    said: str
    qualified: str
    denied: str
    group: str

    def voice(self, voice: str) -> str:
        """The colour of what is said, qualified or denied."""
        return str(getattr(self, voice))


LIGHT = Look(
    ink="#1f2933", muted="#52606d", rule="#d5dbe1", paper="#ffffff", land="#eceff2", node="#3e4c59",
    said="#0072b2", qualified="#bf8600", denied="#9b2226", group="#ffffff",
)  # fmt: skip
DARK = Look(
    ink="#e8ecf0", muted="#a9b4bf", rule="#3a4550", paper="#12171c", land="#2a323a", node="#cbd2d9",
    said="#56b4e9", qualified="#f0c04a", denied="#e05a5a", group="#12171c",
)  # fmt: skip

MARKS = {
    "asserts": "circle",
    "confirms": "square",
    "partly confirms": "diamond",
    "qualifies": "triangle-up",
    "denies": "x",
}
"""The mark of each stance."""
UNMOVED = "asked for or refused (dotted)"
"""What a legend calls the mark of a claim of tables.Tables.unmoved."""


def mark(stance: str, *, unmoved: bool = False, hollow: bool = False) -> str:
    """The symbol of a stance, with a dot in it where what is said is that something was asked for or refused."""
    return MARKS[stance] + "-open" * hollow + "-dot" * unmoved


def look(dark: bool) -> Look:
    """The look of the page."""
    return DARK if dark else LIGHT


def shade(colour: str, alpha: float) -> str:
    """A colour let through: '#0072b2' and 0.4 to 'rgba(0,114,178,0.4)'."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha:g})"


def mixed(ground: str, colour: str, share: float) -> str:
    """A colour with a share of another in it, both as '#0072b2'."""
    pairs = [(int(ground[at : at + 2], 16), int(colour[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)


def framed(data: list[dict[str, Any]], layout: dict[str, Any], style: Look, height: int) -> go.Figure:
    """Traces and layout as a figure with the house's font, ground and margins; what the layout states goes first.

    Made once and unchecked: plotly's check of every property takes ten times as long as all else. The tests check
    the same figures (`go.Figure(figure.to_dict())`).
    """
    base: dict[str, Any] = {
        "font": {"family": FONT, "size": 14, "color": style.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "height": height,
        "hoverlabel": {
            "font": {"family": FONT, "size": 13, "color": style.ink},
            "bgcolor": style.paper,
            "bordercolor": style.muted,
            "align": "left",
        },
        "hovermode": "closest",
        "template": {"data": {}, "layout": {}},  # plotly's own would be copied and sent with every figure
    }
    return go.Figure({"data": data, "layout": base | layout}, _validate=False)
