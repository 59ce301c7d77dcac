"""Who puts a number on it: what is drawn, what is left out and why, what nobody says, and how it is told."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.amounts import Interval, rate, to_euro
from flows.dataset import parse
from flows.dataset.model import Claim, Figure, Money
from flows.selection import Mask
from flows.tables import BASES, Tables, build
from flows.views import accounts
from flows.views.routes import numbers_words as words
from flows.views.routes.numbers import BEYOND, STATISTIC, Numbers, between, numbers, of_account
from flows.views.routes.numbers_figure import figure as figure_of
from flows.views.style import LIGHT
from tests import claimed, small
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


def read(claim: Claim, figure: Figure, alone: bool) -> Interval:
    """The figure on the common scale, its own where it is `alone`; open on both sides where it has none."""
    if not isinstance(figure, Money) or alone:
        return figure.interval
    at = rate(figure.currency, claim.date.end)
    return to_euro(figure.interval, at) if at else Interval(None, None)


def stated(tables: Tables, mask: Mask, measure: str, unit: str) -> dict[str, list[Interval]]:
    """The figures that can be drawn, by claim, read from the records one by one."""
    found, held = defaultdict(list), set()
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        if chosen and claim.value and claim.stance != "denies" and tables.dataset.flows[claim.flow].kind == "flow":
            held.add(claim.value.currency)
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        if chosen and claim.stance != "denies" and tables.dataset.flows[claim.flow].kind == "flow":
            for interval in (read(claim, figure, len(held) == 1) for figure in figures(claim, measure, unit)):
                if (interval.low or 0) > 0 or (interval.high or 0) > 0:
                    found[claim.id].append(interval)
    return dict(found)


def intervals(rows: pd.DataFrame) -> list[tuple[float, float, bool]]:
    """As plain numbers, an open side as -1."""
    low, high = (rows[side].fillna(-1).tolist() for side in ("low", "high"))
    return sorted(zip(low, high, rows["under"].tolist(), strict=True))


def plain(read: list[Interval]) -> list[tuple[float, float, bool]]:
    return sorted((-1 if i.low is None else i.low, -1 if i.high is None else i.high, i.under) for i in read)


def reasons(picture: Numbers, tables: Tables) -> dict[str, str]:
    names = tables.claims["id"].to_numpy()[picture.left_out["claim"]]
    return dict(zip(names, picture.left_out["reason"].astype(str), strict=True))


def changed(*spots: tuple[str, str]) -> Tables:
    """The small file with spots of it replaced."""
    return build(parse(small.changed(*spots)))


def value(spot: str) -> Tables:
    """The small file with another value where EUR 800m stands."""
    return changed(("value: {amount: 800_000_000, currency: EUR, approximate: true, worded: around EUR 800mn}", spot))


def amount(picture: Numbers) -> str:
    (told,) = (words.amount(row, picture.measure, picture.unit) for row in picture.rows.itertuples())
    return told


@FEWER
@given(data=st.data())
def test_every_selected_claim_is_drawn_or_left_out_with_a_reason(tables: Tables, data: st.DataObject) -> None:
    """For both measures and every unit."""
    mask = data.draw(masks(tables))
    picture = numbers(tables, mask, *data.draw(st.sampled_from(asked(tables))))
    drawn, left = set(picture.members["claim"]), set(picture.left_out["claim"])
    assert not drawn & left
    assert drawn | left == set(np.flatnonzero(mask))
    assert len(picture.left_out) == len(left)
    assert all(isinstance(reason, str) and reason for reason in picture.left_out["reason"])


@FEWER
@given(data=st.data())
def test_no_row_adds_two_claims_and_no_figure_is_changed(tables: Tables, data: st.DataObject) -> None:
    """A row holds the figures of one claim, each with its own least and most, against the records."""
    mask = data.draw(masks(tables))
    measure, unit = data.draw(st.sampled_from(asked(tables)))
    most = data.draw(st.sampled_from([3, 10_000]))
    picture, expected = numbers(tables, mask, measure, unit, most), stated(tables, mask, measure, unit)
    assert set(picture.known) == set(expected)
    assert set(picture.ids_in_order()) <= set(expected)
    assert len(picture.ids_in_order()) == min(most, len(expected))
    for key, rows in picture.rows.groupby("key"):
        assert rows["claim"].unique().tolist() == [tables.place[str(key)]]
        assert intervals(rows) == plain(expected[str(key)])


@FEWER
@given(data=st.data())
def test_rows_stand_by_what_is_counted_and_then_newest_first(tables: Tables, data: st.DataObject) -> None:
    """Of one day those of most sources come first, then the highest; never by reports, and never by name."""
    picture = numbers(tables, data.draw(masks(tables)), *data.draw(st.sampled_from(asked(tables))))
    highest = picture.rows.groupby("key")[["low", "high"]].max().max(axis=1)
    order = []
    for key in picture.ids_in_order():
        place = tables.place[key]
        claim, sources = tables.record(place), tables.claims["origins"].iloc[place]
        order.append((BASES.index(claim.basis), -claim.date.end.toordinal(), -sources, -highest[key], place))
    assert order == sorted(order)


def test_beyond_what_can_be_read_the_newest_are_drawn_and_the_rest_is_said(shipped: Tables) -> None:
    """The sentence counts the speakers of all."""
    few, whole = (numbers(shipped, everything(shipped), "value", most=most) for most in (2, 10_000))
    newest = sorted(whole.ids_in_order(), key=lambda key: shipped.record(shipped.place[key]).date.end)[-2:]
    assert set(few.ids_in_order()) == set(newest)
    assert f"{BEYOND} ({len(whole.ids_in_order()) - 2})" in few.note()
    assert words.missing(few, shipped) == words.missing(whole, shipped)


@FEWER
@given(data=st.data())
def test_the_sentence_counts_speakers_and_who_splits(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    measure, unit = data.draw(st.sampled_from(asked(tables)))
    picture = numbers(tables, mask, measure, unit)
    told = words.missing(picture, tables)
    speakers = {tables.record(tables.place[key]).by for key in stated(tables, mask, measure, unit)}
    if not speakers:
        assert told.startswith("No selected claim puts ")
    else:
        assert told.startswith(f"{len(speakers)} speaker{'s' * (len(speakers) != 1)} put")
        assert "by country in between" in told


def test_who_splits_an_amount_is_named(little: Tables) -> None:
    """One speaker's figures through Spain and through Czechia, which count the same thing."""
    assert words.missing(numbers(little, everything(little), "value"), little) == (
        "2 speakers put a value on it; 1 splits it by country in between: The Herald."
    )


