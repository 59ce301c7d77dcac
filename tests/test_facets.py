"""Beside each option stands what the selection holds once it alone is chosen in its field."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.choices import SWITCHES, choices
from flows.facets import counts
from flows.selection import Selection
from flows.tables import Tables
from tests.test_selection import large, selections


def size(selection: Selection, tables: Tables) -> int:
    return int(selection.mask(tables).sum())


@settings(max_examples=60)
@given(selections(), st.data())
def test_a_count_is_what_choosing_the_option_alone_gives(selection: Selection, data: st.DataObject) -> None:
    found, offered = counts(selection, large()), choices(large())
    for field, options in offered.items():
        assert tuple(found[field]) == options
        for option in data.draw(st.lists(st.sampled_from(options), max_size=2)) if options else ():
            assert found[field][option] == size(selection.changed(field, (option,)), large())


@settings(max_examples=60)
@given(selections())
def test_beside_a_switch_stand_the_claims_that_it_is_about(selection: Selection) -> None:
    found = counts(selection, large())
    for switch in ("disputed", "figure"):
        assert found[switch] == {"yes": size(selection.changed(switch, True), large())}
    without, withal = (size(replace(selection, statistics=on), large()) for on in (False, True))
    assert found["statistics"] == {"yes": withal - without}
    assert set(found) == {*choices(large()), *SWITCHES}


def test_the_shipped_data_are_counted(shipped: Tables) -> None:
    """Beside the switch stand all statistics; beside an option that is chosen what it gives."""
    statistics = int((shipped.claims["kind"] == "statistic").sum())
    assert counts(Selection(), shipped)["statistics"]["yes"] == statistics
    spain = Selection(country=("ESP",))
    assert counts(spain, shipped)["country"]["ESP"] == size(spain, shipped)
    assert counts(spain, shipped)["country"]["CZE"] == size(Selection(country=("CZE",)), shipped)
