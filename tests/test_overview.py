"""The Overview in the test harness: a sentence, rows, three pictures; on the shipped data and on another case."""

from __future__ import annotations

import pytest

from flows.selection import Selection
from flows.tables import Tables
from flows.views.overview import words
from flows.views.overview.discussed import rows
from tests.test_screen import in_full, links, opened, texts

FT, MASH = "srb-ukr-ammunition-2022", "krusik-grad-3500"


def test_the_first_rows_stand_under_the_sentence_each_with_a_link_to_its_claims(shipped: Tables) -> None:
    app = opened("overview")
    mask = Selection().mask(shipped)
    listed = rows(shipped, mask)
    assert words.known(shipped, mask, listed) in texts(app)
    for row in listed[:5]:
        assert links(app)[row.title] == f"claims?flow={row.flow}"
    assert listed[5].title not in links(app)
    assert "about EUR 800 million" in texts(app)


def test_a_date_opens_the_claim_of_its_speaker() -> None:
    """In the panel, on the page itself; the address holds it."""
    app = opened("overview")
    assert "ft-800m" in in_full(app)
    app.query_params["claim"] = "ft-800m"
    app.run()
    assert any("800" in str(header.value) for header in app.header)


def test_all_rows_are_shown_where_they_are_asked_for(shipped: Tables) -> None:
    """The address holds the choice."""
    app = opened("overview")
    app.button(key="all-rows").click().run()
    assert app.query_params["rows"] == "all"
    assert {row.title for row in rows(shipped, Selection().mask(shipped))} <= set(links(app))
    app.button(key="all-rows").click().run()
    assert "rows" not in app.query_params


def test_links_keep_the_selection() -> None:
    app = opened("overview", country="ESP")
    assert links(app)["Ammunition via US, Spain, Czechia, others"] == f"claims?country=ESP&flow={FT}"


def test_a_reply_that_the_selection_leaves_out_is_not_said_to_be_missing() -> None:
    app = opened("overview", flow=MASH, stance="asserts")
    assert "No reply in the selection; " in texts(app)
    assert "No reply found" not in texts(app)


def test_one_list_holds_the_marks_of_all_three_pictures() -> None:
    """And one fold their tables."""
    app = opened("overview", flow=MASH)
    (box,) = (box for box in app.selectbox if box.label == "See the claims")
    assert len(app.get("plotly_chart")) >= 3
    for mark in ("1:TUR", "2023-03/denied"):
        box.set_value(mark).run()
        assert app.query_params["mark"] == mark
    (fold,) = (fold for fold in app.expander if "tables" in fold.label)
    assert fold.label == "In words and as tables, and the claims not drawn (0, 2 and 0)"


@pytest.mark.usefixtures("other")
def test_another_case_reads_right() -> None:
    """No word of the page comes from the shipped case."""
    app = opened("overview")
    assert not app.exception
    told = texts(app)
    assert app.title[0].value == "Reported arms flows from Norway"
    assert "5 of 5 claims, 2 sources, 3 reports" in told
    assert "3 speakers, in 2025, speak of 2 alleged supplies." in told
    assert "nobody says how much went through each country in between" in told
    assert "NOK 10.4 million" in told
    assert "about EUR 888,000, derived" in told
    assert {"Rifles through two neighbours", "Rifles, Norway – Kenya"} <= set(links(app))
    assert not any(name in told for name in ("Serbia", "Ukraine"))
