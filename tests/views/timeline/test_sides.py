"""The lanes of the timeline: sides found from countries and kinds, for any dataset."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dataset import parse
from flows.dataset.model import ActorKind
from flows.speakers import WORDS
from flows.tables import Tables, build
from flows.views.timeline import sides
from flows.views.timeline.sides import ACTORS, OWN, by_actor, by_side
from tests import small
from tests.conftest import everything, masks, only


def test_the_shipped_sides(shipped: Tables) -> None:
    names, _ = by_side(shipped, (shipped.claims["kind"] == "flow").to_numpy())
    assert names == [
        "Serbia: officials", "Serbia: companies, media, experts, unnamed people", "Russia: officials",
        "Russia: media, experts", "Ukraine", "Other governments",
        "Other companies, media, experts, unnamed people",
    ]  # fmt: skip


def test_few_claims_of_a_country_share_a_lane(little: Tables) -> None:
    names, lane_of = by_side(little, everything(little))
    assert names == ["Serbia", "United Kingdom", "Russia", "Other unnamed people"]
    ids = little.claims["actor"].cat.categories.tolist()
    assert {actor: names[lane] for actor, lane in zip(ids, lane_of, strict=True)} == {
        "president": "Serbia", "ministry": "Serbia", "herald-desk": "United Kingdom", "service": "Russia",
        "estimators": "Other unnamed people",
    }  # fmt: skip


def test_where_routes_begin_and_end_comes_before_who_is_heard_more() -> None:
    """One claim of the country at the end of the routes outweighs the two of each of the others."""
    text = small.text(claims=small.SECTIONS["claims"]).replace(
        "ministry: {name: Ministry of Trade, country: SRB", "ministry: {name: Ministry of Trade, country: UKR"
    )
    tables = build(parse(text))
    names, _ = by_side(tables, everything(tables))
    assert "Ukraine" in names
    assert len([name for name in names if not name.startswith("Other")]) == OWN


def test_a_side_with_no_claim_has_no_lane(little: Tables) -> None:
    names, lane_of = by_side(little, only(little, "africa"))
    assert names == ["Russia"]
    assert sorted(set(lane_of)) == [-1, 0]
    assert by_side(little, ~everything(little))[0] == []


def test_every_kind_of_actor_has_a_word() -> None:
    assert set(WORDS) == set(get_args(ActorKind))
    assert set(sides._PUBLIC) < set(WORDS.values())  # noqa: SLF001  # the words that no lane may miss


@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_who_is_heard_has_a_lane_and_every_lane_a_voice(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    heard = set(tables.claims["actor"].cat.codes.to_numpy()[mask])
    for names, lane_of in (by_side(tables, mask), by_actor(tables, mask)):
        assert {code for code, lane in enumerate(lane_of.tolist()) if lane >= 0} == heard
        assert {lane for lane in lane_of.tolist() if lane >= 0} == set(range(len(names)))
        assert len(set(names)) == len(names)
    assert len(by_actor(tables, mask)[0]) <= ACTORS + 1
