"""Whether anybody says how much went through each country in between."""

from __future__ import annotations

from flows.tables import Tables
from flows.views.overview.split import several, splits
from tests import claimed

WHOLE = claimed.flow("whole", "SRB", ["ESP", "CZE", "others"], "UKR")
SPAIN = claimed.flow("spain", "SRB", "ESP", "UKR", part_of=["whole"])
CZECHIA = claimed.flow("czechia", "SRB", "CZE", "UKR", part_of=["whole"])


def test_only_several_parties_of_one_stage_can_be_split() -> None:
    tables = claimed.tables(WHOLE, SPAIN, claimed.flow("direct", "SRB", ["UKR", "ESP"]), claimed.claim("c", "whole"))
    assert {key: several(flow) for key, flow in tables.dataset.flows.items()} == {
        "whole": True, "spain": False, "direct": False,
    }  # fmt: skip


def test_figures_of_one_account_for_parties_of_a_flow_split_it(little: Tables) -> None:
    parts = splits(little)["all-routes"]
    assert [(part.through, part.said.speaker, part.said.amounts[0].told) for part in parts] == [
        ("Spain", "The Herald", "EUR 150 million to 200 million"),
        ("Czechia", "The Herald", "at least EUR 250 million"),
    ]


def test_a_figure_for_one_country_alone_or_of_no_account_splits_nothing() -> None:
    one = claimed.claim("one", "spain", 5, account="by-country")
    assert splits(claimed.tables(WHOLE, SPAIN, CZECHIA, one)) == {"whole": ()}
    other = claimed.claim("other", "czechia", 5)
    assert splits(claimed.tables(WHOLE, SPAIN, CZECHIA, one, other)) == {"whole": ()}


def test_nobody_splits_the_flagship_and_one_speaker_splits_his_own(shipped: Tables) -> None:
    found = splits(shipped)
    assert found["srb-ukr-ammunition-2022"] == ()
    assert {part.said.speaker for part in found["srb-ukr-menadefense"]} == {"MenaDefense"}
    assert [key for key, parts in found.items() if parts] == ["srb-ukr-menadefense"]
