"""A search as a reader types it: names of countries, accents, scripts."""

from __future__ import annotations

import re

import pytest

from flows.fold import latin
from flows.search import found, patterns

NAMES = {
    "vucic": "Aleksandar Vučić, President", "svr": "Foreign Intelligence Service (SVR)", "oslobodjenje": "Oslobođenje",
    "vecernji": "Večernji list", "el-pais": "El País", "moscow": "Москва 24", "trade-TUR": "Türkiye: officials",
}  # fmt: skip
COUNTRIES = {"TUR": "Türkiye", "CZE": "Czechia", "USA": "United States", "GBR": "United Kingdom", "UKR": "Ukraine"}


def fits(search: str, text: str) -> bool:
    return all(re.search(pattern, latin(text)) for pattern in patterns(search))


@pytest.mark.parametrize(
    ("typed", "value"),
    [("Vucic", "vucic"), ("Вучић", "vucic"), ("svr", "svr"), ("Oslobodenje", "oslobodjenje"), ("Vecernji", "vecernji"),
     ("el pais", "el-pais"), ("moskva", "moscow"), ("turkey", "trade-TUR"), ("president Vucic", "vucic")],
)  # fmt: skip
def test_an_option_is_found_whatever_accents_and_script(typed: str, value: str) -> None:
    assert found(typed, NAMES) == (value,)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Turkey", "TUR"), ("Czech Republic", "CZE"), ("America", "USA"), ("US", "USA"), ("UK", "GBR"), ("usa", "USA"),
     ("Україна", "UKR"), ("Tschechien", "CZE"), ("tur", "TUR")],
)  # fmt: skip
def test_a_country_is_found_alone_by_any_of_its_names_and_codes(typed: str, code: str) -> None:
    assert found(typed, COUNTRIES) == (code,)


@pytest.mark.parametrize("typed", ["", " ", "(3)", "nobody", "Brazil"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert found(typed, NAMES | COUNTRIES) == ()


@pytest.mark.parametrize(
    ("search", "text"),
    [
        ("turkey", "Rockets by Türkiye"), ("Türkiye", "rockets by Turkey"),
        ("Czech Republic shells", "shells, Czechia"),
        ("czechia", "shells of the Czech Republic"), ("America", "the United States"), ("UK", "the United Kingdom"),
        ("Вучић", "Vučić"), ("Vucic", "Вучић"), ("Шойгу", "Sergei Shoigu"), ("Зеленський", "Volodymyr Zelenskyy"),
        ("Захарова", "Maria Zakharova"), ("Србија", "Serbia"), ("NO", "Norway and a note"), ("a.b(c", "A.B(C"),
    ],
)  # fmt: skip
def test_a_text_is_found_by_another_spelling(search: str, text: str) -> None:
    assert fits(search, text)


@pytest.mark.parametrize(
    ("search", "text"), [("uk", "Ukraine"), ("us", "Russia"), ("turkey shells", "Türkiye"), ("Greece", "El País")]
)
def test_letters_of_a_country_are_no_part_of_other_words(search: str, text: str) -> None:
    assert not fits(search, text)
