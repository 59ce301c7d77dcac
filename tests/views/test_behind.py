"""What stands behind a mark: exactly the claims that its ribbon, arc, place, bar or marker draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.nodes import UNROUTED
from flows.selection import Mask
from flows.tables import STANCES, Tables
from flows.views.behind import SEVERAL, behind, listed, marks_of, named, openable, several
from flows.views.map import picture as geography
from flows.views.overview import months
from flows.views.picture import EVENT, VOICE_OF, VOICES, Picture
from flows.views.routes import origins as ribbons
from flows.views.routes.numbers import numbers
from flows.views.timeline import picture as timeline


def pictures(tables: Tables, mask: Mask) -> list[Picture]:
    """Every picture of the dashboard for a selection."""
    return [
        ribbons.by_origins(tables, mask), numbers(tables, mask, "value"), geography.curves(tables, mask),
        timeline.timeline(tables, mask), months.months(tables, mask),
    ]  # fmt: skip


def ids(tables: Tables, picture: Picture, mark: str) -> list[str]:
    return tables.claims["id"].iloc[behind(picture, mark, tables)].tolist()


@settings(max_examples=40)  # five pictures each
@given(data=st.data())
def test_every_mark_leads_to_drawn_claims_and_every_drawn_claim_has_a_mark(little: Tables, data: st.DataObject) -> None:
    size = len(little.claims)
    mask: Mask = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)), dtype=bool)
    for picture in pictures(little, mask):
        drawn = set(picture.members["claim"])
        reached: set[int] = set()
        for mark in openable(picture):
            rows = behind(picture, mark, little).tolist()
            assert rows, mark
            assert rows == sorted(set(rows))
            whole_selection = mark in picture.countries_marked()  # all that name the country, drawn or not
            assert set(rows) <= (set(np.flatnonzero(mask)) if whole_selection else drawn)
            assert named(mark, little)
            reached |= set(rows)
        assert reached >= drawn
        names = [named(mark, little) for mark in openable(picture)]
        assert len(names) == len(set(names))


def test_the_list_holds_the_events_too_and_each_is_named(shipped: Tables) -> None:
    picture = timeline.timeline(shipped, np.ones(len(shipped.claims), dtype=bool))
    events = picture.events_marked()
    assert events == [f"{EVENT}{key}" for key in picture.events["id"]]
    assert listed(picture) == [*openable(picture), *events]
    assert named("event/export-halt-2025-06-23", shipped) == (
        "23 June 2025, event: Serbia halts exports of arms and ammunition"
    )
    assert not any(len(behind(picture, event, shipped)) for event in events)


def test_several_marks_in_one_text_are_those_that_the_picture_has(shipped: Tables) -> None:
    """In the order of the picture, events last; one that is unknown is passed over."""
    picture = timeline.timeline(shipped, np.ones(len(shipped.claims), dtype=bool))
    event, claim, older = picture.events_marked()[0], picture.rows["key"].iloc[9], picture.rows["key"].iloc[4]
    assert several(SEVERAL.join([event, claim, "nonsense", older]), picture) == [older, claim, event]
    assert several(claim, picture) == []
    assert several(f"nonsense{SEVERAL}", picture) == []


@given(data=st.data())
@settings(max_examples=40)
def test_no_mark_holds_what_stands_between_marks(little: Tables, data: st.DataObject) -> None:
    size = len(little.claims)
    mask: Mask = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)), dtype=bool)
    assert not any(SEVERAL in mark for picture in pictures(little, mask) for mark in listed(picture))


def test_a_ribbon_of_one_voice_leads_to_the_claims_of_that_voice(shipped: Tables) -> None:
    picture = ribbons.by_origins(shipped, np.ones(len(shipped.claims), dtype=bool))
    for row in picture.rows.itertuples():
        claims = behind(picture, str(row.mark), shipped)
        stances = shipped.claims["stance"].iloc[claims]
        assert {VOICES[VOICE_OF[STANCES.index(stance)]] for stance in stances} == {row.voice}
        assert len(claims) == row.claims


def test_a_place_leads_to_the_claims_of_all_its_ribbons(little: Tables) -> None:
    picture = ribbons.by_origins(little, np.ones(len(little.claims), dtype=bool))
    legs = [key for key in picture.ids(little) if "1:ESP" in key]
    assert set(ids(little, picture, "1:ESP")) == {claim for leg in legs for claim in picture.ids(little)[leg]}


def test_a_country_of_the_map_leads_to_as_many_claims_as_it_says(shipped: Tables) -> None:
    picture = geography.curves(shipped, np.ones(len(shipped.claims), dtype=bool))
    for country in picture.countries.itertuples():
        assert len(behind(picture, str(country.code), shipped)) == country.claims


def test_a_step_that_an_old_address_names_leads_to_the_routes_that_take_it(shipped: Tables) -> None:
    picture = geography.curves(shipped, np.ones(len(shipped.claims), dtype=bool))
    by_czechia, direct = (ids(shipped, picture, mark) for mark in ("SRB>CZE>UKR", "SRB>UKR"))
    assert set(by_czechia) == set(ids(shipped, picture, "SRB>CZE"))
    assert set(ids(shipped, picture, "TUR>SVK")) == set(ids(shipped, picture, "SRB>TUR>SVK>UKR"))
    assert not set(direct) & set(by_czechia), "a route that is drawn is no step of others"


@pytest.mark.parametrize("mark", ["", "1:XXX", "0:SRB>1:CZE/nonsense", "no such mark", "//", ">"])
def test_a_mark_that_is_not_drawn_has_nothing_behind_it(little: Tables, mark: str) -> None:
    for picture in pictures(little, np.ones(len(little.claims), dtype=bool)):
        assert not len(behind(picture, mark, little))


def test_the_places_of_a_leg() -> None:
    assert marks_of("0:SRB>1:ESP") == {"0:SRB>1:ESP", "0:SRB", "1:ESP"}
    assert marks_of("0:SRB>9:UKR") == {"0:SRB>9:UKR", "0:SRB", "9:UKR", UNROUTED.key}
    assert marks_of("total/0:SRB>9:UKR") == {"total/0:SRB>9:UKR", "total/0:SRB", "total/9:UKR"}
    assert marks_of("SRB>ESP") == {"SRB>ESP", "SRB", "ESP"}
    assert marks_of("2024-06/denied") == {"2024-06/denied"}


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("0:SRB>1:CZE/denied", "Serbia to Czechia, denied"),
        ("1:CZE", "Czechia (intermediary)"),
        ("2:SVK", "Slovakia (second stop)"),
        ("2:SVK>9:UKR/said", "Slovakia (second stop) to Ukraine, said or confirmed"),
        ("0:SRB>9:CZE/said", "Serbia to Czechia as destination, said or confirmed"),
        ("9:UKR", "Ukraine (destination)"),
        ("SRB>USA", "Serbia to United States"),
        ("SRB>CAN>?>UKR", "Serbia to Canada to parties not named to Ukraine"),
        ("ESP", "Spain"),
        ("2024-06/said", "June 2024, said or confirmed"),
        ("ft-800m", "22 June 2024, Unnamed estimators cited by the Financial Times: asserts (ft-800m)"),
        ("vucic/2024-06/denies", "Aleksandar Vučić, President of Serbia, 2024-06, denies"),
        ("srb-ukr-svr-2025/svr", "Ammunition named by the SVR, Foreign Intelligence Service of Russia (SVR)"),
    ],
)
def test_a_mark_in_words(shipped: Tables, mark: str, told: str) -> None:
    assert named(mark, shipped) == told


def test_no_two_marks_of_a_picture_share_a_name(shipped: Tables) -> None:
    """The list of marks is a list of names: what a reader cannot tell apart, a widget cannot either."""
    for picture in pictures(shipped, np.ones(len(shipped.claims), dtype=bool)):
        names = [named(mark, shipped) for mark in openable(picture)]
        assert sorted(names) == sorted(set(names))
