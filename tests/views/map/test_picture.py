"""The curves of the map: who names a route, and what is not drawn."""

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
from flows.tables import UNMOVED, Tables, build
from flows.views.behind import behind
from flows.views.map import picture as routes
from flows.views.map import words
from flows.views.map.picture import Curves
from flows.views.map.ways import ways_of
from tests import claimed, small
from tests.conftest import everything, masks

BY = {"SRB>USA>UKR", "SRB>ESP>UKR", "SRB>CZE>UKR"}


@cache
def tables() -> Tables:
    return build(small.dataset())


def drawn(*claims: str, of: Tables | None = None, least: int = 1) -> Curves:
    """The curves of the claims named, or of all."""
    held = of or tables()
    mask: Mask = np.array([not claims or key in claims for key in held.claims["id"]], dtype=bool)
    return routes.curves(held, mask, least)


def row(picture: Curves, key: str) -> Any:
    return picture.rows.set_index("key").loc[key]


def reasons(picture: Curves, of: Tables | None = None) -> dict[str, str]:
    names = (of or tables()).claims["id"]
    return {str(names[claim]): str(reason) for claim, reason in picture.left_out.to_numpy()}


SPAIN = "    account: by-country\n    reports: [tv-1]\n  - id: czechia"


def in_part(picture: Curves, of: Tables) -> dict[str, str]:
    return {str(of.claims["id"][claim]): str(missing) for claim, missing in picture.in_part.to_numpy()}


def with_flows(*those: str, stances: tuple[str, ...] = ()) -> Tables:
    """One claim a route, all from one report, in a file of their own."""
    goods = "".join(f"  f{at}: {{route: {route}, goods: ammunition}}\n" for at, route in enumerate(those))
    said = "".join(
        f"  - {{id: c{at}, flow: f{at}, by: herald-desk, date: 2024-06-22, statement: Said., reports: [herald-1],\n"
        f"     stance: {stances[at] if stances else 'asserts'}}}\n"
        for at in range(len(those))
    )
    return build(small.dataset(flows=f"flows:\n{goods}", claims=f"claims:\n{said}"))


def test_one_row_a_route_by_each_country_in_between() -> None:
    picture = drawn()
    assert set(picture.rows["key"]) == {*BY, "SRB>?>UKR"}
    assert picture.rows["key"].is_unique
    assert not picture.rows["direct"].any()


def test_who_names_nobody_in_between_is_told_from_who_names_parties_without_a_country() -> None:
    picture = drawn(of=with_flows("[SRB, UKR]", "[SRB, {unnamed: African states}, UKR]"))
    assert picture.rows.set_index("key")["direct"].to_dict() == {"SRB>?>UKR": False, "SRB>UKR": True}


def test_alternatives_stand_alone_and_say_so() -> None:
    picture = drawn()
    assert row(picture, "SRB>USA>UKR")["alternative"]
    assert not row(picture, "SRB>ESP>UKR")["alternative"], "another claim names Spain alone"


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
    usa = row(drawn("total", of=held), "SRB>USA>UKR")
    assert (usa["said"], usa["sources"]) == (2, 2)


def test_voices_are_told_apart_and_the_strongest_gives_the_colour() -> None:
    usa = row(drawn(), "SRB>USA>UKR")
    assert (usa["said"], usa["qualified"], usa["denied"], usa["sources"]) == (2, 0, 1, 2)
    assert (usa["voice"], usa["claims"]) == ("said", 4)


def test_a_route_that_is_only_denied_is_drawn_as_denied() -> None:
    usa = row(drawn("denial"), "SRB>USA>UKR")
    assert (usa["voice"], usa["said"], usa["denied"], usa["sources"]) == ("denied", 0, 1, 1)


def test_why_a_claim_has_no_curve() -> None:
    assert reasons(drawn()) == {"exports": routes.STATISTIC}
    held = with_flows("[SRB, {unnamed: friends}]", "[SRB, UMI]", "[SRB, UMI, UKR]", "[SRB, CZE, UKR]")
    told = {"c0": routes.NO_ROUTE, "c1": routes.NO_POINT, "c2": routes.NO_POINT}
    assert reasons(drawn(of=held), held) == told


def test_a_country_without_a_place_on_the_map_is_listed_with_its_route() -> None:
    picture = drawn(of=with_flows("[SRB, [UMI, CZE], UKR]"))
    assert picture.rows["key"].tolist() == ["SRB>CZE>UKR"]
    assert picture.left_out.empty
    assert picture.routes.set_index("key")["reason"].to_dict() == {"SRB>CZE>UKR": "", "SRB>UMI>UKR": routes.NO_POINT}