def test_one_country_alone_is_no_split(little: Tables) -> None:
    assert words.missing(numbers(little, only(little, "total", "spain"), "value"), little) == (
        "2 speakers put a value on it; none splits it by country in between. "
        "1 gives it for one named route only: via Spain."
    )


def test_other_things_counted_are_no_split() -> None:
    tables = claimed.tables(
        claimed.flow("a", "SRB", "ESP", "UKR"), claimed.flow("b", "SRB", "CZE", "UKR"), claimed.flow("c", "SRB", "UKR"),
        claimed.claim("a", "a", 5), claimed.claim("b", "b", 6, basis="licensed"), claimed.claim("c", "c", 7),
    )  # fmt: skip
    assert words.missing(numbers(tables, everything(tables), "value"), tables) == (
        "1 speaker puts a value on it; not split by country in between. "
        "1 gives it for one named route only: via Spain (1) and via Czechia (1)."
    )


def test_a_way_through_alternatives_or_nobody_is_no_country(little: Tables) -> None:
    flows = little.dataset.flows
    assert between(flows["by-spain"]) == ("ESP",)
    assert between(flows["all-routes"]) == between(flows["by-africa"]) == between(flows["exports-2023"]) == ()


def test_nothing_selected_is_said(little: Tables) -> None:
    for measure, told in (("value", "a value"), ("quantity", "a number of shells")):
        picture = numbers(little, ~everything(little), measure, "shells")
        assert picture.rows.empty
        assert picture.left_out.empty
        assert picture.note() == ""
        assert words.sentence(picture, little) == f"No selected claim puts {told} on a flow."
        assert words.table(picture, little).empty
    assert words.missing(numbers(little, ~everything(little), "quantity"), little).startswith(
        "No selected claim puts a number on"
    )


