"""The arcs of the map: who names a leg, what is reported for it alone, and what is not drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dataset import parse
from flows.selection import Mask
from flows.tables import Tables, build
from flows.views import accounts
from flows.views.map import parties, words
from flows.views.map import picture as arcs
from flows.views.map.picture import Arcs
from tests import small

MEASURES = [("origins", ""), ("value", ""), ("quantity", "shells"), ("quantity", "rockets"), ("quantity", "tonnes")]
MASKS = st.lists(st.booleans(), min_size=8, max_size=8)


@cache
def tables() -> Tables:
    return build(small.dataset())


def drawn(measure: str = "origins", unit: str = "", account: str = "", *claims: str, of: Tables | None = None) -> Arcs:
    """The arcs of the claims named, or of all."""
    held = of or tables()
    mask: Mask = np.array([not claims or key in claims for key in held.claims["id"]], dtype=bool)
    return arcs.arcs(held, mask, measure, unit, account)


def row(picture: Arcs, key: str) -> Any:
    return picture.rows.set_index("key").loc[key]


def reasons(picture: Arcs) -> dict[str, str]:
    return {str(tables().claims["id"][claim]): str(reason) for claim, reason in picture.left_out.to_numpy()}


def with_flows(*routes: str, stances: tuple[str, ...] = ()) -> Tables:
    """One claim a route, all from one report, in a file of their own."""
    goods = "".join(f"  f{at}: {{route: {route}, goods: ammunition}}\n" for at, route in enumerate(routes))
    said = "".join(
        f"  - {{id: c{at}, flow: f{at}, by: herald-desk, date: 2024-06-22, statement: Said., reports: [herald-1],\n"
        f"     stance: {stances[at] if stances else 'asserts'}}}\n"
        for at in range(len(routes))
    )
    return build(small.dataset(flows=f"flows:\n{goods}", claims=f"claims:\n{said}"))


def test_one_row_an_arc_with_ends_and_role() -> None:
    picture = drawn()
    spain = row(picture, "SRB>ESP")
    assert (spain["source"], spain["target"], spain["role"]) == ("SRB", "ESP", "first leg")
    assert row(picture, "ESP>UKR")["role"] == "last leg"
    assert picture.rows["key"].is_unique


@pytest.mark.parametrize(
    ("key", "role"),
    [("SRB>TUR", "first leg"), ("TUR>SVK", "middle leg"), ("SVK>UKR", "last leg"), ("SRB>UKR", "whole route")],
)
def test_the_role_of_a_leg(key: str, role: str) -> None:
    picture = drawn(of=with_flows("[SRB, TUR, SVK, UKR]", "[SRB, UKR]"))
    assert row(picture, key)["role"] == role
    assert row(picture, key)["whole"] == (role == "whole route")


def test_a_leg_with_several_roles_names_them_all() -> None:
    picture = drawn(of=with_flows("[SRB, CZE, UKR]", "[SRB, CZE]"))
    assert row(picture, "SRB>CZE")["role"] == "first leg, whole route"
    assert not row(picture, "SRB>CZE")["whole"]


def test_alternatives_stand_alone_and_say_so() -> None:
    picture = drawn()
    assert row(picture, "SRB>USA")["alternative"]
    assert not row(picture, "SRB>ESP")["alternative"], "another claim names Spain alone"


def test_two_origins_behind_thirty_reports_count_as_two() -> None:
    relays = "".join(
        f"  copy-{at}: {{publisher: wire, published: 2024-06-24, language: fr, kind: mirror, relays: [herald-1],\n"
        f'    read: "no", note: No address is known.}}\n'
        for at in range(28)
    )
    carried = ", ".join(["herald-1", "tv-1", *(f"copy-{at}" for at in range(28))])
    text = small.text(reports=small.SECTIONS["reports"] + relays)
    text = text.replace("reports: [herald-1, wire-1, mirror-1]", f"reports: [{carried}, wire-1]")
    held = build(parse(text))
    assert held.claims["reports"][0] == 31
    picture = drawn("origins", "", "", "total", of=held)
    assert row(picture, "SRB>USA")["said"] == 2
    assert row(picture, "SRB>USA")["width"] == 2
    assert set(picture.countries["origins"]) == {2}


def test_voices_are_told_apart_and_the_strongest_gives_the_width() -> None:
    usa = row(drawn(), "SRB>USA")
    assert (usa["said"], usa["qualified"], usa["denied"]) == (2, 0, 1)
    assert (usa["voice"], usa["width"], usa["claims"]) == ("said", 2, 4)


def test_a_leg_that_is_only_denied_is_drawn_as_denied() -> None:
    usa = row(drawn("origins", "", "", "denial"), "SRB>USA")
    assert (usa["voice"], usa["said"], usa["denied"], usa["width"]) == ("denied", 0, 1, 1)


def test_a_total_of_a_group_gives_no_number_to_any_country() -> None:
    picture = drawn("value", "", "total")
    assert picture.account == "total"
    assert set(picture.rows["key"]) == {f"{a}>{b}" for c in ("USA", "ESP", "CZE") for a, b in (("SRB", c), (c, "UKR"))}
    assert picture.rows[["low", "high", "width"]].isna().all().all()
    assert picture.rows["alternative"].all()


def test_an_account_gives_its_own_amounts_and_no_others() -> None:
    picture = drawn("value", "", "by-country")
    assert set(picture.rows["key"]) == {"SRB>ESP", "ESP>UKR", "SRB>CZE", "CZE>UKR"}
    spain, czechia = row(picture, "SRB>ESP"), row(picture, "SRB>CZE")
    assert (spain["low"], spain["high"], spain["width"]) == (150e6, 200e6, 200e6)
    assert czechia["low"] == czechia["width"] == 250e6
    assert np.isnan(czechia["high"]), "at least: the high side is open"


def test_figures_of_an_account_on_one_leg_add_up_and_an_open_side_stays_open() -> None:
    text = small.changed(("route: [SRB, CZE, UKR]", "route: [SRB, ESP, POL, UKR]"))
    spain = row(drawn("value", "", "by-country", of=build(parse(text))), "SRB>ESP")
    assert spain["low"] == 400e6
    assert np.isnan(spain["high"])


def test_successive_legs_carry_the_same_amount() -> None:
    picture = drawn("value", "", "by-country")
    first, last = row(picture, "SRB>ESP"), row(picture, "ESP>UKR")
    assert (first["low"], first["high"]) == (last["low"], last["high"])


def test_an_unknown_account_gives_the_largest_that_can_be_drawn() -> None:
    assert arcs.choices(tables(), np.ones(8, dtype=bool), "value") == ["total", "by-country"]
    assert drawn("value", "", "no-such-account").account == "total"
    assert drawn("value").unit == "EUR"


def test_why_a_claim_has_no_arc() -> None:
    assert reasons(drawn()) == {"exports": arcs.STATISTIC, "africa": arcs.NO_LEG}
    assert reasons(drawn("value", "", "total")) == {
        "exports": arcs.STATISTIC,
        "confirmed": accounts.NO_FIGURE["value"],
        "accusation": accounts.NO_FIGURE["value"],
        "africa": accounts.NO_FIGURE["value"],
        "denial": accounts.NO_FIGURE["value"],
        "spain": accounts.ANOTHER,
        "czechia": accounts.ANOTHER,
    }


def test_a_denied_value_and_a_currency_without_rate_are_left_out() -> None:
    money = "\n    value: {amount: 5, currency: RSD, worded: five}\n    reports: [tv-1]\n"
    text = small.text().replace("\n    reports: [tv-1]\n  - id: denial", f"{money}  - id: denial")
    text = text.replace("responds_to: [accusation]\n", "value: {amount: 5, currency: EUR, worded: five}\n")
    told = reasons(drawn("value", of=build(parse(text))))
    assert (told["africa"], told["denial"]) == (accounts.NO_RATE, accounts.DENIAL)


def test_a_figure_in_another_unit_is_left_out() -> None:
    assert reasons(drawn("quantity", "tonnes"))["accusation"] == accounts.OTHER_UNIT


def test_a_country_without_a_place_on_the_map() -> None:
    picture = drawn(of=with_flows("[SRB, UMI]", "[SRB, UMI, UKR]", "[SRB, UMI, CZE, UKR]"))
    assert picture.rows["key"].tolist() == ["CZE>UKR"]
    assert picture.left_out["reason"].tolist() == [arcs.NO_POINT] * 2
    assert picture.countries.set_index("code")["lon"].isna().to_dict() == {
        "SRB": False, "UMI": True, "CZE": False, "UKR": False,
    }  # fmt: skip


def test_at_most_so_many_arcs_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arcs, "MOST", 2)
    picture = drawn(of=with_flows("[SRB, UKR]", "[SRB, CZE]", "[SRB, BGR]"))
    assert picture.rows["key"].tolist() == ["SRB>BGR", "SRB>CZE"]
    assert picture.left_out["reason"].tolist() == [arcs.BEYOND]


def test_countries_with_their_roles_and_points() -> None:
    countries = drawn(of=with_flows("[SRB, CZE, UKR]", "[SRB, CZE]", "[SRB, CZE]")).countries.set_index("code")
    assert countries.loc["CZE", "roles"] == "intermediary, destination"
    assert countries.loc["CZE", "role"] == "destination"
    assert (countries.loc["CZE", "lon"], countries.loc["CZE", "lat"]) == (15.32, 49.74)
    assert (countries.loc["SRB", "claims"], countries.loc["SRB", "origins"]) == (3, 1)


def test_parties_without_a_name_are_listed_even_where_no_arc_is_drawn() -> None:
    told = {one.words: (one.stage, one.claims, one.origins) for one in drawn().unnamed.itertuples()}
    assert told["African states"] == ("intermediary", 1, 1)
    assert told["Others, not named"] == ("intermediary", 4, 2)


@pytest.mark.parametrize(("measure", "unit"), MEASURES)
@settings(max_examples=20)
@given(mask=MASKS, account=st.sampled_from(["", "total", "by-country"]))
def test_drawn_and_left_out_are_the_selection(measure: str, unit: str, mask: list[bool], account: str) -> None:
    chosen: Mask = np.array(mask, dtype=bool)
    picture = arcs.arcs(tables(), chosen, measure, unit, account)
    shown, left = set(picture.members["claim"]), set(picture.left_out["claim"])
    assert shown | left == set(np.flatnonzero(chosen))
    assert not shown & left
    assert set(picture.members["key"]) == set(picture.rows["key"])
    assert picture.left_out["claim"].is_unique


@settings(max_examples=20)
@given(mask=MASKS)
def test_counts_are_those_of_plain_sets(mask: list[bool]) -> None:
    picture = arcs.arcs(tables(), np.array(mask, dtype=bool))
    origins = tables().origins.groupby("claim")["origin"].agg(set)
    for one in picture.countries.itertuples():
        shown = np.isin(np.arange(8), picture.members["claim"])
        places = tables().within(tables().places, shown)
        claims = set(places.loc[places["country"] == one.code, "claim"])
        assert (one.claims, one.origins) == (len(claims), len(set().union(*origins[list(claims)])))
    claims_of = picture.members.groupby("key", observed=True)["claim"].nunique().to_dict()
    assert picture.rows.set_index("key")["claims"].to_dict() == claims_of


def test_the_sentence_tells_the_widest_arcs_and_who_is_not_named() -> None:
    told = words.sentence(drawn("origins", "", "", "spain", "africa"))
    assert told == (
        "2 legs between 3 named countries: Spain to Ukraine (1 independent origin) and Serbia to Spain"
        " (1 independent origin). Not on the map, as no country is named: “African states”."
    )
    assert words.sentence(drawn("value", "", "total")).startswith("6 legs between 5 named countries: no amount")
    assert "Serbia to Spain (150,000,000 to 200,000,000 EUR)" in words.sentence(drawn("value", "", "by-country"))
    assert "denied by 1 independent origin" in words.sentence(drawn("origins", "", "", "denial"))
    assert words.sentence(drawn("origins", "", "", "africa")) == "No arc is drawn."


def test_an_interval_that_excludes_its_end_says_so() -> None:
    text = small.text().replace("route: [SRB, [USA, ESP, CZE, others], UKR]", "route: [SRB, ESP, UKR]")
    spain = row(drawn("quantity", "shells", of=build(parse(text))), "SRB>ESP")
    assert words.amount(spain["low"], spain["high"], "shells", spain["under"]) == "200,000 to under 1,000,000 shells"
    assert words.amount(np.nan, np.nan, "shells") == "no amount reported for this leg alone"


def test_a_hundred_thousand_claims_are_counted_like_eight() -> None:
    """And count the same as a few, many times over."""
    times, held = 12_500, tables()

    def many(frame: pd.DataFrame) -> pd.DataFrame:
        repeated = frame.iloc[np.tile(np.arange(len(frame)), times)].reset_index(drop=True)
        if "claim" in frame:
            repeated["claim"] += np.repeat(np.arange(times, dtype="int32") * 8, len(frame)).astype("int32")
        return repeated

    large = replace(
        held, claims=many(held.claims), legs=many(held.legs), places=many(held.places), origins=many(held.origins),
    )  # fmt: skip
    picture = arcs.arcs(large, np.ones(len(large.claims), dtype=bool))
    assert picture.rows["claims"].sum() == times * drawn().rows["claims"].sum()
    assert picture.rows["said"].tolist() == drawn().rows["said"].tolist()


def test_no_claim_no_arc() -> None:
    picture = arcs.arcs(tables(), np.zeros(8, dtype=bool))
    assert picture.rows.empty
    assert picture.countries.empty
    assert picture.unnamed.empty
    assert parties.countries(tables(), np.zeros(8, dtype=bool)).empty
