"""Every figure of the shipped data is consistent with its own few words: nothing is entered that is not worded."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from flows.amounts import read_magnitude
from flows.dataset import load
from flows.dataset.model import Claim, Figure, Variant
from flows.project import DATA

_SCALES = {
    1_000: ("thousand", "тыс", "хиляди", "hilja", "tisuć", "tisíc", "tys", "bin", "mila", "mil "),
    1_000_000: (
        "million", "millones", "milion", "miliona", "milióna", "milionů", "milionu", "milijun", "milijon", "millió",
        "миллион", "милион", "мильйон", "млн", "mln", "mio", "mil.", "milyon", "juta", "miljoner", "mn", "m",
        "εκατομμύρια", "εκατομμυρίων",
    ),
    1_000_000_000: ("billion", "milijard", "miliard", "миллиард", "мільярд", "млрд", "mrd", "mld", "bn", "mm"),
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d\u00a0\u202f .,’']*\d|\d")
_WORDS = {"one": 1, "a": 1, "milijardu": 1, "two": 2, "half": 0.5, "tri": 3, "five": 5, "six": 6, "seven": 7}


def figures() -> Iterator[tuple[str, Figure]]:
    """Every figure of every claim and variant, with a name."""
    for claim in load(DATA).claims:
        holders: tuple[Claim | Variant, ...] = (claim, *claim.variants)
        for holder in holders:
            for figure in (holder.value, *holder.quantities):
                if figure is not None:
                    yield f"{claim.id}: {figure.worded}", figure


def readings(worded: str) -> set[float]:
    """Every number the words may mean: separators read both ways, with every scale that is named."""
    text = worded.casefold()
    scales = {1.0, *(float(scale) for scale, names in _SCALES.items() if any(name in text for name in names))}
    plain = {value for found in _NUMBER.findall(text) for value in _values(found)}
    plain |= {float(value) for word, value in _WORDS.items() if re.search(rf"\b{word}\b", text)}
    return {round(value * scale, 2) for value in plain for scale in scales}


def _values(text: str) -> Iterator[float]:
    digits = re.sub(r"[\u00a0\u202f ’']", "", text).strip(".,")
    yield float(re.sub(r"[.,]", "", digits))
    for mark, other in ((".", ","), (",", ".")):
        candidate = digits.replace(other, "").replace(mark, ".")
        if candidate.count(".") <= 1:
            yield float(candidate)


FIGURES = dict(figures())


@pytest.mark.parametrize("name", FIGURES)
def test_each_number_of_a_figure_is_in_its_words(name: str) -> None:
    """Of a magnitude word alone, the documented reading."""
    figure = FIGURES[name]
    stated = [value for value in (figure.amount, figure.low, figure.high) if value is not None]
    if not stated:
        assert read_magnitude(figure.worded) is not None
        return
    allowed = readings(figure.worded)
    magnitude = read_magnitude(figure.worded)
    if magnitude is not None:
        allowed |= {value for value in (magnitude.low, magnitude.high) if value is not None}
    assert all(any(abs(value - one) <= 0.005 * value for one in allowed) for value in stated), (stated, allowed)


def test_readings_know_scales_and_separators() -> None:
    """So that the test above can fail."""
    assert 800_000_000 in readings("around EUR 800mn")
    assert 3_500 in readings("3,500 rockets")
    assert 3_500 in readings("3.500 de rachete")
    assert 1_600_000_000 in readings("1,6 milijarde evrov letno")
    assert 801_000_000 not in readings("around EUR 800mn")
