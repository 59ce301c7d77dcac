"""Two rows side by side, and why they may or may not be compared."""

from __future__ import annotations

import pytest

from flows.bounds.kinship import Kinship
from flows.tables import Tables
from flows.views.routes.compare import beside, label, verdict
from flows.views.routes.numbers import numbers
from tests import claimed
from tests.conftest import everything


def told(tables: Tables, one: str, other: str) -> str:
    kin = Kinship(tables.dataset.flows)
    flows = [tables.record(tables.place[key]).flow for key in (one, other)]
    return verdict((one, other), tables, kin.wholes, kin.distinct(*flows))


@pytest.fixture(scope="module")
def several() -> Tables:
    """Claims about flows that contain, overlap and exclude each other."""
    flow, claim = claimed.flow, claimed.claim
    return claimed.tables(
        flow("whole", "SRB", ["ESP", "CZE"], "UKR"),
        flow("part", "SRB", "ESP", "UKR", part_of=["whole"]),
        flow("near", "SRB", "UKR", overlaps=["whole"]),
        flow("far", "SRB", "BGD", distinct_from=["whole"]),
        flow("other", "SRB", "POL", "UKR", period=None),
        claim("first", "whole", 800), claim("second", "whole", 900), claim("planned", "whole", 900, basis="planned"),
        claim("open", "whole", 5, basis="unspecified"), claim("open-too", "whole", 6, basis="unspecified"),
        claim("of-part", "part", 200), claim("of-near", "near", 100), claim("of-far", "far", 100),
        claim("of-other", "other", 100), claim("of-other-too", "other", 110),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "first", "second",
            "They may be compared: both speak of the same flow and period, and both count what is delivered; two "
            "figures for one thing are never added.",
        ),
        (
            "of-part", "first",
            "They may be compared, as parts and whole: the flow of the second contains the other, so that its figure "
            "should be no smaller; both count what is delivered, in one period.",
        ),
        (
            "first", "planned",
            "They may not be compared as they stand: the flow is the same; one counts what is delivered, the other "
            "what is planned.",
        ),
        (
            "open", "open-too",
            "They may not be compared as they stand: the flow is the same; neither says what is counted.",
        ),
        (
            "open", "first",
            "They may not be compared as they stand: the flow is the same; one counts what is not said, the other "
            "what is delivered.",
        ),
        (
            "first", "of-near",
            "They may not be compared as they stand: their flows are not the same, and may count some of the same "
            "goods.",
        ),
        (
            "first", "of-far",
            "They may be set side by side, but are no rivals: their flows count different goods for certain.",
        ),
        (
            "first", "of-other",
            "They may not be compared as they stand: their flows are not the same, and nothing states whether they "
            "count the same goods; one of them states no period.",
        ),
    ],
)  # fmt: skip
def test_a_sentence_says_why(several: Tables, one: str, other: str, expected: str) -> None:
    assert told(several, one, other) == expected


def test_it_says_the_same_of_two_flows_whichever_comes_first(several: Tables) -> None:
    for one in several.claims["id"]:
        for other in several.claims["id"]:
            first, second = told(several, str(one), str(other)), told(several, str(other), str(one))
            assert first.startswith("They may be compared") == second.startswith("They may be compared")


def test_both_stand_side_by_side_with_all_that_can_be_compared(shipped: Tables) -> None:
    picture = numbers(shipped, everything(shipped), "value")
    table = beside(picture, ("ft-800m", "vfokuse-2025-11-05"), shipped)
    assert table["First"].to_dict() == {
        "Who says it": "Unnamed estimators cited by the Financial Times",
        "When": "22 June 2024",
        "As read": "about EUR 800 million",
        "As worded": "“around EUR 800mn”",
        "What is counted": "delivered",
        "Flow": "Ammunition via US, Spain, Czechia, others",
        "Period": "24 February 2022 to 22 June 2024",
        "Rests on": table.loc["Rests on", "First"],
        "Denied by": "Aleksandar Vulin, Serbian Defence Minister (2018), later Deputy Prime Minister (2024)",
    }
    assert str(table.loc["Rests on", "First"]).startswith("1 source, ")
    assert table["Second"]["As read"] == "EUR 200 million to under 1 billion"
    assert table["Second"]["Denied by"] == "nobody in the data"


def test_no_two_rows_have_the_same_name_in_the_list(shipped: Tables) -> None:
    picture = numbers(shipped, everything(shipped), "value")
    names = [label(picture, key, shipped) for key in picture.ids_in_order()]
    assert len(names) == len(set(names))
    assert "about EUR 800 million: Unnamed estimators cited by the Financial Times, 22 June 2024 (ft-800m)" in names