def test_an_account_names_its_rows(little: Tables) -> None:
    """Of an old address; what nobody gave names none."""
    picture = numbers(little, everything(little), "value")
    assert sorted(of_account(picture, little, "by-country")) == ["czechia", "spain"]
    assert of_account(picture, little, "total") == ["total"]
    assert of_account(picture, little, "nobody") == of_account(picture, little, "") == []


def test_two_figures_of_one_claim_stand_in_its_row_and_are_no_sum(shipped: Tables) -> None:
    picture = numbers(shipped, only(shipped, "vucic-2025-05-29-czech-contract"), "quantity", "rockets")
    assert picture.rows["low"].tolist() == [24_000, 44_000]
    assert words.amounts(picture.rows, picture) == "24,000 rockets and 44,000 rockets"
    assert "68,000" not in words.sentence(picture, shipped)


@pytest.mark.parametrize(
    ("claim", "measure", "unit", "told"),
    [
        ("total", "value", "", "about EUR 800 million"),
        ("spain", "value", "", "EUR 150 million to 200 million"),
        ("czechia", "value", "", "at least EUR 250 million"),
        ("accusation", "quantity", "shells", "200,000 to under 1 million shells"),
        ("accusation", "quantity", "rockets", "at most 3,500 rockets"),
    ],
)
def test_an_amount_in_plain_words(little: Tables, claim: str, measure: str, unit: str, told: str) -> None:
    assert amount(numbers(little, only(little, claim), measure, unit)) == told


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("amount: 62_500_000.50", "about EUR 58.5 million, derived from USD"),
        ("low: 62_500_000", "at least about EUR 58.5 million, derived from USD"),
        ("high: 999.4", "at most about EUR 935, derived from USD"),
        ("low: 2_000_000, high: 3_000_000_000", "about EUR 1.9 million to 2.8 billion, derived from USD"),
    ],
)
def test_a_derived_amount_is_rounded_and_says_so(figure: str, told: str) -> None:
    tables = value(f"value: {{{figure}, currency: USD, worded: some}}")
    picture = numbers(tables, only(tables, "total", "spain"), "value")
    assert picture.unit == "EUR"
    row = next(row for row in picture.rows.itertuples() if row.key == "total")
    assert words.amount(row, "value", picture.unit) == told


@pytest.mark.parametrize(
    ("figure", "currency", "told"),
    [
        ("amount: 364_000_000", "USD", "USD 364 million"),
        ("low: 2_000_000, high: 3_000_000", "RSD", "RSD 2 million to 3 million"),
        ("high: 500", "DEM", "at most DEM 500"),
    ],
)
def test_a_single_currency_is_its_own_scale(figure: str, currency: str, told: str) -> None:
    """As reported, and drawn though no rate is known; nothing is derived."""
    tables = value(f"value: {{{figure}, currency: {currency}, worded: some}}")
    picture = numbers(tables, only(tables, "total", "confirmed"), "value")
    assert amount(picture) == told
    assert "derived" not in words.sentence(picture, tables)
    assert list(reasons(picture, tables)) == ["confirmed"]
    drawn = figure_of(picture, tables, LIGHT)
    assert drawn.layout.xaxis.title.text == currency


def test_another_speakers_dollars_bring_the_euro_back() -> None:
    """Dollars and euro have no scale of their own in common; a denial in another currency needs none."""
    tables = changed(("amount: 800_000_000, currency: EUR", "amount: 364_000_000, currency: USD"))
    assert numbers(tables, only(tables, "total"), "value").unit == "USD"
    assert numbers(tables, only(tables, "total", "exports"), "value").unit == "USD", "a statistic is not drawn"
    assert numbers(tables, only(tables, "total", "spain"), "value").unit == "EUR"
    assert numbers(tables, only(tables, "spain"), "value").unit == "EUR"
    assert numbers(tables, only(tables, "africa"), "value").unit == "EUR"
    spain = "stance: {}\n    basis: delivered\n    statement: Spain".format
    dollars = ("amount: 800_000_000, currency: EUR", "amount: 364_000_000, currency: USD")
    denied = changed(dollars, (spain("asserts"), spain("denies")))
    assert numbers(denied, only(denied, "total", "spain"), "value").unit == "USD"


