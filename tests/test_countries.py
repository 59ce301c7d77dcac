"""What countries are called beside their short name."""

from __future__ import annotations

import pytest

from flows.countries import HISTORIC, code, named, names
from flows.places import country_codes, name

USUAL = {
    "Turkey": "TUR", "Russia": "RUS", "South Korea": "KOR", "North Korea": "PRK", "Iran": "IRN", "Taiwan": "TWN",
    "Palestine": "PSE", "Kosovo": "XKX", "Czech Republic": "CZE", "UK": "GBR", "EL": "GRC", "UAE": "ARE",
    "Holland": "NLD", "The Netherlands": "NLD", "Burma": "MMR", "Ivory Coast": "CIV", "America": "USA", "U.S.": "USA",
    "the United States": "USA", "Republic of Serbia": "SRB", "Viet Nam": "VNM", "Syria": "SYR", "Moldova": "MDA",
    "Macedonia": "MKD", "Bosnia": "BIH", "DR Congo": "COD", "USSR": "SUN", "Yugoslavia": "YUG", "srb": "SRB",
    "rs": "SRB", "TURKIYE": "TUR",
}  # fmt: skip


@pytest.mark.parametrize("given", USUAL)
def test_usual_names_and_codes_are_understood(given: str) -> None:
    assert code(given) == USUAL[given]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Србија", "SRB"),
        ("Україна", "UKR"),
        ("Чехия", "CZE"),
        ("Türkei", "TUR"),
        ("Turquie", "TUR"),
        ("Ουκρανία", "UKR"),
    ],
)
def test_names_in_other_languages_are_understood(given: str, meant: str) -> None:
    assert code(given) == meant


@pytest.mark.parametrize("given", ["", "Korea", "Virgin Islands", "Atlantis", "EU", "NATO", "others"])
def test_what_names_no_country_or_several_is_not_guessed(given: str) -> None:
    assert code(given) == ""


@pytest.mark.parametrize("given", ["it", "can", "in", "no", "be", "and"])
def test_in_a_search_small_words_are_no_codes(given: str) -> None:
    assert named(given) == ""
    assert named("uk") == "GBR"


def test_every_code_is_understood_by_its_own_name() -> None:
    assert {each: code(name(each)) for each in country_codes()} == {each: each for each in country_codes()}


def test_states_that_are_no_more_have_a_name_and_no_other_code() -> None:
    assert {code(name(each)) for each in HISTORIC} == set(HISTORIC)


def test_the_names_of_a_country_leave_nothing_out() -> None:
    assert {"Turkey", "Republic of Türkiye"} <= set(names("TUR"))
    assert names("XKX")[0] == "XK"