@pytest.mark.parametrize(
    ("sources", "usual"),
    [((5, 4, 3, 1), 3), ((4, 2, 2, 1), 2), ((5, 4, 3, *[2] * 4, *[1] * 14), 2), ((6, 1), 1), ((), 1)],
)
def test_usually_three_sources_name_a_route_or_as_many_as_leave_something_to_see(
    sources: tuple[int, ...], usual: int
) -> None:
    assert routes.usual_of(np.array(sources, dtype=int)) == usual


def test_what_fewer_sources_name_is_not_drawn_and_said(shipped: Tables) -> None:
    picture = routes.curves(shipped, everything(shipped))
    assert (picture.least, picture.usual) == (3, 3)
    assert (picture.rows["sources"] >= 3).all()
    few = picture.routes[picture.routes["sources"] < 3]
    assert words.few(picture) == f"{len(few)} routes named by fewer than 3 sources are not drawn."
    assert "on a route named by fewer than 3 sources" in set(picture.left_out["reason"].astype(str))
    assert routes.curves(shipped, everything(shipped), 1).rows["sources"].min() == 1
    assert words.few(routes.curves(shipped, everything(shipped), 1)) == ""


def test_where_no_route_is_named_often_enough_that_is_said() -> None:
    picture = drawn(least=5)
    assert picture.rows.empty
    assert words.sentence(picture) == "No route is drawn. 4 routes named by fewer than 5 sources are not drawn."


def test_at_most_so_many_curves_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST", 2)
    held = with_flows("[SRB, UKR]", "[SRB, CZE]", "[SRB, BGR]")
    picture = drawn(of=held)
    assert picture.rows["key"].tolist() == ["SRB>UKR", "SRB>CZE"], "as the file has them, not by the alphabet"
    assert reasons(picture, held) == {"c2": routes.BEYOND}
    assert drawn(of=with_flows("[SRB, ALB]", "[SRB, BGR]", "[SRB, CZE]", "[SRB, CZE]")).rows["key"].tolist() == [
        "SRB>CZE", "SRB>ALB",
    ]  # fmt: skip


def test_a_claim_of_which_a_way_is_not_drawn_is_listed_with_what_is_missing() -> None:
    held = with_flows("[SRB, [UMI, CZE], UKR]", "[SRB, CZE, UKR]")
    picture = drawn(of=held)
    assert in_part(picture, held) == {
        "c0": f"Serbia → United States Minor Outlying Islands → Ukraine: {routes.NO_POINT}"
    }
    assert picture.note() == "1 selected claim is drawn in part."


def test_a_claim_is_drawn_in_part_where_too_few_sources_name_one_of_its_ways() -> None:
    """Two sources name the way by Spain, one of them with two others beside it."""
    held = build(parse(small.changed(("    account: by-country\n    reports: [herald-1]\n  - id: czechia", SPAIN))))
    picture = drawn("total", "spain", of=held, least=2)
    assert picture.rows["key"].tolist() == ["SRB>ESP>UKR"]
    way = "Serbia → {} → Ukraine".format
    missing = f"{way('United States')}, {way('Czechia')}: named by fewer than 2 sources"
    assert in_part(picture, held) == {"total": missing}
    assert drawn("total", "spain", of=held).note() == ""


def test_countries_with_their_roles_and_points() -> None:
    countries = drawn(of=with_flows("[SRB, CZE, UKR]", "[SRB, CZE]", "[SRB, CZE]")).countries.set_index("code")
    assert countries.loc["CZE", "roles"] == ("intermediary", "destination")
    assert countries.loc["CZE", "role"] == "destination"
    assert (countries.loc["CZE", "lon"], countries.loc["CZE", "lat"]) == (15.32, 49.74)
    assert (countries.loc["SRB", "claims"], countries.loc["SRB", "sources"]) == (3, 1)


def test_a_country_counts_all_selected_claims_whether_drawn_or_not(shipped: Tables) -> None:
    """One number for one thing: the same whatever is drawn, and what is behind the mark."""
    mask = everything(shipped)
    few, all_of_them = (routes.curves(shipped, mask, least) for least in (5, 1))
    wide = all_of_them.countries.set_index("code")
    for one in few.countries.itertuples():
        assert (one.claims, one.sources) == (wide.loc[str(one.code), "claims"], wide.loc[str(one.code), "sources"])
        assert len(behind(few, str(one.code), shipped)) == one.claims


def test_parties_without_a_name_are_listed() -> None:
    told = {one.words: (one.stage, one.sources) for one in drawn().unnamed.itertuples()}
    assert told["African states"] == ("intermediary", 1)
    assert told["Others, not named"] == ("intermediary", 2)


