"""Text made comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.fold import fold, latin, spellings


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Vučić", "vucic"), ("Đorđević", "dordevic"), ("Łukasz", "lukasz"), ("Søren", "soren"), ("Straße", "strasse"),
        ("Türkiye", "turkiye"), ("Iğdır", "igdir"), ("Ægir", "aegir"), ("Ǽ", "ae"), ("™", "tm"), ("İ", "i"),
        ("ВУЧИЋ", "вучић"), ("EUR 800mn", "eur 800mn"), ("", ""),
    ],
)  # fmt: skip
def test_case_and_accents_go(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_part_of_a_text_folds_to_a_part_of_its_folding(one: str, two: str) -> None:
    """Else a search would miss what stands there."""
    assert fold(one) in fold(f"{one} {two}")
    assert fold(two) in fold(f"{one} {two}")


@given(st.text())
def test_no_mark_is_left(text: str) -> None:
    assert not any(unicodedata.combining(letter) for letter in fold(text))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_only_loses_its_case(text: str) -> None:
    assert fold(text) == text.lower()


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("text", ["Вучић", "Vučić", "VUCIC", "вучић"])
def test_cyrillic_and_latin_letters_are_one(text: str) -> None:
    assert latin(text) == "vucic"


@pytest.mark.parametrize(
    ("word", "spelled"),
    [("Шойгу", ("soigu", "shoigu")), ("Москва", ("moskva",)), ("Зеленский", ("zelenskii", "zelensk")), ("a", ("a",)),
     ("Ђорђе", ("dorde",)), ("ь", ())],
)  # fmt: skip
def test_a_word_in_cyrillic_is_spelled_as_english_newspapers_do_too(word: str, spelled: tuple[str, ...]) -> None:
    assert spellings(word) == spelled


@given(st.text(), st.text())
def test_a_part_of_a_text_is_a_part_of_its_latin_letters(one: str, two: str) -> None:
    assert latin(one) in latin(f"{one} {two}")
