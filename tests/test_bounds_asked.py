"""Keys of what can be asked of a flow."""

from __future__ import annotations

import pytest

from flows.bounds.asked import Asked, every, read
from flows.errors import BoundsError
from flows.nodes import LAST, Node
from flows.places import Party
from flows.tables import Tables
from tests.claimed import claim, flow, statistic, tables


@pytest.fixture(scope="module")
def data() -> Tables:
    return tables(
        flow("all", "SRB", ["ESP", {"unnamed": "a = b/c"}, "others"], "SVK", "UKR"),
        flow("plain", "SRB", "UKR"),
        statistic("total", "SRB", "ESP"),
        claim("c", "all", 5),
    )


def test_every_sum_of_a_flow_is_asked_by_a_key_of_its_own(data: Tables) -> None:
    keys = [asked.key for asked in every("all", data.dataset.flows["all"])]
    assert keys == [
        "all", "all/1:ESP", "all/1:?a %3D b%2Fc", "all/1:+others", "all/2:SVK", "all/0:SRB>1:ESP",
        "all/0:SRB>1:?a %3D b%2Fc", "all/0:SRB>1:+others", "all/1:ESP>2:SVK", "all/1:?a %3D b%2Fc>2:SVK",
        "all/1:+others>2:SVK", "all/2:SVK>9:UKR",
    ]  # fmt: skip
    assert [read(key, data.dataset).key for key in keys] == keys


def test_a_route_of_two_countries_has_no_country_in_between(data: Tables) -> None:
    assert [asked.key for asked in every("plain", data.dataset.flows["plain"])] == ["plain", "plain/0:SRB>9:UKR"]


def test_what_is_asked_has_a_kind_and_a_name(data: Tables) -> None:
    told = [(asked.what, asked.name(data.dataset)) for asked in every("all", data.dataset.flows["all"])]
    assert told[:4] == [
        ("flow", "Ammunition, Serbia – Spain, a = b/c and others – Slovakia – Ukraine"), ("country", "Spain"),
        ("country", "a = b/c"), ("country", "Others, not named"),
    ]  # fmt: skip
    assert ("leg", "Serbia to Spain") in told


def test_several_parties_of_a_stage_are_asked_together(data: Tables) -> None:
    pair = read("all/1:ESP|+others", data.dataset)
    others, spain, serbia = Party("others", "others"), Party("country", "ESP"), Party("country", "SRB")
    assert pair == Asked("all", (Node(1, (spain, others)),))
    assert pair.takes((serbia, spain, Party("country", "SVK"), Party("country", "UKR")))
    assert not pair.takes((serbia, Party("unnamed", "a = b/c"), Party("country", "SVK"), Party("country", "UKR")))
    assert read("all/9:UKR", data.dataset).ends[0].stage == LAST


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("none", "'none' is not a flow of the data; allowed: the id of a flow that is no statistic"),
        ("total", "'total' is not a flow of the data; allowed: the id of a flow that is no statistic"),
        ("all/1:DEU", "'all/1:DEU' is not on the route of the flow; allowed: parties of one stage, or a leg"),
        ("all/3:UKR", "'all/3:UKR' is not on the route of the flow; allowed: parties of one stage, or a leg"),
        (
            "all/0:SRB>2:SVK",
            "'all/0:SRB>2:SVK' is not on the route of the flow; allowed: parties of one stage, or a leg",
        ),
        ("all/x", "'all/x' names no place; allowed: a flow, 'flow/1:ESP' or 'flow/0:SRB>1:ESP'"),
        ("all/1:ESP>", "'all/1:ESP>' names no place; allowed: a flow, 'flow/1:ESP' or 'flow/0:SRB>1:ESP'"),
    ],
)
def test_a_key_that_names_nothing_says_what_is_allowed(data: Tables, key: str, message: str) -> None:
    with pytest.raises(BoundsError) as error:
        read(key, data.dataset)
    assert str(error.value) == message
