"""Values and quantities account by account: what is drawn, what is left out and why, and how it is told."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flows.amounts import Interval, rate, to_euro
from flows.dataset import parse
from flows.dataset.model import Claim, Figure, Money
from flows.nodes import leg_ends
from flows.selection import Mask
from flows.tables import Tables, build
from flows.views import accounts
from flows.views.routes import amounts, words
from flows.views.routes.amounts import Accounts
from tests import small
from tests.conftest import everything, masks, only

FEWER = settings(max_examples=15)
"""A picture takes some hundredths of a second."""


def asked(tables: Tables) -> list[tuple[str, str]]:
    """Every measure and unit that can be asked for, one unit that no claim uses among them."""
    units = sorted({figure.unit for claim in tables.dataset.claims for figure in claim.quantities})
    return [("value", ""), *(("quantity", unit) for unit in [*units, "anchors"])]


def figures(claim: Claim, measure: str, unit: str) -> list[Figure]:
    if measure == "value":
        return [claim.value] if claim.value else []
    return [figure for figure in claim.quantities if figure.unit == unit]


def read(claim: Claim, figure: Figure) -> Interval:
    """The figure on the common scale; open on both sides where it has none."""
    if not isinstance(figure, Money):
        return figure.interval
    at = rate(figure.currency, claim.date.end)
    return to_euro(figure.interval, at) if at else Interval(None, None)


def stated(tables: Tables, mask: Mask, measure: str, unit: str) -> dict[str, list[tuple[Claim, Interval]]]:
    """The figures that can be drawn, by account, read from the records one by one."""
    found = defaultdict(list)
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        if chosen and claim.stance != "denies":
            for interval in (read(claim, figure) for figure in figures(claim, measure, unit)):
                if (interval.low or 0) > 0 or (interval.high or 0) > 0:
                    found[claim.account or claim.id].append((claim, interval))
    return dict(found)


def first_legs(tables: Tables, told: list[tuple[Claim, Interval]]) -> float:
    """The height of an account's first legs together: the most, or the least where a leg is open above."""
    legs = defaultdict(list)
    for claim, interval in told:
        legs[tables.dataset.flows[claim.flow].route[:2]].append(interval)
    return sum(
        sum(part.low or 0 for part in parts)
        if any(part.high is None for part in parts)
        else sum(part.high or 0 for part in parts)
        for parts in legs.values()
    )


def drawn(picture: Accounts) -> set[int]:
    return set(picture.members["claim"])


def reasons(picture: Accounts, tables: Tables) -> dict[str, str]:
    names = tables.claims["id"].to_numpy()[picture.left_out["claim"]]
    return dict(zip(names, picture.left_out["reason"].astype(str), strict=True))


def changed(*spots: tuple[str, str]) -> Tables:
    """The small file with spots of it replaced."""
    return build(parse(small.changed(*spots)))


def value(spot: str) -> Tables:
    """The small file with another value where EUR 800m stands."""
    return changed(("value: {amount: 800_000_000, currency: EUR, approximate: true, worded: around EUR 800mn}", spot))


@pytest.mark.parametrize("narrow", [False, True], ids=["all accounts", "one account"])
@FEWER
@given(data=st.data())
def test_every_selected_claim_is_drawn_or_left_out_with_a_reason(
    tables: Tables, narrow: bool, data: st.DataObject
) -> None:
    """For both measures, every unit, with and without a chosen account."""
    mask = data.draw(masks(tables))
    measure, unit = data.draw(st.sampled_from(asked(tables)))
    offered = accounts.available(tables, mask, measure, unit)
    chosen = (data.draw(st.sampled_from(offered)),) if narrow and offered else ()
    picture = amounts.amounts(tables, mask, measure, unit, chosen)
    left = set(picture.left_out["claim"])
    assert not drawn(picture) & left
    assert drawn(picture) | left == set(np.flatnonzero(mask))
    assert len(picture.left_out) == len(left)
    assert all(isinstance(reason, str) and reason for reason in picture.left_out["reason"])


