"""What a filter is sent by a page that shows earlier data: its labels, with the numbers of then."""

from __future__ import annotations

import pytest

from flows.countries import IN_LETTERS
from flows.dataset import load
from flows.project import DATA
from flows.screen.sidebar import meant, ordered, shown
from flows.tables import Tables, build
from tests.test_screen import opened


def test_a_value_is_known_by_its_id_and_by_its_name_whatever_number_stands_behind_it() -> None:
    tables = build(load(DATA))
    assert meant("country", ["ESP", "Czechia (1)", "Serbia"], tables) == ("ESP", "CZE", "SRB")
    assert meant("stance", ["qualifies", "adds a “but” (1,200)"], tables) == ("qualifies",)


def test_what_is_no_longer_there_is_left_out() -> None:
    tables = build(load(DATA))
    assert meant("actor", ["Nobody (3)", "nobody", " (3)", ""], tables) == ()


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("actor", "Vucic", "vucic"), ("source", "el pais", "el-pais"), ("country", "Turkey", "TUR"),
        ("country", "Czech Republic", "CZE"), ("country", "America", "USA"), ("country", "UK", "GBR"),
        ("country", "Türkiye (Turkey) (12)", "TUR"), ("origin", "Србија", "SRB"),
        ("speaker", "Czech Republic", "CZE-officials"),
    ],
)  # fmt: skip
def test_what_is_typed_finds_its_option(field: str, typed: str, value: str, shipped: Tables) -> None:
    assert value in meant(field, [typed], shipped)


@pytest.mark.parametrize("field", ["country", "origin", "intermediary", "destination", "speaker"])
@pytest.mark.parametrize(
    ("typed", "code"), [("UK", "GBR"), ("us", "USA"), ("USA", "USA"), ("UAE", "ARE"), ("ukr", "UKR")]
)
def test_enter_takes_the_country_that_is_called_so(field: str, typed: str, code: str, little: Tables) -> None:
    """The widget takes the first option whose label holds the letters; where none does, what was typed is looked up."""
    codes = ["AUT", "BGR", "RUS", "SVK", "UKR", "ARE", "GBR", "USA"]
    values = [f"{one}-officials" if field == "speaker" else one for one in codes]
    none_of_them = {value: value[:3] not in IN_LETTERS for value in values}
    for many in (dict.fromkeys(values, 1), none_of_them):
        offered = ordered(field, values, many)
        first = next((one for one in offered if typed.casefold() in shown(field, one, little).casefold()), typed)
        assert first[:3] == (code if first != typed else "USA")


def test_of_other_filters_only_numbers_order_the_options() -> None:
    assert ordered("goods", ["ARE", "a", "b"], {"ARE": 0, "a": 0, "b": 2}) == ["b", "ARE", "a"]


def test_what_is_typed_into_a_filter_is_chosen_and_what_is_none_is_said() -> None:
    app = opened("claims")
    app.multiselect(key="filter-country").set_value(["Turkey"]).run()
    assert app.query_params["country"] == "TUR"
    app.multiselect(key="filter-country").set_value(["TUR", "Atlantis*"]).run()
    assert app.query_params["country"] == "TUR"
    assert [error.value for error in app.error] == ["“Atlantis\\*” is none of these."]
    app.multiselect(key="filter-country").set_value([]).run()
    assert not app.error
