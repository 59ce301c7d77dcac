"""Who repeats whom: a claim's reports and the origins behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dataset import Claim, Report
from flows.evidence import origins, repeated
from tests import small


def reports(**relays: tuple[str, ...]) -> dict[str, Report]:
    return {key: Report.model_construct(relays=further) for key, further in relays.items()}


def carried(keys: Iterable[str]) -> Claim:
    return Claim.model_construct(reports=tuple(keys), first_hand=())


@st.composite
def relaying(draw: st.DrawFn) -> tuple[Claim, dict[str, Report]]:
    """Reports that relay any of those before them, and a claim that some of them carry."""
    names = [f"r{number}" for number in range(draw(st.integers(1, 9)))]
    relays = {name: draw(st.sets(st.sampled_from(names[:at]), max_size=3) if at else st.just(set()))
              for at, name in enumerate(names)}  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    return carried(chosen), reports(**{name: tuple(sorted(further)) for name, further in relays.items()})


def brute_force(report: str, claim: Claim, known: Mapping[str, Report]) -> set[str]:
    """The ends of every trail, one by one."""
    relays = known[report].relays
    carrying = [further for further in relays if further in claim.reports]
    return set().union(*(brute_force(further, claim, known) for further in carrying or relays)) if relays else {report}


def test_a_report_that_repeats_none_is_its_own_origin() -> None:
    assert origins(carried(["a"]), reports(a=())) == ("a",)


def test_the_trail_is_followed_to_its_end_outside_the_claim_too() -> None:
    assert origins(carried(["c"]), reports(a=(), b=("a",), c=("b",))) == ("a",)


def test_thirty_reports_relaying_one_have_one_origin() -> None:
    fan = {f"copy{number}": ("first",) for number in range(30)}
    known = reports(first=(), **fan)
    assert origins(carried(fan), known) == ("first",)
    assert origins(carried(known), known) == ("first",)


def test_a_report_of_two_others_has_two_origins() -> None:
    assert origins(carried(["c"]), reports(a=(), b=(), c=("a", "b"))) == ("a", "b")


def test_a_report_of_several_counts_only_for_those_that_carry_the_claim() -> None:
    """A digest that repeats two articles is no second origin of what stands in one of them."""
    known = reports(a=(), b=(), digest=("a", "b"))
    assert origins(carried(["a", "digest"]), known) == ("a",)
    assert repeated("digest", carried(("a", "digest")), known) == ("a",)
    assert repeated("digest", carried(("digest",)), known) == ("a", "b")


def test_origins_stand_in_order_of_the_claims_reports() -> None:
    known = reports(a=(), b=(), c=("b",))
    assert origins(carried(["c", "a"]), known) == ("b", "a")
    assert origins(carried(["a", "c"]), known) == ("a", "b")


@pytest.mark.parametrize(("place", "ends"), [(0, ("herald-1",)), (4, ("returns-2023",)), (5, ("tv-1",))])
def test_the_origins_of_the_small_file(place: int, ends: tuple[str, ...]) -> None:
    data = small.dataset()
    assert origins(data.claims[place], data.reports) == ends


@given(relaying())
def test_origins_are_the_ends_of_all_trails(given_: tuple[Claim, dict[str, Report]]) -> None:
    claim, known = given_
    ends = origins(claim, known)
    assert len(set(ends)) == len(ends)
    assert set(ends) == set().union(*(brute_force(report, claim, known) for report in claim.reports))


@given(relaying())
def test_there_is_an_origin_and_none_beyond_the_reports_and_what_they_relay(
    given_: tuple[Claim, dict[str, Report]],
) -> None:
    claim, known = given_
    behind, todo = set(claim.reports), list(claim.reports)
    while todo:
        further = set(known[todo.pop()].relays) - behind
        behind |= further
        todo.extend(further)
    ends = origins(claim, known)
    assert 1 <= len(ends) <= len(behind)
    assert set(ends) <= behind
    assert not any(known[end].relays for end in ends)


@given(relaying(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_no_origin(given_: tuple[Claim, dict[str, Report]], chance: object) -> None:
    claim, known = given_
    shuffled = list(claim.reports)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(origins(carried(shuffled), known)) == set(origins(claim, known))


@given(relaying())
def test_one_more_repeat_of_a_report_adds_no_origin(given_: tuple[Claim, dict[str, Report]]) -> None:
    """Repeating is not confirming."""
    claim, known = given_
    known |= reports(copy=(claim.reports[0],))
    assert origins(carried([*claim.reports, "copy"]), known) == origins(claim, known)


def test_a_report_is_an_origin_of_what_it_has_first_hand_and_none_of_what_it_repeats() -> None:
    """An article that repeats a figure and adds a finding of its own."""
    data = small.dataset()
    claim = next(item for item in data.claims if any(data.reports[key].relays for key in item.reports))
    copy = next(key for key in claim.reports if data.reports[key].relays)
    own = claim.model_copy(update={"reports": (copy,), "first_hand": (copy,)})
    assert origins(own, data.reports) == (copy,)
    assert copy not in origins(own.model_copy(update={"first_hand": ()}), data.reports)
