"""A dataset as tidy frames."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest

from benchmarks import synthetic
from flows import tables
from flows.dataset import Dataset, parse
from flows.tables import Tables, build, flow_name
from tests import small

FRAMES: dict[str, dict[str, Any]] = {
    "claims": tables.CLAIMS,
    "legs": tables.LEGS,
    "places": tables.PLACES,
    "citations": tables.CITATIONS,
    "origins": tables.ORIGINS,
    "figures": tables.FIGURES,
    "reports": tables.REPORTS,
}
EMPTY = {"claims": "claims: []", "events": None, "accounts": None}


@pytest.fixture(scope="module")
def built() -> Tables:
    return build(small.dataset())


@pytest.fixture(scope="module")
def large() -> Tables:
    return build(synthetic.dataset(300))


def row(built: Tables, claim: str) -> pd.Series:
    return built.claims.iloc[built.place[claim]]


def of(frame: pd.DataFrame, built: Tables, claim: str) -> pd.DataFrame:
    return frame[frame["claim"] == built.place[claim]].drop(columns="claim").reset_index(drop=True)


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_has_the_columns_of_its_list_and_no_others(built: Tables, name: str) -> None:
    frame = getattr(built, name)
    assert list(frame.columns) == list(FRAMES[name])
    assert frame.index.equals(pd.RangeIndex(len(frame)))


@pytest.mark.parametrize("name", FRAMES)
def test_a_column_has_its_type_with_rows_and_without(built: Tables, name: str) -> None:
    none = build(small.dataset(**EMPTY))
    for column, kind in FRAMES[name].items():
        for made in (getattr(built, name), getattr(none, name)):
            assert made[column].dtype == kind or kind == made[column].dtype.name


def test_a_file_without_claims_has_reports_and_no_other_rows() -> None:
    none = build(small.dataset(**EMPTY))
    assert {name: len(getattr(none, name)) for name in FRAMES if name != "reports"} == dict.fromkeys(
        [name for name in FRAMES if name != "reports"], 0
    )
    assert len(none.reports) == 5


def test_one_row_a_claim_in_order_of_the_file(built: Tables) -> None:
    assert built.claims["id"].tolist() == [claim.id for claim in built.dataset.claims]
    assert [built.record(built.place[key]).id for key in built.claims["id"]] == built.claims["id"].tolist()


def test_a_claim_has_its_flow_actor_and_date_in_words(built: Tables) -> None:
    claim = row(built, "spain")
    assert claim["flow_name"] == "155 mm shells, Serbia – Spain – Ukraine"
    assert (claim["goods"], claim["goods_name"]) == ("shells-155", "155 mm shells")
    assert (claim["actor"], claim["actor_name"]) == ("herald-desk", "The Herald")
    assert (claim["stance"], claim["basis"], claim["kind"]) == ("asserts", "delivered", "flow")
    assert (claim["date"], claim["period"]) == ("2024-06-22", "2023")


def test_a_date_of_a_month_may_mean_any_of_its_days(built: Tables) -> None:
    claim = row(built, "denial")
    assert (claim["date"], claim["start"], claim["end"]) == (
        "2025-05",
        pd.Timestamp("2025-05-01"),
        pd.Timestamp("2025-05-31"),
    )


def test_what_is_not_stated_is_missing(built: Tables) -> None:
    assert pd.isna(row(built, "africa")["period"])
    assert pd.isna(row(built, "spain")["caveat"])
    assert row(built, "accusation")["caveat"] == "Published by a party to the war."


def test_three_reports_that_repeat_one_have_one_origin(built: Tables) -> None:
    claim = row(built, "total")
    assert (claim["reports"], claim["origins"]) == (3, 1)


@pytest.mark.parametrize(
    "word", ["total", "around eur 800m", "people who know", "ammunition", "spain", "others", "the wire", "800mn"]
)
def test_a_search_looks_through_words_names_route_and_publishers(built: Tables, word: str) -> None:
    assert word in row(built, "total")["text"]


def test_a_search_looks_through_caveat_and_unnamed_parties(built: Tables) -> None:
    assert "a party to the war" in row(built, "accusation")["text"]
    assert "african states" in row(built, "africa")["text"]


def test_a_flow_is_called_by_its_own_name_or_by_goods_and_route(built: Tables) -> None:
    data = built.dataset
    assert flow_name(data.flows["by-africa"], data) == "Through Africa"
    named = "Ammunition, Serbia – United States, Spain, Czechia and others – Ukraine"
    assert flow_name(data.flows["all-routes"], data) == named


def test_each_party_of_a_group_has_a_leg_of_its_own_marked_as_an_alternative(built: Tables) -> None:
    legs = of(built.legs, built, "total")
    assert legs["ribbon"].tolist() == [
        "0:SRB>1:USA", "0:SRB>1:ESP", "0:SRB>1:CZE", "0:SRB>1:+others",
        "1:USA>9:UKR", "1:ESP>9:UKR", "1:CZE>9:UKR", "1:+others>9:UKR",
    ]  # fmt: skip
    assert legs["alternative"].all()
    assert not legs["whole"].any()


def test_an_arc_runs_only_between_countries(built: Tables) -> None:
    legs = of(built.legs, built, "total")
    assert legs["arc"].astype("object").where(legs["arc"].notna(), None).tolist() == [
        "SRB>USA", "SRB>ESP", "SRB>CZE", None, "USA>UKR", "ESP>UKR", "CZE>UKR", None,
    ]  # fmt: skip
    assert of(built.legs, built, "africa")["arc"].isna().all()


def test_a_leg_of_two_single_countries_is_no_alternative(built: Tables) -> None:
    assert not of(built.legs, built, "spain")["alternative"].any()


def test_a_route_of_two_stages_is_one_whole_leg(built: Tables) -> None:
    legs = of(built.legs, built, "exports")
    assert legs["ribbon"].tolist() == ["0:SRB>9:USA"]
    assert legs["whole"].tolist() == [True]


def test_named_countries_stand_in_their_roles_and_no_others(built: Tables) -> None:
    assert of(built.places, built, "total").astype(str).to_numpy().tolist() == [
        ["origin", "SRB"], ["intermediary", "USA"], ["intermediary", "ESP"], ["intermediary", "CZE"],
        ["destination", "UKR"],
    ]  # fmt: skip
    assert of(built.places, built, "africa")["country"].tolist() == ["SRB", "UKR"]


def test_a_claim_is_cited_once_for_each_report_with_its_publisher(built: Tables) -> None:
    assert of(built.citations, built, "total").astype(str).to_numpy().tolist() == [
        ["herald-1", "herald"], ["wire-1", "wire"], ["mirror-1", "wire"],
    ]  # fmt: skip


def test_a_value_in_euro_is_its_own_conversion(built: Tables) -> None:
    figure = of(built.figures, built, "total").iloc[0]
    assert (figure["measure"], figure["unit"], figure["worded"]) == ("value", "EUR", "around EUR 800mn")
    assert (figure["low"], figure["high"], figure["eur_low"], figure["eur_high"]) == (8e8, 8e8, 8e8, 8e8)
    assert (figure["rate"], figure["approximate"], figure["under"]) == (1, True, False)


def test_a_value_in_dollars_is_converted_at_the_last_rate_by_the_end_of_its_date(built: Tables) -> None:
    """2024: the last rate of the year, 1.0389 dollars for one euro (ECB, 2024-12-31)."""
    figure = of(built.figures, built, "exports").iloc[0]
    assert (figure["rate"], figure["rate_day"]) == (1.0389, pd.Timestamp(date(2024, 12, 31)))
    assert figure["eur_low"] == figure["eur_high"] == 60_159_784.9


def test_an_open_side_and_a_missing_rate_are_no_numbers(built: Tables) -> None:
    atleast = of(built.figures, built, "czechia").iloc[0]
    assert (atleast["low"], atleast["eur_low"]) == (250e6, 250e6)
    assert np.isnan(atleast["high"])
    assert np.isnan(atleast["eur_high"])
    assert of(built.figures, built, "accusation")["rate"].isna().all()
    assert of(built.figures, built, "accusation")["rate_day"].isna().all()


def test_a_dinar_value_has_no_euro_because_the_ecb_quotes_none() -> None:
    dinars = parse(small.changed(("{amount: 62_500_000.50, currency: USD, worded: USD 62.5m}",
                                  "{amount: 62_500_000.50, currency: RSD, worded: RSD 62.5m}")))  # fmt: skip
    figures = build(dinars).figures
    assert figures.loc[figures["unit"] == "RSD", ["eur_low", "eur_high", "rate"]].isna().all(axis=None)


def test_words_of_magnitude_are_read_as_an_interval_under_its_high_side(built: Tables) -> None:
    shells, rockets = of(built.figures, built, "accusation").itertuples(index=False)
    assert (shells.measure, shells.unit, shells.low, shells.high, shells.under) == (
        "quantity",
        "shells",
        2e5,
        1e6,
        True,
    )
    assert (rockets.unit, rockets.high, rockets.under) == ("rockets", 3500, False)


def test_a_figure_belongs_to_its_account_or_to_one_of_its_claim_alone(built: Tables) -> None:
    assert of(built.figures, built, "spain")["account"].tolist() == ["by-country"]
    assert of(built.figures, built, "total")["account"].tolist() == ["total"]


def test_variants_are_no_figures_of_their_own(built: Tables) -> None:
    assert len(built.figures) == 6


def test_reports_stand_in_order_of_the_file_with_their_publisher(built: Tables) -> None:
    assert built.reports["id"].tolist() == list(built.dataset.reports)
    tv = built.reports.set_index("id").loc["tv-1"]
    assert (tv["publisher_name"], tv["state_controlled"], tv["published"]) == ("State TV", True, "2025-05-29")
    assert pd.isna(tv["title"])


def test_a_report_without_a_date_has_none() -> None:
    undated = build(parse(small.changed(("    published: 2025-05-29\n", ""))))
    assert undated.reports["published"].isna().sum() == 1


def test_within_keeps_the_rows_of_the_chosen_claims(built: Tables) -> None:
    mask = (built.claims["id"] == "spain").to_numpy(dtype=bool)
    assert built.within(built.places, mask)["country"].tolist() == ["SRB", "ESP", "UKR"]
    assert built.within(built.places, ~mask)["claim"].nunique() == 7


def test_frames_agree_with_the_records_on_larger_data(large: Tables) -> None:
    data: Dataset = large.dataset
    assert large.claims["reports"].tolist() == [len(claim.reports) for claim in data.claims]
    assert np.bincount(large.citations["claim"]).tolist() == large.claims["reports"].tolist()
    assert np.bincount(large.origins["claim"]).tolist() == large.claims["origins"].tolist()
    legs = {
        key: sum(len(here) * len(there) for here, there in pairwise(flow.route)) for key, flow in data.flows.items()
    }
    assert large.legs["claim"].value_counts(sort=False).tolist() == [legs[claim.flow] for claim in data.claims]


def test_frames_are_in_order_of_claim(large: Tables) -> None:
    """Pictures rest on it."""
    for name in ("legs", "places", "citations", "origins", "figures"):
        assert getattr(large, name)["claim"].is_monotonic_increasing
