"""Languages by name, and words marked with theirs."""

from __future__ import annotations

import unicodedata

import pytest

from flows.dataset.model import Claim, Dataset, Variant
from flows.languages import language, marked, quoted
from flows.tables import Tables


@pytest.mark.parametrize(
    ("code", "name"), [("en", "English"), ("sr", "Serbian"), ("el", "Modern Greek"), ("cnr", "Montenegrin"), ("x", "x")]
)
def test_a_language_by_its_code(code: str, name: str) -> None:
    assert language(code) == name


def test_english_words_need_no_mark() -> None:
    assert marked("around EUR 800mn", "en") == "around EUR 800mn"
    assert quoted("around EUR 800mn", "en") == "“around EUR 800mn”"


def test_other_words_carry_their_language() -> None:
    assert marked("najmanje 3.500", "sr") == "najmanje 3.500, Serbian"
    assert quoted("najmanje 3.500", "sr") == "“najmanje 3.500”, Serbian"


def test_every_figure_in_a_script_that_english_has_not_says_its_language(shipped: Tables) -> None:
    dataset: Dataset = shipped.dataset
    holders: list[Claim | Variant] = [*dataset.claims, *(one for claim in dataset.claims for one in claim.variants)]
    figures = [figure for holder in holders for figure in (holder.value, *holder.quantities) if figure]
    letters = {figure.worded: figure.language for figure in figures if _foreign(figure.worded)}
    assert letters
    assert "en" not in letters.values(), letters


def _foreign(words: str) -> bool:
    """Whether a letter is of another alphabet, or has a mark above or below."""
    return any(letter.isalpha() and not unicodedata.name(letter).endswith(tuple(_LATIN)) for letter in words)


_LATIN = [f"LETTER {chr(code)}" for code in range(ord("A"), ord("Z") + 1)]
