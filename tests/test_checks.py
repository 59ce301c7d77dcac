"""What must hold between records: each mistake and the exact line printed about it."""

from __future__ import annotations

import pytest

from tests.small import changed, problems, text


@pytest.mark.parametrize(
    ("spots", "expected"),
    [
        pytest.param(
            [("id: spain", "id: total")],
            [
                "110: claims.total.id: 'total' is used twice; allowed: an id of its own",
            ],
            id="two claims of one id",
        ),
        pytest.param(
            [("language: en\n    kind: newspaper\n", "language: en\n    kind: newspaper\n    relays: [mirror-1]\n")],
            [
                (
                    "32: reports.herald-1.relays: runs in a circle: herald-1 -> mirror-1 -> wire-1 -> herald-1;"
                    " allowed: no way back"
                ),
            ],
            id="a report relays one that relays it",
        ),
        pytest.param(
            [("relays: [wire-1]", "relays: [mirror-1]")],
            [
                "46: reports.mirror-1.relays: runs in a circle: mirror-1 -> mirror-1; allowed: no way back",
            ],
            id="a report relays itself",
        ),
        pytest.param(
            [
                ("relays: [herald-1]", "relays: [returns-2023]"),
                ("    published: 2024\n", "    published: 2024\n    relays: [tv-1]\n"),
                (
                    "    published: 2025-05-29\n    language: ru",
                    "    published: 2025-05-29\n    relays: [returns-2023]\n    language: ru",
                ),
            ],
            [
                "52: reports.tv-1.relays: runs in a circle: tv-1 -> returns-2023 -> tv-1; allowed: no way back",
                (
                    "59: reports.returns-2023.relays.0: 'tv-1' was published on 2025-05-29, after this report; "
                    "allowed: an earlier one"
                ),
            ],
            id="a circle entered from outside is named at its first record",
        ),
        pytest.param(
            [
                (
                    "    period: 2022-02-24/2024-06-22\n",
                    "    period: 2022-02-24/2024-06-22\n    part_of: [by-czechia]\n",
                )
            ],
            [
                (
                    "66: flows.all-routes.part_of: runs in a circle: all-routes -> by-czechia -> all-routes; "
                    "allowed: no way back"
                ),
                (
                    "129: claims.czechia.account: 'by-country' cannot hold this beside 'spain': the flows "
                    "overlap; allowed: figures that add up"
                ),
            ],
            id="a flow is part of its part",
        ),
        pytest.param(
            [
                (
                    "    reports: [herald-1, wire-1, mirror-1]\n",
                    "    responds_to: [confirmed]\n    reports: [herald-1, wire-1, mirror-1]\n",
                )
            ],
            [
                ("101: claims.total.responds_to: runs in a circle: total -> confirmed -> total; allowed: no way back"),
            ],
            id="a claim answers its answer",
        ),
        pytest.param(
            [("ammunition: {name: Ammunition}", "ammunition: {name: Ammunition, within: shells-155}")],
            [
                (
                    "9: goods.ammunition.within: runs in a circle: ammunition -> shells-155 -> ammunition; "
                    "allowed: no way back"
                ),
            ],
            id="a class of goods lies within its own class",
        ),
        pytest.param(
            [("route: [SRB, ESP, UKR]", "route: [SRB, SRB, UKR]")],
            [
                ("67: flows.by-spain.route.1: the leg leads from Serbia to itself; allowed: two different countries"),
            ],
            id="a leg leads from a country to itself",
        ),
        pytest.param(
            [("route: [SRB, CZE, UKR]", "route: [SRB, [CZE, ESP], [ESP, CZE, others], UKR]")],
            [
                (
                    "73: flows.by-czechia.route.2: the leg leads from Czechia to itself; allowed: two different"
                    " countries"
                ),
                ("73: flows.by-czechia.route.2: the leg leads from Spain to itself; allowed: two different countries"),
            ],
            id="alternatives on both sides of a leg name one country",
        ),
        pytest.param(
            [("date: 2025-05\n", "date: 2025-05-27\n")],
            [
                (
                    "170: claims.denial.responds_to.0: answers 'accusation', said only on 2025-05-29; allowed: "
                    "a claim made by 2025-05-27"
                ),
            ],
            id="an answer is older than what it answers",
        ),
        pytest.param(
            [("    date: 2024-06-22\n    stance: partly", "    date: 2024-06-24\n    stance: partly")],
            [
                (
                    "109: claims.confirmed.reports.0: 'herald-1' was published on 2024-06-22, before the claim "
                    "of 2024-06-24; allowed: later"
                ),
            ],
            id="a report is older than the claim it carries",
        ),
        pytest.param(
            [("    published: 2024-06-23", "    published: 2024-06-20")],
            [
                (
                    "39: reports.wire-1.relays.0: 'herald-1' was published on 2024-06-22, after this report; "
                    "allowed: an earlier one"
                ),
                (
                    "101: claims.total.reports.1: 'wire-1' was published on 2024-06-20, before the claim of "
                    "2024-06-22; allowed: later"
                ),
            ],
            id="a report is older than what it relays",
        ),
        pytest.param(
            [("        reports: [wire-1]", "        reports: [tv-1]")],
            [
                (
                    "100: claims.total.variants.0.reports.0: 'tv-1' is not among the claim's reports; allowed: "
                    "herald-1, wire-1, mirror-1"
                ),
            ],
            id="a variant is carried by another claim's report",
        ),
        pytest.param(
            [("{worded: hundreds of thousands, unit: shells}", "{worded: hundreds of thousands, unit: boxes}")],
            [
                "147: claims.accusation.quantities.0.unit: 'boxes' is not a unit; allowed: shells, rockets",
            ],
            id="a quantity counts an unlisted unit",
        ),
        pytest.param(
            [("amount: 1_000_000, unit: shells", "amount: 1_000_000, unit: boxes")],
            [
                (
                    "150: claims.accusation.variants.0.quantities.0.unit: 'boxes' is not a unit; allowed: "
                    "shells, rockets"
                ),
            ],
            id="a variant counts an unlisted unit",
        ),
        pytest.param(
            [("units: [shells, rockets]\n", "")],
            [
                (
                    "146: claims.accusation.quantities.0.unit: 'shells' is not a unit; allowed: one that is "
                    "listed under units"
                ),
                (
                    "147: claims.accusation.quantities.1.unit: 'rockets' is not a unit; allowed: one that is "
                    "listed under units"
                ),
                (
                    "149: claims.accusation.variants.0.quantities.0.unit: 'shells' is not a unit; allowed: one "
                    "that is listed under units"
                ),
            ],
            id="no units are listed",
        ),
        pytest.param(
            [
                (
                    (
                        "    by: herald-desk\n    date: 2024-06-22\n    stance: asserts\n    basis: delivered\n    "
                        "statement: Czechia"
                    ),
                    (
                        "    by: service\n    date: 2024-06-22\n    stance: asserts\n    basis: delivered\n    "
                        "statement: Czechia"
                    ),
                )
            ],
            [
                (
                    "128: claims.czechia.account: 'by-country' cannot hold this beside 'spain': another actor; "
                    "allowed: figures that add up"
                ),
            ],
            id="an account of two actors",
        ),
        pytest.param(
            [("    basis: delivered\n    statement: Czechia", "    basis: licensed\n    statement: Czechia")],
            [
                (
                    "128: claims.czechia.account: 'by-country' cannot hold this beside 'spain': another basis; "
                    "allowed: figures that add up"
                ),
            ],
            id="an account of two bases",
        ),
        pytest.param(
            [
                (
                    "    responds_to: [accusation]\n",
                    "    responds_to: [accusation]\n    involved:\n"
                    "      - {company: contract-house, role: broker, leg: [SRB, ESP]}\n"
                    "      - {company: contract-house, role: carrier, leg: [ESP, SRB]}\n"
                    "      - {company: contract-house, role: broker, state: PAN, leg: [SRB, ESP]}\n",
                )
            ],
            [
                "173: claims.denial.involved.1.leg: no step of 'all-routes' leads from ESP to SRB; allowed: "
                "[SRB, USA or ESP or CZE or others], [USA or ESP or CZE or others, UKR]",
                "174: claims.denial.involved.2: 'contract-house' is named as broker of this step twice; allowed: once",
            ],
            id="a company involved in no step of the route, and twice in one",
        ),
        pytest.param(
            [
                (
                    "    responds_to: [accusation]\n",
                    "    responds_to: [accusation]\n    involved:\n"
                    "      - {company: contract-hous, role: dealer, state: UK, leg: [SRB, ESP, UKR]}\n",
                )
            ],
            [
                "172: claims.denial.involved.0.company: 'contract-hous' is not the id of any record in companies (did "
                "you mean 'contract-house'?); allowed: an id from companies",
                "172: claims.denial.involved.0.leg: has 3 entries; allowed: at most 2",
                "172: claims.denial.involved.0.role: 'dealer' is not allowed; allowed: broker, carrier, insurer, owner",
                "172: claims.denial.involved.0.state: 'UK' is not a country code (for United Kingdom write GBR); "
                "allowed: ISO 3166-1 alpha-3 codes (SRB) and XKX",
            ],
            id="an involved company that is not there, in no role, of no state, at half a step",
        ),
        pytest.param(
            [("low: 250_000_000, currency: EUR", "low: 250_000_000, currency: USD")],
            [
                (
                    "128: claims.czechia.account: 'by-country' cannot hold this beside 'spain': another "
                    "currency; allowed: figures that add up"
                ),
            ],
            id="an account of two currencies",
        ),
        pytest.param(
            [("    value: {low: 250_000_000, currency: EUR, worded: at least EUR 250mn}\n", "")],
            [
                (
                    "127: claims.czechia.account: 'by-country' cannot hold this beside 'spain': another "
                    "currency; allowed: figures that add up"
                ),
            ],
            id="an account of a value beside none",
        ),
        pytest.param(
            [("    flow: by-czechia\n", "    flow: by-spain\n")],
            [
                (
                    "128: claims.czechia.account: 'by-country' cannot hold this beside 'spain': the same flow; "
                    "allowed: figures that add up"
                ),
            ],
            id="an account counts a flow twice",
        ),
        pytest.param(
            [("    flow: by-czechia\n", "    flow: all-routes\n")],
            [
                (
                    "128: claims.czechia.account: 'by-country' cannot hold this beside 'spain': the flows "
                    "overlap; allowed: figures that add up"
                ),
            ],
            id="an account counts a flow and its part",
        ),
        pytest.param(
            [("distinct_from: [by-czechia]", "distinct_from: [all-routes]")],
            [
                (
                    "71: flows.by-spain.distinct_from.0: 'all-routes' is said to overlap as well; allowed: one "
                    "of the two"
                ),
            ],
            id="a flow is distinct from its whole",
        ),
        pytest.param(
            [
                (
                    "    part_of: [all-routes]\n    distinct_from: [by-czechia]",
                    "    part_of: [all-routes]\n    distinct_from: [by-czechia, by-africa]",
                ),
                ("overlaps: [all-routes]", "overlaps: [all-routes, by-spain]"),
            ],
            [
                ("71: flows.by-spain.distinct_from.1: 'by-africa' is said to overlap as well; allowed: one of the two"),
            ],
            id="a flow is distinct from one that says it overlaps",
        ),
        pytest.param(
            [("{name: The Wire,", "{name: THE HERALD,")],
            [
                "14: publishers.wire.name: 'THE HERALD' is also that of 'herald'; allowed: one record for each",
            ],
            id="two publishers of one name",
        ),
        pytest.param(
            [("{name: The Wire,", "{name: Thé hérald,")],
            [
                "14: publishers.wire.name: 'Thé hérald' is also that of 'herald'; allowed: one record for each",
            ],
            id="two publishers whose names differ by case and accents alone",
        ),
        pytest.param(
            [("    note: No address is known.", "    fragment: a few words\n    seen: 2026-11-20")],
            [
                "48: reports.mirror-1.fragment: the report has no url; allowed: with one",
                "49: reports.mirror-1.seen: stands without page; allowed: both or neither",
                "49: reports.mirror-1.seen: the report has no url; allowed: with one",
            ],
            id="what is known of a page without an address",
        ),
        pytest.param(
            [("{name: The president,", "{name: ministry of trade,")],
            [
                (
                    "21: actors.ministry.name: 'Ministry of Trade' is also that of 'president'; allowed: one "
                    "record for each"
                ),
            ],
            id="two actors of one name",
        ),
        pytest.param(
            [("{name: All arms}", "{name: ammunition}")],
            [
                "11: goods.arms.name: 'ammunition' is also that of 'ammunition'; allowed: one record for each",
            ],
            id="two goods of one name",
        ),
        pytest.param(
            [("https://wire.example/1", "https://herald.example/1")],
            [
                (
                    "35: reports.wire-1.url: 'https://herald.example/1' is also that of 'herald-1'; allowed: "
                    "one record for each"
                ),
            ],
            id="two reports of one address",
        ),
        pytest.param(
            [("names: [The Contracts]}", "names: [Contracts]}\n  other: {name: Other, names: [CONTRACT-HOUSE]}")],
            [
                (
                    "180: companies.other.names.0: 'CONTRACT-HOUSE' is also a name of 'contract-house'; allowed: names "
                    "of one company"
                ),
            ],
            id="two companies of one spelling",
        ),
        pytest.param(
            [("names: [The Contracts]}", 'names: ["–"]}')],
            [
                "179: companies.contract-house.names.0: '–' has no letters; allowed: words that claims use",
            ],
            id="a company without a word",
        ),
    ],
)
def test_a_mistake_between_records_is_named_with_its_line(spots: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(changed(*spots)) == [f"small.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("spots", "expected"),
    [
        ([("    date: 2025-06\n", "    date: 2030\n")], "174: events.halt.date: 2030"),
        ([("    date: 2025-05\n    stance", "    date: 2026-12\n    stance")], "166: claims.denial.date: 2026-12"),
        ([("published: 2025-05-29", "published: 2030-01-02")], "51: reports.tv-1.published: 2030-01-02"),
    ],
)
def test_what_is_dated_after_the_edition_is_named(spots: list[tuple[str, str]], expected: str) -> None:
    told = f"small.yaml:{expected} is after the edition's day, 2026-11-22; allowed: up to then, or a later day under "
    assert f"{told}dataset.updated" in problems(changed(*spots))


@pytest.mark.parametrize("date", ["2026", "2026-11", "2026-11-23", "2025/2026"])
def test_a_date_that_may_be_before_the_edition_is_no_mistake(date: str) -> None:
    assert problems(changed(("    date: 2025-06\n", f"    date: {date}\n"))) == []


def test_two_events_of_one_id() -> None:
    second = "  - {id: halt, date: 2025-07, title: Again, reports: [tv-1]}\n"
    assert problems(text(companies=None) + second) == [
        "small.yaml:178: events.halt.id: 'halt' is used twice; allowed: an id of its own"
    ]


@pytest.mark.parametrize(
    "spots",
    [
        pytest.param([("    date: 2025-05\n", "    date: 2025-05-28\n")], id="an answer a day early"),
        pytest.param(
            [("    date: 2024-06-22\n    stance: partly", "    date: 2024-06-23\n    stance: partly")],
            id="a report a day early",
        ),
        pytest.param([("    published: 2024-06-23\n", "    published: 2024-06-21\n")], id="a relay a day early"),
        pytest.param(
            [("date: 2025-06\n", "date: 9999\n"), ("updated: 2026-11-22", "updated: 9999-12-31")],
            id="the last year there is",
        ),
    ],
)
def test_a_day_of_time_zones_is_no_mistake(spots: list[tuple[str, str]]) -> None:
    assert problems(changed(*spots)) == []


def test_the_last_year_has_no_next_day_and_still_compares() -> None:
    """Adding a day to 9999-12-31 would overflow."""
    late = changed(
        ("updated: 2026-11-22", "updated: 9999-12-31"),
        ("    date: 2025-05\n", "    date: 9999\n"),
        ("    published: 2025-05-29\n", "    published: 9999\n"),
    )
    assert problems(late) == []


def test_what_is_unnamed_on_both_sides_of_a_leg_is_no_leg_to_itself() -> None:
    """Nobody knows whether they are the same."""
    assert (
        problems(changed(("[SRB, {unnamed: African states}, UKR]", "[SRB, [ESP, others], [CZE, others], UKR]"))) == []
    )


def test_an_account_counts_nothing_twice_through_a_whole_of_a_whole() -> None:
    """Part of a part is contained all the same."""
    nested = changed(
        ("    part_of: [all-routes]\n    distinct_from: [by-czechia]", "    part_of: [by-africa]"),
        ("    overlaps: [all-routes]", "    part_of: [all-routes]"),
        ("    flow: by-czechia\n", "    flow: all-routes\n"),
    )
    assert problems(nested) == [
        "small.yaml:127: claims.czechia.account: 'by-country' cannot hold this beside 'spain': the flows overlap; "
        "allowed: figures that add up"
    ]


def test_flows_in_a_circle_do_not_hang_the_accounts() -> None:
    circle = changed(
        ("    part_of: [all-routes]\n    distinct_from: [by-czechia]", "    part_of: [by-czechia]"),
        (
            "    period: 2023\n    part_of: [all-routes]\n  by-africa",
            "    period: 2023\n    part_of: [by-spain]\n  by-africa",
        ),
    )
    assert problems(circle) == [
        "small.yaml:70: flows.by-spain.part_of: runs in a circle: by-spain -> by-czechia -> by-spain; "
        "allowed: no way back",
        "small.yaml:127: claims.czechia.account: 'by-country' cannot hold this beside 'spain': the flows overlap; "
        "allowed: figures that add up",
    ]


def test_a_thousand_relays_in_a_row_are_followed() -> None:
    """No recursion: a long chain is no circle."""
    chain = "".join(
        f"  r{n}: {{publisher: wire, language: fr, kind: mirror, relays: [r{n + 1}], read: whole}}\n"
        for n in range(1200)
    )
    last = "  r1200: {publisher: wire, language: fr, kind: mirror, read: whole}\n"
    assert problems(changed(("reports:\n  herald-1:", f"reports:\n{chain}{last}  herald-1:"))) == []


def test_an_actor_and_a_publisher_may_share_a_name() -> None:
    """A newspaper speaks in its own voice."""
    assert "{name: The Herald, country: GBR, kind: newspaper}" in text()
    assert "{name: The Herald, country: GBR, kind: media}" in text()
    assert problems(text()) == []
