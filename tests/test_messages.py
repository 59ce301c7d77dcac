"""What is wrong inside one record: each mistake and the exact line printed about it."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from flows.dataset.messages import fields_at, message, short, unknown_key
from flows.dataset.model import Claim, Money
from tests.small import changed, problems

DATES = "a year (2024), a month (2024-06), a day (2024-06-22) or an interval of two such dates (2022/2024-06-22)"
STAGES = (
    "an ISO 3166-1 alpha-3 code (SRB), XKX, others, {party: NATO}, {unnamed: words of the report}, or a list of these"
)
MAGNITUDES = (
    "dozens, hundreds, thousands, tens of thousands, hundreds of thousands, millions, tens of millions, "
    "hundreds of millions, billions, tens of billions, hundreds of billions"
)
KINDS = (
    "head of state, government, ministry, intelligence service, parliament, military, company, media, "
    "research institute, international organisation, analyst, unnamed people, armed group"
)


@pytest.mark.parametrize(
    ("spots", "expected"),
    [
        pytest.param(
            [("licence: CC-BY-4.0", "license: CC-BY-4.0")],
            [
                "1: dataset.licence: is missing",
                (
                    "5: dataset.license: unknown key (did you mean 'licence'?); allowed: title, version, "
                    "updated, licence, scope, authors, corrections, repository, searched, minimums"
                ),
            ],
            id="an unknown key that resembles a known one",
        ),
        pytest.param(
            [("title: A small file", "colour: red\n  title: A small file")],
            [
                (
                    "2: dataset.colour: unknown key; allowed: title, version, updated, licence, scope, "
                    "authors, corrections, repository, searched, minimums"
                ),
            ],
            id="an unknown key that resembles none",
        ),
        pytest.param(
            [("{high: 3500, unit: rockets,", "{high: 3500, units: rockets,")],
            [
                "148: claims.accusation.quantities.1.unit: is missing",
                (
                    "148: claims.accusation.quantities.1.units: unknown key (did you mean 'unit'?); allowed: "
                    "amount, low, high, approximate, worded, language, unit"
                ),
            ],
            id="an unknown key in an entry of a list",
        ),
        pytest.param(
            [("      - kind: conversion", "      - king: conversion")],
            [
                (
                    "97: claims.total.variants.0.king: unknown key (did you mean 'kind'?); allowed: kind, "
                    "value, quantities, note, reports"
                ),
            ],
            id="an unknown key two levels down",
        ),
        pytest.param(
            [("approximate: true", "aproximate: true")],
            [
                (
                    "95: claims.total.value.aproximate: unknown key (did you mean 'approximate'?); allowed: "
                    "amount, low, high, approximate, worded, language, currency"
                ),
            ],
            id="an unknown key in a figure",
        ),
        pytest.param(
            [("    language: ru\n", "")],
            [
                "49: reports.tv-1.language: is missing",
            ],
            id="a needed key is missing",
        ),
        pytest.param(
            [("high: 200_000_000, currency: EUR, worded: EUR 150mn to 200mn", "high: 200_000_000, currency: EUR")],
            [
                "117: claims.spain.value.worded: is missing",
            ],
            id="a needed key of a figure is missing",
        ),
        pytest.param(
            [("name: Through Africa", "name: 12")],
            [
                '80: flows.by-africa.name: 12 is read as a number; allowed: text, in quotes: "12"',
            ],
            id="a number where text belongs",
        ),
        pytest.param(
            [("version: 2026.11.0", "version: 2026.11")],
            [
                (
                    "3: dataset.version: 2026.11 is read as a number; allowed: year, month and number of the "
                    "release (2026.11.0)"
                ),
            ],
            id="an unquoted version reads as a number",
        ),
        pytest.param(
            [("amount: 800_000_000", "amount: 0012")],
            [
                "95: claims.total.value.amount: '0012' is not a number (write 12); allowed: a number",
            ],
            id="leading zeros are not a number",
        ),
        pytest.param(
            [("amount: 800_000_000", "amount: 800e6")],
            [
                (
                    "95: claims.total.value.amount: '800e6' is not a number (write 800000000 or 800_000_000); "
                    "allowed: a number"
                ),
            ],
            id="an exponent is not a number",
        ),
        pytest.param(
            [("high: 3500,", 'high: "3,500",')],
            [
                "148: claims.accusation.quantities.1.high: '3,500' is not a number (write 3500); allowed: a number",
            ],
            id="thousands separated by commas are not a number",
        ),
        pytest.param(
            [("approximate: true", "approximate: yes")],
            [
                "95: claims.total.value.approximate: 'yes' is not true or false (write true); allowed: true or false",
            ],
            id="yes is not true",
        ),
        pytest.param(
            [("    reports: [herald-1, wire-1, mirror-1]", "    reports: herald-1")],
            [
                "101: claims.total.reports: 'herald-1' is not a list (write [herald-1]); allowed: a list",
            ],
            id="text where a list belongs",
        ),
        pytest.param(
            [("value: {low: 250_000_000, currency: EUR, worded: at least EUR 250mn}", "value: EUR 250mn")],
            [
                (
                    "127: claims.czechia.value: 'EUR 250mn' is a single value; allowed: keys and values, of "
                    "amount, low, high, approximate, worded, language, currency"
                ),
            ],
            id="text where a record belongs",
        ),
        pytest.param(
            [("  by-country: {title: Estimates by country}", "  by-country:")],
            [
                "23: accounts.by-country: stands without a value; allowed: keys and values",
            ],
            id="an empty record",
        ),
        pytest.param(
            [("updated: 2026-11-22", "updated: 2026")],
            [
                "4: dataset.updated: 2026 is not a day; allowed: a day (2024-06-22)",
            ],
            id="a year where a day belongs",
        ),
        pytest.param(
            [("updated: 2026-11-22", 'updated: "1795305600"')],
            [
                "4: dataset.updated: '1795305600' is not a day; allowed: a day that exists (2024-06-22)",
            ],
            id="seconds where a day belongs",
        ),
        pytest.param(
            [("updated: 2026-11-22", "updated: 2026-02-30")],
            [
                "4: dataset.updated: '2026-02-30' is not a day; allowed: a day that exists (2024-06-22)",
            ],
            id="a day that does not exist",
        ),
        pytest.param(
            [("updated: 2026-11-22", "updated: 2026-W47-7")],
            [
                "4: dataset.updated: '2026-W47-7' is not a day; allowed: a day that exists (2024-06-22)",
            ],
            id="a week where a day belongs",
        ),
        pytest.param(
            [("  - id: africa", "  - id: Africa_1")],
            [
                (
                    "155: claims.Africa_1.id: 'Africa_1' is not an id (write africa-1); allowed: lower-case "
                    "letters, digits and single hyphens"
                ),
            ],
            id="an id in another form",
        ),
        pytest.param(
            [("  state-tv: {", "  State_TV: {"), ("publisher: state-tv", "publisher: State_TV")],
            [
                (
                    "15: publishers.State_TV: 'State_TV' is not an id (write state-tv); allowed: lower-case "
                    "letters, digits and single hyphens"
                ),
                (
                    "50: reports.tv-1.publisher: 'State_TV' is not an id (write state-tv); allowed: "
                    "lower-case letters, digits and single hyphens"
                ),
            ],
            id="a key in another form",
        ),
        pytest.param(
            [
                (
                    "title: Export halted",
                    "title: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                )
            ],
            [
                "175: events.halt.title: is 81 characters long; allowed: at most 80",
            ],
            id="text that is too long",
        ),
        pytest.param(
            [("  title: A small file", '  title: ""')],
            [
                "2: dataset.title: is empty; allowed: text",
            ],
            id="empty text",
        ),
        pytest.param(
            [("stance: denies", "stance: denied")],
            [
                (
                    "167: claims.denial.stance: 'denied' is not allowed (did you mean 'denies'?); allowed: "
                    "asserts, confirms, partly confirms, qualifies, denies"
                ),
            ],
            id="a word outside the list",
        ),
        pytest.param(
            [("kind: head of state", "kind: king")],
            [
                ("19: actors.president.kind: 'king' is not allowed; allowed: " + KINDS),
            ],
            id="a kind outside the list",
        ),
        pytest.param(
            [
                (
                    "stance: denies",
                    (
                        "stance: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        "xxxxxxxxxxxxxxxxxx"
                    ),
                )
            ],
            [
                (
                    "167: claims.denial.stance: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx... is"
                    " not allowed; allowed: asserts, confirms, partly confirms, qualifies, denies"
                ),
            ],
            id="a long value is cut",
        ),
        pytest.param(
            [("high: 3500,", "high: -1,")],
            [
                "148: claims.accusation.quantities.1.high: -1 is too small; allowed: 0 or more",
            ],
            id="a negative figure",
        ),
        pytest.param(
            [("    route: [SRB, USA]", "    route: [SRB]")],
            [
                "83: flows.exports-2023.route: has 1 entry; allowed: at least 2",
            ],
            id="a route of one stage",
        ),
        pytest.param(
            [("    route: [SRB, USA]", "    route: [SRB, USA, ESP, CZE, POL, ROU, UKR]")],
            [
                "83: flows.exports-2023.route: has 7 entries; allowed: at most 6",
            ],
            id="a route of seven stages",
        ),
        pytest.param(
            [("    reports: [returns-2023]", "    reports: []")],
            [
                "138: claims.exports.reports: has 0 entries; allowed: at least 1",
            ],
            id="a claim without reports",
        ),
        pytest.param(
            [("name: The Wire, country: FRA", "name: The Wire, country: NO")],
            [
                (
                    "14: publishers.wire.country: 'NO' is not a country code (for Norway write NOR); allowed: "
                    "ISO 3166-1 alpha-3 codes (SRB) and XKX"
                ),
            ],
            id="NO as a country is text",
        ),
        pytest.param(
            [("name: The Herald, country: GBR, kind: newspaper}", "name: The Herald, country: UK, kind: newspaper}")],
            [
                (
                    "13: publishers.herald.country: 'UK' is not a country code (for United Kingdom write "
                    "GBR); allowed: ISO 3166-1 alpha-3 codes (SRB) and XKX"
                ),
            ],
            id="UK as a country is not guessed",
        ),
        pytest.param(
            [("language: ru", "language: RU")],
            [
                (
                    "52: reports.tv-1.language: 'RU' is not a language code (for Russian write ru); allowed: "
                    "ISO 639 codes (sr, en)"
                ),
            ],
            id="a language in capitals",
        ),
        pytest.param(
            [("language: ru", "language: russian")],
            [
                (
                    "52: reports.tv-1.language: 'russian' is not a language code (for Russian write ru); "
                    "allowed: ISO 639 codes (sr, en)"
                ),
            ],
            id="a language by its name",
        ),
        pytest.param(
            [("low: 250_000_000, currency: EUR", "low: 250_000_000, currency: eur")],
            [
                (
                    "127: claims.czechia.value.currency: 'eur' is not a currency code (did you mean EUR?); "
                    "allowed: ISO 4217 codes (EUR)"
                ),
            ],
            id="a currency in small letters",
        ),
        pytest.param(
            [("https://wire.example/1", "wire.example/1")],
            [
                (
                    "35: reports.wire-1.url: 'wire.example/1' is not a web address (write "
                    "https://wire.example/1); allowed: http:// or https:// and no spaces"
                ),
            ],
            id="an address without its scheme",
        ),
        pytest.param(
            [("https://wire.example/1", "https://wire.example/a b")],
            [
                (
                    "35: reports.wire-1.url: 'https://wire.example/a b' is not a web address; allowed: http:// "
                    "or https:// and no spaces"
                ),
            ],
            id="an address with a space",
        ),
        pytest.param(
            [("  licence:", "  corrections: desk@flows.example\n  licence:")],
            [
                (
                    "5: dataset.corrections: 'desk@flows.example' is no address to write to; allowed: https://, "
                    "http:// or mailto:, no spaces"
                ),
            ],
            id="an address to write to without its scheme",
        ),
        pytest.param(
            [("route: [SRB, USA]", "route: [SRB, NO]")],
            [
                "83: flows.exports-2023.route.1: 'NO' is not a stage of a route (for Norway write NOR); allowed: "
                + STAGES,
            ],
            id="NO on a route hints at NOR",
        ),
        pytest.param(
            [("route: [SRB, USA]", "route: [SRB, UK]")],
            [
                "83: flows.exports-2023.route.1: 'UK' is not a stage of a route (for United Kingdom write GBR); "
                "allowed: " + STAGES,
            ],
            id="UK on a route is not guessed",
        ),
        pytest.param(
            [("route: [SRB, USA]", "route: [SRB, Spain]")],
            [
                "83: flows.exports-2023.route.1: 'Spain' is not a stage of a route (for Spain write ESP); allowed: "
                + STAGES,
            ],
            id="a name on a route hints at its code",
        ),
        pytest.param(
            [("route: [SRB, USA]", "route: [SRB, 840]")],
            [
                ("83: flows.exports-2023.route.1: 840 is not a stage of a route; allowed: " + STAGES),
            ],
            id="a number on a route",
        ),
        pytest.param(
            [("{unnamed: African states}", "{unknown: African states}")],
            [
                (
                    "78: flows.by-africa.route.1: {'unknown': 'African states'} is not a stage of a route; allowed: "
                    + STAGES
                ),
            ],
            id="an unknown kind of party",
        ),
        pytest.param(
            [("{unnamed: African states}", '{unnamed: " "}')],
            [
                (
                    "78: flows.by-africa.route.1: ' ' does not fit; allowed: 1 to 60 characters of the report's"
                    " own words"
                ),
            ],
            id="an unnamed party without words",
        ),
        pytest.param(
            [("[USA, ESP, CZE, others]", "[USA]")],
            [
                (
                    "63: flows.all-routes.route.1: ['USA'] is not a list of alternatives; allowed: two or more "
                    "different parties"
                ),
            ],
            id="a list of one alternative",
        ),
        pytest.param(
            [("[USA, ESP, CZE, others]", "[USA, ESP, USA]")],
            [
                (
                    "63: flows.all-routes.route.1: ['USA', 'ESP', 'USA'] is not a list of alternatives; "
                    "allowed: two or more different parties"
                ),
            ],
            id="an alternative given twice",
        ),
        pytest.param(
            [("published: 2025-05-29", "published: 2024-02-30")],
            [
                ("51: reports.tv-1.published: '2024-02-30' is not a day that exists; allowed: " + DATES),
            ],
            id="the thirtieth of February",
        ),
        pytest.param(
            [("date: 2025-06", "date: 2025-13")],
            [
                ("174: events.halt.date: '2025-13' is not a day that exists; allowed: " + DATES),
            ],
            id="a thirteenth month",
        ),
        pytest.param(
            [("date: 2025-06", "date: June 2025")],
            [
                "174: events.halt.date: 'June 2025' is not a date (write 2025-06); allowed: " + DATES,
            ],
            id="a date in words",
        ),
        pytest.param(
            [("date: 2025-06", "date: true")],
            [
                ("174: events.halt.date: True is not a date; allowed: " + DATES),
            ],
            id="true as a date",
        ),
        pytest.param(
            [("period: 2022-02-24/2024-06-22", "period: 2024-06-22/2022-02-24")],
            [
                ("65: flows.all-routes.period: '2024-06-22/2022-02-24' ends before it begins; allowed: " + DATES),
            ],
            id="an interval that runs back",
        ),
        pytest.param(
            [("{high: 3500, unit", "{amount: 3000, high: 3500, unit")],
            [
                (
                    "148: claims.accusation.quantities.1: a figure has amount together with low or high; "
                    "allowed: one of the two forms"
                ),
            ],
            id="an amount beside a bound",
        ),
        pytest.param(
            [("low: 150_000_000, high: 200_000_000", "low: 200_000_000, high: 150_000_000")],
            [
                "117: claims.spain.value: low 200,000,000 is above high 150,000,000; allowed: low up to high",
            ],
            id="a range that runs down",
        ),
        pytest.param(
            [("worded: hundreds of thousands,", "worded: many,")],
            [
                (
                    (
                        "147: claims.accusation.quantities.0: 'many' states no number; allowed: amount, low, high, "
                        "or one of: "
                    )
                    + MAGNITUDES
                ),
            ],
            id="words without a number",
        ),
    ],
)
def test_a_mistake_in_a_record_is_named_with_its_line(spots: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(changed(*spots)) == [f"small.yaml:{line}" for line in expected]


def test_an_unknown_key_names_the_likely_one() -> None:
    assert (
        unknown_key("worder", ["amount", "worded"]) == "unknown key (did you mean 'worded'?); allowed: amount, worded"
    )


def test_an_unknown_key_that_resembles_none_names_the_allowed_ones() -> None:
    assert unknown_key("x", ["amount", "worded"]) == "unknown key; allowed: amount, worded"


@pytest.mark.parametrize(
    ("path", "first"),
    [((), "id"), (("value",), "amount"), (("quantities", 0), "amount"), (("variants", 3), "kind"),
     (("variants", 0, "quantities", 1), "amount")],
)  # fmt: skip
def test_the_keys_allowed_at_a_path(path: tuple[str | int, ...], first: str) -> None:
    assert fields_at(Claim, path)[0] == first


@pytest.mark.parametrize("path", [("nothing",), ("stance",), ("stance", "deeper"), ("responds_to", 0)])
def test_no_keys_are_allowed_where_no_record_stands(path: tuple[str | int, ...]) -> None:
    assert fields_at(Claim, path) == []


def test_an_error_without_a_text_of_ours_keeps_that_of_pydantic() -> None:
    """Braces in it are no places to fill in."""

    class Odd(BaseModel):
        number: int

    with pytest.raises(ValidationError) as caught:
        Odd.model_validate({"number": "{odd}"})
    (detail,) = caught.value.errors()
    assert message({**detail, "msg": "{odd} is odd"}, Odd) == "{odd} is odd"


def test_an_endless_number_is_refused_without_a_crash() -> None:
    """YAML cannot write one here; other callers of the model can."""
    with pytest.raises(ValidationError) as caught:
        Money(amount=float("inf"), worded="much", currency="EUR")
    assert [message(detail, Money) for detail in caught.value.errors()] == ["Input should be a finite number"]


def test_a_value_is_cut_at_sixty_characters() -> None:
    assert short("x" * 58) == repr("x" * 58)
    assert short("x" * 59) == "'" + "x" * 56 + "..."