@FEWER
@given(data=st.data())
def test_the_note_counts_every_claim_that_is_not_drawn(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    picture = amounts.amounts(tables, mask, *data.draw(st.sampled_from(asked(tables))))
    note, missing = picture.note(), int(mask.sum()) - len(drawn(picture))
    counted = [int(part.rpartition("(")[2].rstrip(").").replace(",", "")) for part in note.split("; ") if note]
    assert sum(counted) == missing
    assert note.startswith(f"{missing:,} selected claim" if missing else "")


@FEWER
@given(data=st.data())
def test_an_account_is_as_high_as_its_own_figures(tables: Tables, data: st.DataObject) -> None:
    """What leaves the origins of an account is the sum of the figures of its own drawn claims, and of no others."""
    mask = data.draw(masks(tables))
    measure, unit = data.draw(st.sampled_from(asked(tables)))
    told = stated(tables, mask, measure, unit)
    picture = amounts.amounts(tables, mask, measure, unit)
    shown = list(dict.fromkeys(picture.rows["account"]))
    assert len(shown) == min(len(told), amounts.MOST)
    for account in shown:
        rows = picture.rows[picture.rows["account"] == account]
        first = rows[[leg_ends(key)[0].stage == 0 for key in rows["key"]]]
        assert first["high"].fillna(first["low"]).sum() == pytest.approx(first_legs(tables, told[account]))
    assert drawn(picture) == {tables.place[claim.id] for account in shown for claim, _ in told[account]}


@FEWER
@given(data=st.data())
def test_the_same_amount_passes_every_stage_of_a_route(tables: Tables, data: st.DataObject) -> None:
    """Of a claim that is an account of its own; so nothing is lost or split on the way."""
    mask = data.draw(masks(tables))
    picture = amounts.amounts(tables, mask, "value")
    own = picture.rows[picture.rows["account"].isin(tables.claims["id"])]
    for account, rows in own.groupby("account"):
        route = tables.dataset.flows[tables.record(tables.place[str(account)]).flow].route
        assert rows["low"].nunique() == 1
        assert rows["high"].nunique(dropna=False) == 1
        assert [tuple(node.parties for node in leg_ends(key)) for key in rows["key"]] == list(pairwise(route))


@FEWER
@given(data=st.data())
def test_a_chosen_account_is_drawn_alone(tables: Tables, data: st.DataObject) -> None:
    measure, unit = data.draw(st.sampled_from(asked(tables)))
    told = stated(tables, everything(tables), measure, unit)
    assume(told)
    account = data.draw(st.sampled_from(sorted(told)))
    picture = amounts.amounts(tables, everything(tables), measure, unit, (account,))
    assert set(picture.rows["account"]) == {account}
    assert drawn(picture) == {tables.place[claim.id] for claim, _ in told[account]}
    others = {claim.id for other in told.keys() - {account} for claim, _ in told[other]}
    assert {claim for claim, reason in reasons(picture, tables).items() if reason == accounts.ANOTHER} == others


def test_an_account_that_nobody_gave_draws_the_others(little: Tables) -> None:
    """The address may name anything."""
    picture = amounts.amounts(little, everything(little), "value", chosen=("nobody",))
    assert set(picture.rows["account"]) == {"total", "by-country", "exports"}


def test_statistics_come_after_accounts_and_the_most_reported_first(little: Tables) -> None:
    assert accounts.available(little, everything(little), "value") == ["total", "by-country", "exports"]


def test_no_more_accounts_side_by_side_than_can_be_read(made_up: Tables) -> None:
    offered = accounts.available(made_up, everything(made_up), "value")
    picture = amounts.amounts(made_up, everything(made_up), "value")
    assert list(dict.fromkeys(picture.rows["account"])) == offered[: amounts.MOST]
    assert len(offered) > amounts.MOST


def test_several_chosen_accounts_stand_side_by_side(little: Tables) -> None:
    picture = amounts.amounts(little, everything(little), "value", chosen=("exports", "total"))
    assert list(dict.fromkeys(picture.rows["account"])) == ["total", "exports"]


def test_a_total_for_several_countries_is_one_ribbon_through_them_all(little: Tables) -> None:
    picture = amounts.amounts(little, everything(little), "value", chosen=("total",))
    assert picture.rows["key"].tolist() == ["0:SRB>1:USA|ESP|CZE|+others", "1:USA|ESP|CZE|+others>9:UKR"]
    assert picture.rows["low"].tolist() == picture.rows["high"].tolist() == [800e6, 800e6]


def test_hundreds_of_thousands_is_200000_to_under_a_million(little: Tables) -> None:
    picture = amounts.amounts(little, everything(little), "quantity", "shells")
    row = picture.rows.iloc[0]
    assert (row["low"], row["high"], row["under"], row["worded"]) == (200_000, 1_000_000, True, "hundreds of thousands")
    assert words.amount(row, picture) == "200,000 to under 1,000,000 shells"


def test_at_least_is_open_above(little: Tables) -> None:
    picture = amounts.amounts(little, only(little, "czechia"), "value")
    assert picture.rows["low"].tolist() == [250e6, 250e6]
    assert picture.rows["high"].isna().all()


def test_up_to_begins_at_nothing(little: Tables) -> None:
    picture = amounts.amounts(little, everything(little), "quantity", "rockets")
    assert picture.rows[["low", "high"]].to_numpy().tolist() == [[0, 3500], [0, 3500]]


def test_figures_of_one_leg_and_account_add_up() -> None:
    """Two claims of one account on one leg: their sides add, their words stand side by side."""
    tables = changed(("route: [SRB, CZE, UKR]", "route: [SRB, ESP, UKR]"))
    picture = amounts.amounts(tables, everything(tables), "value", chosen=("by-country",))
    assert picture.rows["key"].tolist() == ["0:SRB>1:ESP", "1:ESP>9:UKR"]
    assert picture.rows["low"].tolist() == [400e6, 400e6]
    assert picture.rows["high"].isna().all()
    assert picture.rows["worded"].tolist() == ["EUR 150mn to 200mn + at least EUR 250mn"] * 2
    assert picture.ids(tables) == {
        "by-country/0:SRB>1:ESP": ["spain", "czechia"],
        "by-country/1:ESP>9:UKR": ["spain", "czechia"],
    }


@pytest.mark.parametrize(
    ("measure", "unit", "claim", "reason"),
    [
        ("value", "", "africa", "no value is stated"),
        ("value", "", "confirmed", "no value is stated"),
        ("quantity", "shells", "total", "no quantity is stated"),
        ("quantity", "tonnes", "accusation", accounts.OTHER_UNIT),
        ("quantity", "", "accusation", accounts.OTHER_UNIT),
    ],
)
def test_a_claim_is_left_out_for_a_reason(little: Tables, measure: str, unit: str, claim: str, reason: str) -> None:
    picture = amounts.amounts(little, everything(little), measure, unit)
    assert reasons(picture, little)[claim] == reason


def test_a_denial_with_a_figure_draws_nothing() -> None:
    figures = (
        "value: {amount: 5, currency: EUR, worded: five}\n    quantities: [{amount: 7, worded: seven, unit: shells}]"
    )
    spot = "statement: One of the contracts does not exist."
    tables = changed((spot, f"{spot}\n    {figures}"))
    for measure, unit in (("value", ""), ("quantity", "shells")):
        assert "denial" not in accounts.available(tables, everything(tables), measure, unit)
        picture = amounts.amounts(tables, everything(tables), measure, unit, ("denial",))
        assert "denial" not in set(picture.rows["account"])
        assert reasons(picture, tables)["denial"] == accounts.DENIAL
        alone = amounts.amounts(tables, only(tables, "denial"), measure, unit)
        assert alone.rows.empty
        assert alone.note() == "1 selected claim is not drawn: a denial moves nothing (1)."


def test_a_currency_without_a_rate_has_no_place_on_the_scale() -> None:
    """The European Central Bank publishes no Serbian dinar."""
    tables = value("value: {amount: 9_000_000, currency: RSD, worded: RSD 9mn}")
    picture = amounts.amounts(tables, everything(tables), "value")
    assert "total" not in set(picture.rows["account"])
    assert reasons(picture, tables)["total"] == accounts.NO_RATE


@pytest.mark.parametrize("nothing", ["amount: 0", "low: 0", "high: 0", "low: 0, high: 0"])
def test_a_figure_of_nought_is_left_out_and_said(nothing: str) -> None:
    tables = value(f"value: {{{nothing}, currency: EUR, worded: none}}")
    picture = amounts.amounts(tables, everything(tables), "value")
    assert "total" not in set(picture.rows["account"])
    assert reasons(picture, tables)["total"] == accounts.ZERO


def test_nothing_selected_is_nothing_drawn_and_nothing_left_out(little: Tables) -> None:
    for measure in ("value", "quantity"):
        picture = amounts.amounts(little, ~everything(little), measure, "shells")
        assert picture.rows.empty
        assert picture.left_out.empty
        assert picture.note() == ""
        told = "No account is drawn: the chosen claims state no figure of this kind."
        assert words.amounts_sentence(picture, little) == told
        assert words.amounts_table(picture, little).empty


def test_units_come_by_use_and_shares_never(shipped: Tables) -> None:
    """A per cent is no amount of anything."""
    counted: dict[str, int] = defaultdict(int)
    for claim in shipped.dataset.claims:
        for figure in claim.quantities:
            counted[figure.unit] += 1
    units = accounts.units(shipped, everything(shipped))
    assert set(units) == set(counted) - {"percent"}
    assert [counted[unit] for unit in units] == sorted((counted[unit] for unit in units), reverse=True)
    assert accounts.units(shipped, ~everything(shipped)) == []


def test_value_is_in_euro_at_the_rate_of_the_day(little: Tables) -> None:
    picture = amounts.amounts(little, only(little, "exports"), "value")
    assert picture.rows[["low", "high"]].to_numpy().tolist() == [[60_159_784.87, 60_159_784.87]]
    assert words.amount(picture.rows.iloc[0], picture) == "EUR 60,159,784.87"


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("total", "People who know: around EUR 800mn (delivered, 2022-02-24/2024-06-22)"),
        ("by-country", "The Herald: Estimates by country (delivered)"),
        ("exports", "Ministry of Trade: USD 62.5m (licensed, 2023)"),
    ],
)
def test_an_account_is_named_by_who_what_basis_and_when(little: Tables, account: str, told: str) -> None:
    assert accounts.title(little, account) == told


