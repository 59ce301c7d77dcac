"""What can be asked and supposed."""

from __future__ import annotations

from flows.bounds.counting import supposable
from flows.bounds.offers import OFFERS, denials, offers
from flows.bounds.question import Question
from flows.tables import Tables
from tests.claimed import EUR, claim, flow, statistic, tables
from tests.conftest import everything, only


def test_measures_units_and_bases_stand_by_the_number_of_claims(shipped: Tables) -> None:
    found = offers(shipped, everything(shipped))
    assert list(found.columns) == list(OFFERS)
    assert found.iloc[0][["measure", "unit", "basis"]].tolist() == ["value", "EUR", "delivered"]
    assert found["claims"].is_monotonic_decreasing
    assert not found.duplicated(["measure", "unit", "basis"]).any()


def test_each_offer_counts_the_claims_that_state_such_a_figure(shipped: Tables) -> None:
    rows = offers(shipped).set_index(["measure", "unit", "basis"])
    claims = [
        claim
        for claim in shipped.dataset.claims
        if claim.basis == "delivered" and claim.stance != "denies"
        and shipped.dataset.flows[claim.flow].kind == "flow" and claim.value and claim.value.currency == "EUR"
    ]  # fmt: skip
    assert rows.loc[("value", "EUR", "delivered"), "claims"] == len(claims)
    assert rows.loc[("value", "EUR", "delivered"), "actors"] == len({claim.by for claim in claims})


def test_statistics_denials_and_shares_are_nothing_to_ask_about() -> None:
    data = tables(flow("a", "SRB", "UKR"), statistic("s", "SRB", "UKR"), claim("total", "s", 5), claim("words", "a"),
                  claim("no", "a", 5, stance="denies"))  # fmt: skip
    assert offers(data).empty


def test_a_choice_of_claims_offers_only_its_own(shipped: Tables) -> None:
    found = offers(shipped, only(shipped, "ft-800m"))
    assert found.to_dict("records") == [
        {"measure": "value", "unit": "EUR", "basis": "delivered", "claims": 1, "actors": 1}
    ]


def test_denials_of_a_flow_without_a_figure_can_be_supposed() -> None:
    data = tables(
        flow("a", "SRB", "UKR"), statistic("s", "SRB", "UKR"), claim("said", "a", 5),
        claim("no", "a", stance="denies", basis="unspecified"),
        claim("no-contract", "a", stance="denies", basis="contracted"),
        claim("less", "a", 3, stance="denies"), claim("no-statistic", "s", stance="denies"),
    )  # fmt: skip
    assert denials(data.dataset) == ("no", "no-contract")
    assert supposable(data, EUR) == ("no",)
    assert supposable(data, Question("value", "EUR", "contracted")) == ("no", "no-contract")
    assert supposable(data, EUR, only(data, "said")) == ()
