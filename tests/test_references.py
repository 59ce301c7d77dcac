"""Ids that name no record: each field and the exact line printed about it."""

from __future__ import annotations

import pytest

from flows.dataset.references import REFERENCES, dangling, ids
from tests.small import changed, problems, text


@pytest.mark.parametrize(
    ("spots", "expected"),
    [
        pytest.param(
            [("within: ammunition", "within: munitions")],
            [
                (
                    "10: goods.shells-155.within: 'munitions' is not the id of any record in goods (did you "
                    "mean 'ammunition'?); allowed: an id from goods"
                ),
            ],
            id="goods within unknown goods",
        ),
        pytest.param(
            [("    publisher: state-tv", "    publisher: state-television")],
            [
                (
                    "50: reports.tv-1.publisher: 'state-television' is not the id of any record in publishers "
                    "(did you mean 'state-tv'?); allowed: an id from publishers"
                ),
            ],
            id="a report of an unknown publisher",
        ),
        pytest.param(
            [("relays: [wire-1]", "relays: [wire-1, wire-2]")],
            [
                (
                    "46: reports.mirror-1.relays.1: 'wire-2' is not the id of any record in reports (did you "
                    "mean 'wire-1'?); allowed: an id from reports"
                ),
            ],
            id="a report relays an unknown one",
        ),
        pytest.param(
            [("    goods: arms", "    goods: weapons")],
            [
                (
                    "84: flows.exports-2023.goods: 'weapons' is not the id of any record in goods; allowed: an "
                    "id from goods"
                ),
            ],
            id="a flow of unknown goods",
        ),
        pytest.param(
            [
                (
                    "    part_of: [all-routes]\n    distinct_from: [by-czechia]",
                    "    part_of: [every-route]\n    distinct_from: [by-czechia]",
                )
            ],
            [
                (
                    "70: flows.by-spain.part_of.0: 'every-route' is not the id of any record in flows; allowed:"
                    " an id from flows"
                ),
            ],
            id="a flow is part of an unknown one",
        ),
        pytest.param(
            [("overlaps: [all-routes]", "overlaps: [every-route]")],
            [
                (
                    "81: flows.by-africa.overlaps.0: 'every-route' is not the id of any record in flows; "
                    "allowed: an id from flows"
                ),
            ],
            id="a flow overlaps an unknown one",
        ),
        pytest.param(
            [("distinct_from: [by-czechia]", "distinct_from: [by-prague]")],
            [
                (
                    "71: flows.by-spain.distinct_from.0: 'by-prague' is not the id of any record in flows; "
                    "allowed: an id from flows"
                ),
            ],
            id="a flow is distinct from an unknown one",
        ),
        pytest.param(
            [("    flow: by-africa", "    flow: by-asia")],
            [
                (
                    "156: claims.africa.flow: 'by-asia' is not the id of any record in flows (did you mean "
                    "'by-africa'?); allowed: an id from flows"
                ),
            ],
            id="a claim about an unknown flow",
        ),
        pytest.param(
            [("    by: ministry", "    by: minister")],
            [
                (
                    "132: claims.exports.by: 'minister' is not the id of any record in actors (did you mean "
                    "'ministry'?); allowed: an id from actors"
                ),
            ],
            id="a claim by an unknown actor",
        ),
        pytest.param(
            [
                (
                    "    account: by-country\n    reports: [herald-1]\n  - id: czechia",
                    "    account: by-year\n    reports: [herald-1]\n  - id: czechia",
                )
            ],
            [
                (
                    "118: claims.spain.account: 'by-year' is not the id of any record in accounts; allowed: an "
                    "id from accounts"
                ),
            ],
            id="a claim of an unknown account",
        ),
        pytest.param(
            [("    reports: [returns-2023]", "    reports: [returns-2023, returns-2022]")],
            [
                (
                    "138: claims.exports.reports.1: 'returns-2022' is not the id of any record in reports "
                    "(did you mean 'returns-2023'?); allowed: an id from reports"
                ),
            ],
            id="a claim in an unknown report",
        ),
        pytest.param(
            [("responds_to: [accusation]", "responds_to: [accusations]")],
            [
                (
                    "170: claims.denial.responds_to.0: 'accusations' is not the id of any record in claims "
                    "(did you mean 'accusation'?); allowed: an id from claims"
                ),
            ],
            id="a claim answers an unknown one",
        ),
        pytest.param(
            [("        reports: [wire-1]", "        reports: [wire-9]")],
            [
                (
                    "100: claims.total.variants.0.reports.0: 'wire-9' is not the id of any record in reports "
                    "(did you mean 'wire-1'?); allowed: an id from reports"
                ),
            ],
            id="a variant in an unknown report",
        ),
        pytest.param(
            [("    note: All exports of ammunition are halted.\n    reports: [tv-1]", "    reports: [tv-9]")],
            [
                (
                    "176: events.halt.reports.0: 'tv-9' is not the id of any record in reports (did you mean "
                    "'tv-1'?); allowed: an id from reports"
                ),
            ],
            id="an event in an unknown report",
        ),
    ],
)
def test_a_dangling_id_is_named_with_its_line(spots: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(changed(*spots)) == [f"small.yaml:{line}" for line in expected]


def test_a_mistake_in_a_record_hides_no_dangling_id_in_it() -> None:
    both = changed(("    stance: denies\n", "    stance: no\n"), ("responds_to: [accusation]", "responds_to: [nobody]"))
    assert problems(both) == [
        "small.yaml:167: claims.denial.stance: 'no' is not allowed; allowed: asserts, confirms, partly confirms, "
        "qualifies, denies",
        "small.yaml:170: claims.denial.responds_to.0: 'nobody' is not the id of any record in claims; "
        "allowed: an id from claims",
    ]


def test_a_record_with_a_mistake_can_still_be_named() -> None:
    """Else one mistake would print a line for every record that names it."""
    assert problems(changed(("    kind: newspaper\n", "    kind: paper\n"))) == [
        "small.yaml:31: reports.herald-1.kind: 'paper' is not allowed (did you mean 'newspaper'?); allowed: newspaper, "
        "news agency, news site, magazine, broadcaster, official statement, official document, "
        "research, social media, blog, aggregator, mirror"
    ]


def test_records_of_a_missing_section_are_dangling() -> None:
    assert "small.yaml:88: claims.denial.by: 'president'" not in problems(text(actors=None))
    assert [line for line in problems(text(accounts=None)) if "accounts" in line] == [
        "small.yaml:116: claims.spain.account: 'by-country' is not the id of any record in accounts; "
        "allowed: an id from accounts",
        "small.yaml:126: claims.czechia.account: 'by-country' is not the id of any record in accounts; "
        "allowed: an id from accounts",
    ]


def test_ids_are_read_from_mappings_and_lists() -> None:
    data = {"flows": {"a": None}, "claims": [{"id": "b"}, {}, "c", {"id": 5}], "events": "none"}
    assert ids(data, "flows") == {"a"}
    assert ids(data, "claims") == {"b", "5"}
    assert ids(data, "events") == ids(data, "reports") == frozenset()


def test_every_section_that_names_records_is_looked_through() -> None:
    assert list(REFERENCES) == ["goods", "reports", "flows", "claims", "events"]


def test_values_of_another_kind_are_left_to_the_model() -> None:
    assert list(dangling({"claims": [{"flow": 5, "by": None, "reports": [{}, []], "variants": "none"}, 7]})) == []