@pytest.mark.parametrize(
    ("measure", "unit", "claim", "reason"),
    [
        ("value", "", "africa", "no value is stated"),
        ("value", "", "confirmed", "no value is stated"),
        ("value", "", "exports", STATISTIC),
        ("quantity", "shells", "total", "no quantity is stated"),
        ("quantity", "tonnes", "accusation", accounts.OTHER_UNIT),
        ("quantity", "", "accusation", accounts.OTHER_UNIT),
    ],
)
def test_a_claim_is_left_out_for_a_reason(little: Tables, measure: str, unit: str, claim: str, reason: str) -> None:
    assert reasons(numbers(little, everything(little), measure, unit), little)[claim] == reason


def test_a_denial_with_a_figure_draws_nothing() -> None:
    stated = (
        "value: {amount: 5, currency: EUR, worded: five}\n    quantities: [{amount: 7, worded: seven, unit: shells}]"
    )
    spot = "statement: One of the contracts does not exist."
    tables = changed((spot, f"{spot}\n    {stated}"))
    for measure, unit in (("value", ""), ("quantity", "shells")):
        picture = numbers(tables, everything(tables), measure, unit)
        assert "denial" not in picture.ids_in_order()
        assert reasons(picture, tables)["denial"] == accounts.DENIAL
        alone = numbers(tables, only(tables, "denial"), measure, unit)
        assert alone.rows.empty
        assert alone.note() == "1 selected claim is not drawn: a denial moves nothing (1)."


def test_a_currency_without_a_rate_has_no_place_on_the_axis() -> None:
    """The European Central Bank publishes no Serbian dinar."""
    tables = value("value: {amount: 9_000_000, currency: RSD, worded: RSD 9mn}")
    assert reasons(numbers(tables, everything(tables), "value"), tables)["total"] == accounts.NO_RATE


@pytest.mark.parametrize("nothing", ["amount: 0", "low: 0", "high: 0", "low: 0, high: 0"])
def test_a_figure_of_nought_is_left_out_and_said(nothing: str) -> None:
    tables = value(f"value: {{{nothing}, currency: EUR, worded: none}}")
    assert reasons(numbers(tables, everything(tables), "value"), tables)["total"] == accounts.ZERO


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


def test_the_sentence_tells_each_row_with_its_speaker(little: Tables) -> None:
    assert words.sentence(numbers(little, everything(little), "value"), little) == (
        "Delivered: People who know, 22 June 2024: about EUR 800 million; The Herald, 22 June 2024: at least EUR 250 "
        "million; The Herald, 22 June 2024: EUR 150 million to 200 million."
    )


def test_the_table_has_the_figures_of_the_picture(little: Tables) -> None:
    assert words.table(numbers(little, only(little, "accusation"), "quantity", "shells"), little).to_dict("list") == {
        "What is counted": ["unspecified"],
        "Who says it": ["Intelligence service"],
        "When": ["29 May 2025"],
        "As read": ["200,000 to under 1 million shells"],
        "As worded": ["“hundreds of thousands”"],
        "Flow": ["Ammunition, Serbia – United States, Spain, Czechia and others – Ukraine"],
        "Period": ["24 February 2022 to 22 June 2024"],
        "Denied by": ["The president"],
    }


def test_a_row_says_what_is_not_split_and_who_denies_it(shipped: Tables) -> None:
    told = words.what("ft-800m", shipped)
    assert told.startswith("Ammunition via US, Spain, Czechia, others; 24 February 2022 to 22 June 2024; ")
    vulin = "Aleksandar Vulin, Serbian Defence Minister (2018), later Deputy Prime Minister (2024)"
    assert told.endswith(f"split not reported; denied by {vulin}")
    assert words.what("mash-grad-3500", shipped).endswith(" and 3 more")
