"""Colours: told apart by who sees no red, green or blue, and readable on their ground."""

from __future__ import annotations

from itertools import combinations

import pytest
from coloraide import Color

from flows.views.picture import VOICE_WORDS
from flows.views.style import DARK, LIGHT, MARKS, Look

BLINDNESSES = ("protan", "deutan", "tritan")
"""Machado, Oliveira and Fernandes (2009), at full severity."""
RIBBON = 0.45
"""How much of a ribbon's colour covers the page."""
APART = 10.0
"""CIEDE2000 between two colours that lie beside each other; 2.3 is just noticeable."""


def seen(colour: str, blindness: str | None) -> Color:
    plain = Color(colour)
    return plain if blindness is None else plain.filter(blindness, 1, method="machado").clip()


def over(colour: str, paper: str, share: float) -> str:
    """A colour let through to the page."""
    return Color(colour).mix(paper, 1 - share, space="srgb").convert("srgb").to_string(hex=True)


@pytest.mark.parametrize("blindness", [None, *BLINDNESSES])
@pytest.mark.parametrize("share", [1.0, RIBBON], ids=["solid", "ribbon"])
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_voices_are_told_apart_under_the_common_colour_blindnesses(
    look: Look, share: float, blindness: str | None
) -> None:
    colours = {voice: seen(over(look.voice(voice), look.paper, share), blindness) for voice in VOICE_WORDS}
    for one, other in combinations(colours, 2):
        assert colours[one].delta_e(colours[other], method="2000") > APART, (one, other)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_marks_stand_out_from_the_page(look: Look) -> None:
    """WCAG 2.2: 4.5 to 1 for text, 3 to 1 for marks."""
    for text in (look.ink, look.muted):
        assert Color(text).contrast(Color(look.paper), method="wcag21") >= 4.5
    for mark in (look.said, look.qualified, look.denied, look.node):
        assert Color(mark).contrast(Color(look.paper), method="wcag21") >= 3


def test_each_stance_has_a_mark_of_its_own() -> None:
    assert len(set(MARKS.values())) == len(MARKS)