def test_the_sentence_tells_each_account_and_no_sum(little: Tables) -> None:
    picture = amounts.amounts(little, everything(little), "value")
    assert words.amounts_sentence(picture, little) == (
        "People who know: around EUR 800mn (delivered, 2022-02-24/2024-06-22): EUR 800,000,000 from Serbia to United "
        "States, Spain, Czechia and others; split not reported. The Herald: Estimates by country (delivered): EUR at "
        "least 250,000,000 from Serbia to Czechia and EUR 150,000,000 to 200,000,000 from Serbia to Spain. Ministry of "
        "Trade: USD 62.5m (licensed, 2023): EUR 60,159,784.87 from Serbia to United States."
    )


def test_the_table_has_the_rows_of_the_picture(little: Tables) -> None:
    picture = amounts.amounts(little, only(little, "spain"), "value")
    name = "The Herald: Estimates by country (delivered)"
    assert words.amounts_table(picture, little).to_dict("list") == {
        "Account": [name, name],
        "From": ["Serbia", "Spain"],
        "To": ["Spain", "Ukraine"],
        "As worded": ["EUR 150mn to 200mn", "EUR 150mn to 200mn"],
        "As read (euro derived)": ["EUR 150,000,000 to 200,000,000", "EUR 150,000,000 to 200,000,000"],
    }


def test_quantities_are_read_and_not_derived(little: Tables) -> None:
    picture = amounts.amounts(little, everything(little), "quantity", "shells")
    assert list(words.amounts_table(picture, little).columns) == [
        "Account",
        "From",
        "To",
        "As worded",
        "As read",
    ]