@settings(max_examples=30)
@given(data=st.data())
def test_every_selected_claim_is_behind_a_curve_or_listed_with_a_reason(tables: Tables, data: st.DataObject) -> None:
    chosen = data.draw(masks(tables))
    picture = routes.curves(tables, chosen, data.draw(st.sampled_from([None, *routes.LEAST])))
    shown, left = set(picture.members["claim"]), set(picture.left_out["claim"])
    assert shown | left == set(np.flatnonzero(chosen))
    assert not shown & left
    assert picture.left_out["claim"].is_unique
    ways = ways_of(tables)
    whole = pd.Series(ways.keys[ways.way]).groupby(ways.claim).agg(set)
    gone = {claim for claim in shown if not whole[claim] <= set(picture.rows["key"])}
    assert sorted(gone) == sorted(picture.in_part["claim"])
    assert set(picture.members["key"]) == set(picture.rows["key"])
    assert set(picture.rows["key"]) == set(picture.routes.loc[picture.routes["reason"] == "", "key"])
    assert {code for key in picture.rows["key"] for code in key.split(">")} - {"?"} == set(picture.countries["code"])


@settings(max_examples=20)
@given(data=st.data())
def test_counts_are_those_of_plain_sets(shipped: Tables, data: st.DataObject) -> None:
    picture = routes.curves(shipped, data.draw(masks(shipped)), 1)
    origins = shipped.origins.groupby("claim")["origin"].agg(set)
    for one in picture.rows.itertuples():
        claims = picture.members.loc[picture.members["key"] == one.key, "claim"]
        assert (one.claims, one.sources) == (claims.nunique(), len(set().union(*origins[claims])))


def test_the_sentence_tells_routes_denials_and_who_is_not_named() -> None:
    assert words.sentence(drawn("spain", "africa")) == (
        "2 routes by 3 countries: Serbia → … → Ukraine (1 source); Serbia → Spain → Ukraine (1 source)."
        " Named without a country, so not on the map: “African states” (1 source)."
    )
    assert "Serbia → Spain → Ukraine (1 source, 1 of them denies it)" in words.sentence(drawn("denial"))
    assert words.sentence(drawn("exports")) == words.NO_MAP


def test_the_table_lists_every_route_drawn_or_not(shipped: Tables) -> None:
    picture = routes.curves(shipped, everything(shipped))
    table = words.table(picture)
    assert len(table) == len(picture.routes) > len(picture.rows)
    assert (table["Not drawn"] == "").sum() == len(picture.rows)


def test_a_curve_and_a_country_in_words() -> None:
    held = with_flows("[SRB, [TUR, ESP], SVK, UKR]", "[SRB, UKR]", "[SRB, CZE, {unnamed: x}, UKR]")
    rows = {row["key"]: row for row in routes.records(drawn(of=held).rows)}
    assert words.over_curve(rows["SRB>TUR>SVK>UKR"]).split("<br>") == [
        "<b>Serbia → Türkiye → Slovakia → Ukraine</b>",
        "1 source says or confirms it",
        "1 source in all, 1 claim",
        "Named beside others: how much went this way is not reported",
    ]
    assert words.over_curve(rows["SRB>UKR"]).endswith("Nobody in between is named")
    assert "…: not named who this is" in words.over_curve(rows["SRB>CZE>?>UKR"])
    assert words.told(rows["SRB>TUR>SVK>UKR"]) == "Türkiye and Slovakia, 1 source"
    assert words.told(rows["SRB>UKR"]) == "Serbia → Ukraine, 1 source"


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
    picture = routes.curves(large, np.ones(len(large.claims), dtype=bool), 1)
    assert picture.rows["claims"].sum() == times * drawn().rows["claims"].sum()
    assert picture.rows["said"].tolist() == drawn().rows["said"].tolist()


def test_no_claim_no_curve() -> None:
    picture = routes.curves(tables(), np.zeros(8, dtype=bool))
    assert picture.rows.empty
    assert picture.countries.empty
    assert picture.unnamed.empty


def test_a_former_state_and_a_party_that_is_no_state_are_listed_and_not_placed() -> None:
    spots = ("[SRB, ESP, UKR]", "[YUG, {party: NATO}, UKR]"), ("[SRB, CZE, UKR]", "[SRB, [CZE, {party: NATO}], UKR]")
    picture = drawn(of=build(parse(small.changed(*spots))))
    assert picture.left_out.set_index("claim")["reason"][2] == routes.NO_POINT
    assert "“NATO”" in words.unnamed(picture)
    assert "Yugoslavia → … → Ukraine" in set(words.table(picture)["Route"])


@pytest.mark.parametrize("basis", UNMOVED)
def test_what_is_asked_for_or_refused_is_no_curve_and_is_listed(basis: str) -> None:
    route = claimed.flow("a", "CHE", "DEU", "UKR"), claimed.flow("b", "SRB", "UKR")
    said = claimed.claim("refused", "a", basis=basis), claimed.claim("moved", "b")
    found = drawn(of=claimed.tables(*route, *said))
    assert found.rows["key"].tolist() == ["SRB>UKR"]
    assert set(found.routes["key"]) == {"SRB>UKR"}
    assert found.note() == "1 selected claim is not drawn: what is asked for or refused does not move (1)."
