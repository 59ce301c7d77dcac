"""What a filter is sent by a page that shows earlier data: its labels, with the numbers of then."""

from __future__ import annotations

from flows.dataset import load
from flows.project import DATA
from flows.screen.sidebar import meant
from flows.tables import build


def test_a_value_is_known_by_its_id_and_by_its_name_whatever_number_stands_behind_it() -> None:
    tables = build(load(DATA))
    assert meant("country", ["ESP", "Czechia (1)", "Serbia"], tables) == ("ESP", "CZE", "SRB")
    assert meant("stance", ["qualifies", "adds a “but” (1,200)"], tables) == ("qualifies", "qualifies")


def test_what_is_no_longer_there_is_left_out() -> None:
    tables = build(load(DATA))
    assert meant("actor", ["Nobody (3)", "nobody", " (3)", ""], tables) == ()
