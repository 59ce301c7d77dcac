"""Facts about the data as shipped: what it must hold, and how its records are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from flows.dataset import load
from flows.dataset.model import Claim, Event, Figure
from flows.evidence import origins
from flows.project import DATA
from flows.tables import Tables

MORTAR = "srb-cyp-pol-ukr-mortar-2016"


def claim(tables: Tables, key: str) -> Claim:
    return tables.record(tables.place[key])


def about(tables: Tables, flow: str) -> list[Claim]:
    return [each for each in tables.dataset.claims if each.flow == flow]


def figures(tables: Tables) -> Iterator[tuple[str, Figure]]:
    """Every figure with its claim, those of variants too."""
    for each in tables.dataset.claims:
        values = [each.value, *(variant.value for variant in each.variants)]
        quantities = [*each.quantities, *(item for variant in each.variants for item in variant.quantities)]
        yield from ((each.id, figure) for figure in (*values, *quantities) if figure)


def events(tables: Tables, words: str, first: date, last: date) -> list[Event]:
    """Events of some days whose title or note holds the words, a pattern."""
    return [
        event
        for event in tables.dataset.events
        if first <= event.date.start
        and event.date.end <= last
        and re.search(words, f"{event.title} {event.note or ''}", re.IGNORECASE)
    ]


def test_the_file_has_no_problem() -> None:
    assert load(DATA).claims


def test_the_file_names_its_schema_for_editors() -> None:
    first = DATA.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=arms_flows.schema.json"
    assert (DATA.parent / "arms_flows.schema.json").is_file()


def test_there_are_claims_reports_and_events_enough(shipped: Tables) -> None:
    data = shipped.dataset
    assert len(data.claims) >= 30
    assert len(data.reports) >= 45
    assert len(data.events) >= 8


def test_800_million_is_one_claim_in_euro(shipped: Tables) -> None:
    found = claim(shipped, "ft-800m")
    assert found.value is not None
    assert (found.value.amount, found.value.currency, found.value.approximate) == (800e6, "EUR", True)
    assert found.flow == "srb-ukr-ammunition-2022"
    assert (found.stance, found.basis, str(found.date)) == ("asserts", "delivered", "2024-06-22")


def test_800_million_goes_by_the_countries_named_and_others(shipped: Tables) -> None:
    route = shipped.dataset.flows["srb-ukr-ammunition-2022"].route
    assert [[party.code for party in stage] for stage in route] == [["SRB"], ["USA", "ESP", "CZE", "others"], ["UKR"]]


@pytest.mark.parametrize("dollars", [855e6, 908e6])
def test_the_dollars_of_800_million_are_conversions(shipped: Tables, dollars: float) -> None:
    """Printed as $855m in 2024 and as $908m in 2025: one claim in euro all the same."""
    kinds = {
        variant.kind
        for variant in claim(shipped, "ft-800m").variants
        if variant.value and (variant.value.amount, variant.value.currency) == (dollars, "USD")
    }
    assert kinds == {"conversion"}


def test_800_million_has_one_independent_origin(shipped: Tables) -> None:
    """However many reports carry it."""
    found = claim(shipped, "ft-800m")
    assert origins(found, shipped.dataset.reports) == ("ft-2024-06-22",)
    assert len(found.reports) > 10


def test_no_other_claim_repeats_800_million_as_its_own(shipped: Tables) -> None:
    same = [each.id for each in shipped.dataset.claims if each.value and each.value.amount == 800e6]
    assert same == ["ft-800m"]


def test_hundreds_of_thousands_is_kept_as_worded(shipped: Tables) -> None:
    """The figure of the Russian service, read as 200,000 to under 1,000,000."""
    found = claim(shipped, "svr-2025-05")
    assert shipped.dataset.actors[found.by].kind == "intelligence service"
    assert found.date.start == date(2025, 5, 29)
    magnitudes = [each for each in found.quantities if each.worded == "hundreds of thousands"]
    assert len(magnitudes) == 1
    assert magnitudes[0].amount is magnitudes[0].low is magnitudes[0].high is None
    assert magnitudes[0].interval.text() == "200,000 to under 1,000,000"


def test_the_president_answers(shipped: Tables) -> None:
    """What he says of both statements is tied to what it answers."""
    answers = [each for each in shipped.dataset.claims if each.by == "vucic" and each.responds_to]
    answered = {key for each in answers for key in each.responds_to}
    assert {"ft-800m", "svr-2025-05"} <= answered
    assert {"partly confirms", "denies"} <= {each.stance for each in answers}


def test_two_or_three_years_answers_800_million(shipped: Tables) -> None:
    found = claim(shipped, "vucic-two-or-three-years")
    assert (found.by, found.stance, found.responds_to) == ("vucic", "partly confirms", ("ft-800m",))
    assert found.value is None


def test_the_3500_rockets_are_asserted_and_denied(shipped: Tables) -> None:
    """At least one denial answers a claim about them."""
    told = about(shipped, "krusik-grad-3500")
    asserted = {each.id for each in told if each.stance == "asserts"}
    denials = [each for each in told if each.stance == "denies" and set(each.responds_to) & asserted]
    assert denials
    rockets = [q for each in told for q in each.quantities if q.unit == "rockets"]
    assert {quantity.interval.text() for quantity in rockets} == {"3,500"}
    route = shipped.dataset.flows["krusik-grad-3500"].route
    assert [party.code for stage in route for party in stage] == ["SRB", "TUR", "SVK", "UKR"]


def test_the_mortar_bombs_of_2016_are_a_flow_with_claims(shipped: Tables) -> None:
    flow = shipped.dataset.flows[MORTAR]
    assert str(flow.period) == "2016"
    assert flow.goods == "mortar-bombs"
    assert [party.code for stage in flow.route for party in stage] == ["SRB", "CYP", "POL", "UKR"]
    told = about(shipped, MORTAR)
    assert any(each.stance == "asserts" and each.quantities for each in told)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("invasion of Ukraine", date(2022, 2, 24), date(2022, 2, 24)),
        ("parade.*Moscow|Moscow.*parade", date(2025, 5, 9), date(2025, 5, 9)),
        ("halt|suspend", date(2025, 6, 1), date(2025, 6, 30)),
        ("resum", date(2026, 1, 1), date(2026, 12, 31)),
    ],
    ids=["invasion", "parade", "halt", "resumption"],
)
def test_the_events_that_explain_the_timeline_are_there(shipped: Tables, words: str, first: date, last: date) -> None:
    found = events(shipped, words, first, last)
    assert found
    assert all(event.reports for event in found)


def test_words_of_a_figure_are_few(shipped: Tables) -> None:
    """At most 80 characters and 10 words: no sentence of a report is copied into the data."""
    long = {
        (key, figure.worded)
        for key, figure in figures(shipped)
        if len(figure.worded) > 80 or len(figure.worded.split()) > 10
    }
    assert not long


def test_every_claim_leads_to_a_report_or_says_why_not(shipped: Tables) -> None:
    """A report with an address, or one with a note."""
    without = [
        each.id
        for each in shipped.dataset.claims
        if not any(shipped.dataset.reports[key].url or shipped.dataset.reports[key].note for key in each.reports)
    ]
    assert without == []


def test_every_report_without_an_address_says_why(shipped: Tables) -> None:
    assert [key for key, report in shipped.dataset.reports.items() if not report.url and not report.note] == []


def test_every_event_has_a_report_with_an_address(shipped: Tables) -> None:
    reports = shipped.dataset.reports
    assert [each.id for each in shipped.dataset.events if not any(reports[key].url for key in each.reports)] == []


def test_no_claim_has_more_origins_than_reports(shipped: Tables) -> None:
    """What repeats cannot have more behind it than it is."""
    rows = shipped.claims
    assert (rows["origins"] >= 1).all()
    assert rows.loc[rows["origins"] > rows["reports"], "id"].tolist() == []


def test_state_controlled_publishers_are_labelled(shipped: Tables) -> None:
    labelled = {key for key, publisher in shipped.dataset.publishers.items() if publisher.state_controlled}
    assert {"tass", "ria-novosti", "rt", "sputnik-globe", "svr"} <= labelled
    assert not {"financial-times", "reuters", "n1"} & labelled


def test_the_rule_of_state_control_is_applied_alike(shipped: Tables) -> None:
    """What docs/curation.md says of cases near the line is what the file says."""
    publishers = shipped.dataset.publishers
    assert all(
        publishers[key].state_control for key in ("efe", "mti", "voa", "rfe-rl", "osw", "euronews-serbia", "aif")
    )
    assert not any(
        publishers[key].state_control for key in ("sta", "tasr", "ctk", "rts", "rtrs", "dw", "bbc-serbian", "tanjug")
    )


def test_a_report_is_of_its_publishers_kind_unless_it_says_otherwise(shipped: Tables) -> None:
    data = shipped.dataset
    kinds = dict(zip(shipped.reports["id"], shipped.reports["kind"], strict=True))
    said = [key for key, report in data.reports.items() if report.kind]
    assert 0 < len(said) < len(kinds)
    for key, report in data.reports.items():
        assert kinds[key] == (report.kind or data.publishers[report.publisher].kind)


def test_a_conversion_is_a_value_in_another_currency(shipped: Tables) -> None:
    for each in shipped.dataset.claims:
        for variant in each.variants:
            if variant.kind == "conversion":
                assert variant.value is not None
                assert each.value is not None
                assert variant.value.currency != each.value.currency


def test_denials_state_no_figure_that_would_be_drawn(shipped: Tables) -> None:
    """A denial may name a figure only to deny it; none of them is anyone's estimate."""
    assert [each.id for each in shipped.dataset.claims if each.stance == "denies" and each.value] == []
