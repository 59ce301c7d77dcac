"""What every picture shares: marks, the claims behind them, and the claims left out with a reason."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import synthetic
from flows.evidence import origins
from flows.selection import Mask
from flows.tables import STANCES, Tables, build
from flows.views.picture import VOICE_OF, VOICES, Picture, leave_out, origins_by
from tests import small

SIZE = 60
SEEDS = st.integers(0, 5)
MASKS = st.integers(0, 2**SIZE - 1).map(lambda bits: np.array([bits >> at & 1 for at in range(SIZE)], dtype=bool))
MEMBERS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, SIZE - 1)), max_size=40)


@cache
def built() -> Tables:
    return build(small.dataset())


@cache
def large(seed: int) -> Tables:
    return build(synthetic.dataset(SIZE, seed))


def frame(pairs: list[tuple[str, int]]) -> pd.DataFrame:
    keys = pd.Categorical([key for key, _ in pairs], categories=pd.Index(["a", "b", "c", "unused"]))
    return pd.DataFrame({"key": keys, "claim": np.array([claim for _, claim in pairs], dtype="int32")})


def plain(counted: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    """Origins and claims by key and voice."""
    numbers = zip(counted["origins"].tolist(), counted["claims"].tolist(), strict=True)
    return dict(zip(zip(counted["key"].tolist(), counted["voice"].tolist(), strict=True), numbers, strict=True))


def brute_force(pairs: list[tuple[str, int]], tables: Tables) -> dict[tuple[str, str], tuple[int, int]]:
    ends: dict[tuple[str, str], set[str]] = defaultdict(set)
    claims: dict[tuple[str, str], set[int]] = defaultdict(set)
    for key, row in pairs:
        claim = tables.dataset.claims[row]
        voice = {"qualifies": "qualified", "denies": "denied"}.get(claim.stance, "said")
        ends[key, voice].update(origins(claim, tables.dataset.reports))
        claims[key, voice].add(row)
    return {group: (len(ends[group]), len(claims[group])) for group in ends}


def picture(left_out: pd.DataFrame | None = None) -> Picture:
    members = frame([("a", 2), ("a", 0), ("b", 7), ("a", 2)])
    return Picture(pd.DataFrame({"key": ["a", "b"]}), members, leave_out(mask(), {}) if left_out is None else left_out)


def mask(*rows: int) -> Mask:
    chosen = np.zeros(8, dtype=bool)
    chosen[list(rows)] = True
    return chosen


def test_confirmations_speak_with_assertions_and_denials_never() -> None:
    assert {stance: VOICES[VOICE_OF[at]] for at, stance in enumerate(STANCES)} == {
        "asserts": "said", "confirms": "said", "partly confirms": "said",
        "qualifies": "qualified", "denies": "denied",
    }  # fmt: skip


def test_an_origin_behind_two_claims_of_one_mark_counts_once() -> None:
    """Both the Spanish and the Czech claim rest on one article."""
    assert plain(origins_by(frame([("a", 2), ("a", 3)]), built())) == {("a", "said"): (1, 2)}


def test_an_origin_counts_in_every_mark_it_stands_behind() -> None:
    assert plain(origins_by(frame([("a", 2), ("b", 3)]), built())) == {("a", "said"): (1, 1), ("b", "said"): (1, 1)}


def test_a_mark_counts_each_voice_apart() -> None:
    counted = origins_by(frame([("a", 0), ("a", 5), ("a", 6), ("a", 7)]), built())
    assert plain(counted) == {("a", "said"): (2, 2), ("a", "qualified"): (1, 1), ("a", "denied"): (1, 1)}


def test_three_reports_that_repeat_one_count_as_one() -> None:
    assert plain(origins_by(frame([("a", 0)]), built())) == {("a", "said"): (1, 1)}


def test_no_members_count_to_no_rows() -> None:
    assert origins_by(frame([]), built()).empty
    assert list(origins_by(frame([]), built()).columns) == ["key", "voice", "origins", "claims"]


def test_a_claim_named_twice_behind_a_mark_counts_once() -> None:
    assert plain(origins_by(frame([("a", 0), ("a", 0)]), built())) == {("a", "said"): (1, 1)}


@given(SEEDS, MEMBERS)
def test_origins_agree_with_counting_record_by_record(seed: int, pairs: list[tuple[str, int]]) -> None:
    assert plain(origins_by(frame(pairs), large(seed))) == brute_force(pairs, large(seed))


@given(SEEDS, MASKS)
def test_the_ribbons_of_real_routes_agree_with_counting_record_by_record(seed: int, chosen: Mask) -> None:
    tables = large(seed)
    legs = tables.within(tables.legs, chosen)
    pairs = list(zip(legs["ribbon"].tolist(), legs["claim"].tolist(), strict=True))
    counted = origins_by(legs[["ribbon", "claim"]].rename(columns={"ribbon": "key"}), tables)
    assert plain(counted) == brute_force(pairs, tables)


@given(SEEDS, MEMBERS, st.randoms(use_true_random=False))
def test_the_order_of_members_changes_no_count(seed: int, pairs: list[tuple[str, int]], chance: object) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert plain(origins_by(frame(shuffled), large(seed))) == plain(origins_by(frame(pairs), large(seed)))


def test_a_claim_is_left_out_for_the_first_reason_that_holds() -> None:
    left = leave_out(mask(0, 1, 2), {"no value": mask(0, 1, 5), "a denial": mask(1, 2)})
    assert left["claim"].tolist() == [0, 1, 2]
    assert left["reason"].tolist() == ["no value", "no value", "a denial"]


def test_what_is_not_chosen_is_not_left_out_either() -> None:
    assert leave_out(mask(), {"no value": mask(0, 1)}).empty
    assert leave_out(mask(3), {}).empty


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_each_chosen_claim_with_a_reason_is_left_out_once(rows: list[tuple[bool, bool, bool]]) -> None:
    chosen, one, two = (np.array(column, dtype=bool) for column in zip(*rows, strict=True))
    left = leave_out(chosen, {"one": one, "two": two})
    assert left["claim"].tolist() == np.flatnonzero(chosen & (one | two)).tolist()


def test_a_mark_leads_to_the_ids_of_its_claims() -> None:
    assert picture().ids(built()) == {"a": ["total", "spain"], "b": ["denial"]}


def test_no_more_ids_than_asked_for() -> None:
    assert picture().ids(built(), most=1) == {"a": ["total"], "b": ["denial"]}


def test_a_picture_of_everything_has_no_note() -> None:
    assert picture().note() == ""


@pytest.mark.parametrize("rows", [(0,), (0, 1), (0, 1, 2)])
def test_a_note_says_how_many_claims_are_not_drawn_and_why(rows: tuple[int, ...]) -> None:
    note = picture(
        leave_out(mask(*rows), {"it is the first": mask(0), "it is another": mask(1, 2), "never": mask()})
    ).note()
    start = "1 selected claim is not drawn" if len(rows) == 1 else f"{len(rows)} selected claims are not drawn"
    assert note.startswith(start)
    assert "it is the first" in note
    assert ("it is another" in note) == (len(rows) > 1)
    assert "never" not in note
