"""Files in the shapes people of the field have: what each is taken for, what is asked, left aside, and made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from flows.dataset import Dataset, parse
from flows.reading import Mapping, Reading, Recognised, read, recognise

FIELD = Path(__file__).parent / "data" / "field"
ANSWERS = {
    "said": "2026-02", "actor": "Example Institute", "publisher": "Example Institute", "goods": "ammunition",
    "unit:count": "shells", "place:Channel Islands": "GGY", "place:Houthi rebels (Yemen)*": "party",
    "place:Libya HoR*": "LBY", "place:Congo": "COD",
}  # fmt: skip


def found(*names: str) -> Recognised:
    return recognise([(name, (FIELD / name).read_bytes()) for name in names])


def answered(this: Recognised) -> tuple[Reading, Dataset]:
    """The reading with every open question answered, and the data that it makes."""
    mapping: Mapping = this.mapping
    for question in read(this, mapping).questions:
        mapping = mapping.answered(question.key, ANSWERS[question.key]) if question.open else mapping
    made = read(this, mapping)
    assert made.problems == ()
    return made, parse(made.document)


def asked(this: Recognised) -> dict[str, str]:
    """Questions that need an answer, or have one about a name, with the answer proposed."""
    made = read(this, this.mapping)
    return {each.key: each.answer for each in made.questions if each.open or each.key.startswith("place:")}


def amounts(data: Dataset) -> list[tuple[float | None, str]]:
    return [(each.interval.low, each.unit) for claim in data.claims for each in claim.quantities]


@pytest.mark.parametrize(
    ("names", "shape", "claims", "left"),
    [
        (("sipri_register.csv",), "sipri_register", 10, []),
        (("sipri_register_old.csv",), "sipri_register", 2, []),
        (("unroca.csv",), "unroca", 7, []),
        (("comtrade.csv",), "comtrade", 3, [2, 5, 6]),
        (("comtrade_old.csv",), "comtrade", 2, [3]),
        (("coarm.csv",), "coarm", 6, [1, 6, 7, 10]),
        (("uk_licences.csv",), "uk_licences", 8, [3, 5, 12]),
        (("kiel_weapons.csv",), "kiel_weapons", 11, []),
        (("kiel_main.csv",), "kiel_main", 4, [6]),
        (("flowmap_flows.csv", "flowmap_locations.csv"), "flowmap", 7, [6, 8]),
        (("plain.csv",), "plain", 3, [5]),
    ],
)
def test_each_file_comes_to_its_claims(names: tuple[str, ...], shape: str, claims: int, left: list[int]) -> None:
    this = found(*names)
    made, data = answered(this)
    assert (this.mapping.shape, this.refused, made.claims, len(data.claims)) == (shape, "", claims, claims)
    assert [each.row for each in made.left] == left
    assert read(this, this.mapping).claims == claims, "as many are told while questions are open"


@pytest.mark.parametrize("name", ["sipri_tiv.csv", "visual_losses.csv"])
def test_what_is_no_flow_is_refused_with_every_row(name: str) -> None:
    this = found(name)
    made = read(this, this.mapping)
    assert "Instead, " in this.refused
    assert (made.document, made.claims, len(made.left)) == ("", 0, len(this.tables[0].rows))
    assert {each.reason for each in made.left} == {this.refused}


def test_the_register_asks_about_six_names_and_keeps_deals_together() -> None:
    this = found("sipri_register.csv")
    assert asked(this) == {
        "place:unknown supplier(s)": "unnamed", "place:African Union**": "party", "place:Soviet Union": "SUN",
        "place:Houthi rebels (Yemen)*": "", "place:Libya HoR*": "", "place:NATO**": "party",
    }  # fmt: skip
    _, data = answered(this)
    assert sorted(Counter(claim.flow for claim in data.claims).values()) == [1] * 6 + [2, 2]
    assert {claim.basis for claim in data.claims} == {"delivered"}
    assert sum(not claim.quantities for claim in data.claims) == 1
    first = data.claims[0]
    assert (str(first.date), str(data.flows[first.flow].period)) == ("2026-02-05", "2018/2019")
    assert first.quantities[0].approximate
    assert "TIV delivery values: 2.4" in first.statement
    assert all(claim.value is None for claim in data.claims), "a score is no money"


def test_the_older_register_reads_marks_of_doubt() -> None:
    _, data = answered(found("sipri_register_old.csv"))
    first = next(claim for claim in data.claims if claim.quantities)
    assert first.quantities[0].approximate
    assert str(data.flows[first.flow].period) == "2019/2020"


def test_returns_go_by_origin_exporter_and_places_between() -> None:
    _, data = answered(found("unroca.csv"))
    routes = {claim.by: data.flows[claim.flow].model_dump()["route"] for claim in data.claims}
    assert routes["government-of-bosnia-and-herzegovina"] == ("SRB", "BIH", ["HRV", "SVN"], "USA")
    assert routes["government-of-czechia"] == ("SVK", "CZE", "POL", "UKR")
    assert routes["government-of-germany"] == ("BGR", "DEU"), "an import is said by the importer"
    assert routes["government-of-romania"] == ("MDA", "ROU")
    assert sum(not claim.quantities for claim in data.claims) == 2
    assert {claim.stance for claim in data.claims} == {"asserts"}, "nil is no denial"
    assert [(low, unit) for low, unit in amounts(data) if low in (10, 1250)] == [(1250, "pieces"), (10, "pieces")]


def test_customs_statistics_are_said_by_each_side_and_tell_re_exports() -> None:
    made, data = answered(found("comtrade.csv"))
    assert {flow.kind for flow in data.flows.values()} == {"statistic"}
    said = {claim.by: claim for claim in data.claims if claim.value}
    assert sorted(said) == ["government-of-czechia", "government-of-serbia"]
    assert said["government-of-czechia"].quantities[0].approximate
    again = next(claim for claim in data.claims if claim.value is None)
    assert "re-export" in again.flow
    assert "number given as '0'" in again.statement
    assert "value given as '0'" in again.statement
    assert [each.reason.partition(";")[0] for each in made.left] == [
        "'World' is a total, no country: a total is no row",
        "'Areas, nes' names no certain country",
        "'Other Asia, nes' names no certain country",
    ]


def test_licences_and_exports_are_two_bases_and_nought_is_said() -> None:
    made, data = answered(found("coarm.csv"))
    assert Counter(claim.basis for claim in data.claims) == {"licensed": 5, "delivered": 1}
    figures = [claim.value.interval.low for claim in data.claims if claim.value]
    assert 0 in figures
    assert {claim.value.currency for claim in data.claims if claim.value} == {"EUR"}
    assert {claim.by for claim in data.claims} >= {"government-of-greece", "government-of-bulgaria"}
    assert len({each.reason for each in made.left}) == 4


def test_the_exporter_and_currency_that_a_file_implies_are_constants() -> None:
    this = found("uk_licences.csv")
    made, data = answered(this)
    assert asked(this) == {"said": "", "place:Channel Islands": ""}
    assert {claim.value.currency for claim in data.claims if claim.value} == {"GBP"}
    assert {str(flow.route[0][0].code) for flow in data.flows.values()} == {"GBR"}
    assert sum(claim.value is None for claim in data.claims) == 1, "0 is no figure here"
    assert made.left[2].reason == "it leads from United Kingdom to itself, which is no movement between countries"


def test_money_of_several_goods_is_never_shared_out() -> None:
    _, data = answered(found("kiel_weapons.csv"))
    by_row = Counter(claim.id.partition("-row-")[2].partition("-")[0] for claim in data.claims)
    assert by_row == {"2": 1, "3": 3, "4": 3, "5": 1, "6": 2, "7": 1}
    assert [claim.value.interval.low for claim in data.claims if claim.value] == [9_100_000]
    assert sum("which is not split" in claim.statement for claim in data.claims) == 8
    assert sum(not claim.quantities for claim in data.claims) == 1
    parties = {party.name for flow in data.flows.values() for party in flow.route[0]}
    assert "EU (Commission and Council)" in parties


def test_a_european_spreadsheet_is_read_by_column() -> None:
    this = found("kiel_main.csv")
    assert this.told[1:3] == ("Encoding: UTF-8 with a byte order mark.", "Columns are apart by semicolons.")
    assert this.told[-1] == "A comma stands before decimals in: tot_activity_value."
    _, data = answered(this)
    money = {claim.value.currency: claim.value.interval.low for claim in data.claims if claim.value}
    assert money == {"BGN": 331_000_000, "HRK": 124_000_000.5, "USD": 84_020_000}
    assert amounts(data) == [(40_000, "pcs"), (100_000, "shells")]
    assert sorted(str(claim.date) for claim in data.claims) == [
        "2022-02-28", "2022-04-13", "2022-11-03", "2023-04/2023-06",
    ]  # fmt: skip
    assert Counter(claim.basis for claim in data.claims) == {"contracted": 3, "planned": 1}
    assert sum(report.url is not None for report in data.reports.values()) == 4


def test_a_bare_flow_map_asks_for_all_that_it_does_not_say() -> None:
    this = found("flowmap_flows.csv", "flowmap_locations.csv")
    assert asked(this) == {"said": "", "publisher": "", "actor": "", "unit:count": "", "goods": ""}
    made, data = answered(this)
    assert "'XX' is not in the table of places" in [each.reason for each in made.left]
    assert sorted(low for low, _ in amounts(data) if low) == [1.5, 5, 12, 20, 25, 100]


def test_a_plain_table_takes_dates_money_and_places_as_they_are_meant() -> None:
    this = found("plain.csv")
    assert asked(this) == {"said": "", "place:Congo": ""}
    _, data = answered(this)
    periods = sorted(str(flow.period) for flow in data.flows.values())
    assert periods == ["2023-02-01", "2023-05-12", "2023-06-13"], "13/06 tells that the day stands first"
    assert [claim.value.interval.low for claim in data.claims if claim.value] == [1_200_000, 2_500_000]
    assert {actor.name for actor in data.actors.values()} == {"A minister", "A newspaper"}
    assert len(data.reports) == 3
