"""Which flows may speak of the same goods."""

from __future__ import annotations

from flows.views.overview.kin import kin, stated
from tests import claimed

CLAIM = claimed.claim("c", "a")


def test_what_the_data_relates_is_kin_both_ways() -> None:
    tables = claimed.tables(
        claimed.flow("a", "SRB", "UKR", period=None),
        claimed.flow("b", "SRB", "ESP", "UKR", period=None, part_of=["a"]),
        claimed.flow("c", "SRB", "CZE", "UKR", period=None, overlaps=["b"]),
        CLAIM,
    )
    assert stated(tables) == {"a": {"b"}, "b": {"a", "c"}, "c": {"b"}}
    assert kin(tables) == stated(tables)


def test_flows_of_the_same_ends_and_goods_are_kin_where_their_periods_meet() -> None:
    tables = claimed.tables(
        claimed.flow("a", "SRB", "UKR", period="2023"),
        claimed.flow("meets", "SRB", "ESP", "UKR", period="2022/2023-01"),
        claimed.flow("later", "SRB", "UKR", period="2024"),
        claimed.flow("undated", "SRB", "UKR", period=None),
        claimed.flow("elsewhere", "SRB", "POL", period="2023"),
        claimed.flow("other-goods", "SRB", "UKR", period="2023", goods="shells-155"),
        claimed.flow("apart", "SRB", "UKR", period="2023-06", distinct_from=["a"]),
        CLAIM,
    )
    assert kin(tables)["a"] == {"meets"}
    assert stated(tables)["a"] == frozenset()


def test_a_statistic_is_nobodys_kin() -> None:
    tables = claimed.tables(
        claimed.flow("a", "SRB", "USA", overlaps=["s"]), claimed.statistic("s", "SRB", "USA"), CLAIM
    )
    assert kin(tables) == {"a": frozenset()}
