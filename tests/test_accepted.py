"""What an address of the data routes may ask for: messages word for word."""

from __future__ import annotations

from typing import Any

import pytest

from flows import accepted
from flows.accepted import Refused
from flows.query import CHOICES
from flows.selection import Selection
from flows.tables import Tables

DATES = "a year (2024), a month (2024-06), a day (2024-06-22) or an interval of two such dates (2022/2024-06-22)"
COUNTRIES = "CZE, SRB, ESP, UKR, USA"
UNKNOWN = "has a value that the data does not have"
BASES = "delivered, contracted, licensed, planned, requested, refused, unspecified"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"country": "Spain"}, f"country {UNKNOWN} (for Spain write ESP); allowed: {COUNTRIES}."),
        ({"country": "es"}, f"country {UNKNOWN} (for Spain write ESP); allowed: {COUNTRIES}."),
        ({"country": ["SRB", "NZL"]}, f"country {UNKNOWN} (for New Zealand write NZL); allowed: {COUNTRIES}."),
        ({"country": "<b>"}, f"country {UNKNOWN}; allowed: {COUNTRIES}."),
        ({"origin": "Serbia"}, f"origin {UNKNOWN} (for Serbia write SRB); allowed: SRB."),
        ({"basis": "sold"}, f"basis {UNKNOWN}; allowed: {BASES}."),
        ({"disputed": "maybe"}, f"disputed {UNKNOWN}; allowed: yes, no."),
        ({"since": "never"}, f"since is no date; allowed: {DATES}."),
        ({"text": "x" * 201}, "text is too long; allowed: 200 letters."),
    ],
)  # fmt: skip
def test_a_selection_names_what_is_allowed(little: Tables, query: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused) as refused:
        accepted.selection(query, little)
    assert (str(refused.value), refused.value.status) == (message, 400)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"asked": "weight"}, "asked has a value that no figure has with the others; allowed: value."),
        ({"tolerance": "2"}, "tolerance is no share; allowed: a number from 0 to 1."),
        ({"fix": "nowhere=9"}, "fix has a value that fixes nothing; allowed: a key of the file = a number."),
        ({"fix": ["all-routes=1"] * 21}, "fix is given too often; allowed: 20 times."),
        ({"from": "x"}, f"from is no date; allowed: {DATES}."),
    ],
)  # fmt: skip
def test_a_question_names_what_is_allowed(little: Tables, query: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused) as refused:
        accepted.question(query, little)
    assert str(refused.value) == message


def test_an_address_is_bounded() -> None:
    """In length, in parameters, and in what they are called; the unknown one is not repeated."""
    with pytest.raises(
        Refused, match=r"The address is too long; allowed: 16,000 bytes behind the question mark\."
    ) as long:
        accepted.read(b"text=" + b"x" * 16_000)
    assert long.value.status == 414
    with pytest.raises(Refused, match=r"The address has too many parameters; allowed: 400\."):
        accepted.read(b"&" * 400)
    with pytest.raises(
        Refused, match="The address has a parameter that is not known; allowed: case, country, "
    ) as unknown:
        accepted.read(b"country=SRB&evil=1")
    assert "evil" not in str(unknown.value)


def test_what_is_known_is_read_once() -> None:
    assert accepted.read(b"country=SRB&country=ESP&text=a+b%C3%A9&text=") == {
        "country": ["SRB", "ESP"], "text": ["a bé", ""],
    }  # fmt: skip
    assert set(CHOICES) < set(accepted.KNOWN)
    assert len(set(accepted.KNOWN)) == len(accepted.KNOWN)


def test_every_selection_of_the_screen_is_accepted(little: Tables) -> None:
    chosen = Selection.from_query({"country": ["SRB", "ESP"], "since": "2024", "disputed": "yes", "text": "a"}, little)
    assert accepted.selection(chosen.to_query(), little) == chosen


@pytest.mark.parametrize("parameter", ["page", "size"])
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "ten", "10001", "١", "1" * 40])
def test_a_page_is_a_whole_number(little: Tables, parameter: str, value: str) -> None:
    with pytest.raises(Refused) as refused:
        accepted.taken({parameter: value}, little, "")
    assert str(refused.value) == f"{parameter} is no number that can be asked for; allowed: 1 to 10,000."


def test_what_is_taken_is_selection_question_and_page(little: Tables) -> None:
    """The question only where one is asked: elsewhere its parameters mean nothing."""
    query = {"country": "ESP", "asked": "weight", "page": "2"}
    taken = accepted.taken(query, little, "https://flows.example", size=5)
    assert (taken.selection, taken.question) == (Selection(country=("ESP",)), None)
    assert (taken.page, taken.size, taken.base, taken.query) == (2, 5, "https://flows.example", query)
    with pytest.raises(Refused, match="asked has a value"):
        accepted.taken(query, little, "", asks=True)


def test_an_address_of_a_whole_file_takes_nothing() -> None:
    with pytest.raises(Refused, match=r"The address has a parameter that is not known; allowed: none\."):
        accepted.read(b"country=SRB", ())
