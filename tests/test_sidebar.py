"""What a filter is sent by a page that shows earlier data: its labels, with the numbers of then."""

from __future__ import annotations

import pytest

from flows.dataset import load
from flows.project import DATA
from flows.screen.sidebar import meant
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


def test_what_is_typed_into_a_filter_is_chosen_and_what_is_none_is_said() -> None:
    app = opened("claims")
    app.multiselect(key="filter-country").set_value(["Turkey"]).run()
    assert app.query_params["country"] == "TUR"
    app.multiselect(key="filter-country").set_value(["TUR", "Atlantis*"]).run()
    assert app.query_params["country"] == "TUR"
    assert [error.value for error in app.error] == ["“Atlantis\\*” is none of these."]
    app.multiselect(key="filter-country").set_value([]).run()
    assert not app.error
