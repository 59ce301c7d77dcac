"""One number of sources for one country."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.evidence import origins
from flows.selection import Mask
from flows.tables import Tables
from flows.views.counts import sources_of_countries
from tests.conftest import everything, masks


def counted(tables: Tables, mask: Mask) -> dict[str, int]:
    """Record by record."""
    found: dict[str, set[str]] = {}
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        for stage in tables.dataset.flows[claim.flow].route if chosen else ():
            for party in stage:
                if party.kind == "country":
                    found.setdefault(party.code, set()).update(origins(claim, tables.dataset.reports))
    return {country: len(ends) for country, ends in found.items()}


@settings(max_examples=20)
@given(data=st.data())
def test_sources_of_a_country_are_counted_once_each_at_any_stage(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    assert sources_of_countries(tables, mask).to_dict() == counted(tables, mask)


def test_nothing_selected_names_no_country(little: Tables) -> None:
    assert sources_of_countries(little, ~everything(little)).empty
