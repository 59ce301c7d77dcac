"""Numbers that are the same on every page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.tables import Tables
from flows.views.counts import sources_of_countries
from tests.conftest import everything, masks


@settings(max_examples=12)
@given(data=st.data())
def test_sources_of_a_country_are_those_of_all_claims_that_name_it(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    origins = tables.origins.groupby("claim")["origin"].agg(set)
    naming = tables.within(tables.places, mask).groupby("country", observed=True)["claim"].agg(set)
    expected = {str(code): len(set().union(*origins[list(claims)])) for code, claims in naming.items()}
    assert sources_of_countries(tables, mask).to_dict() == expected


def test_nobody_names_nothing(tables: Tables) -> None:
    assert sources_of_countries(tables, ~everything(tables)).empty
