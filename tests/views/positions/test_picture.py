"""Who says what: flows by actors, what is contested, and what stands on a row because it is answered there."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import synthetic
from flows.dataset.model import Claim
from flows.tables import UNMOVED, Mask, Tables, build
from flows.views.positions import figure as chart
from flows.views.positions import picture as matrix
from flows.views.positions import words
from flows.views.positions.picture import Matrix
from flows.views.positions.places import LABEL
from flows.views.positions.plan import plan
from flows.views.positions.said import short
from flows.views.style import DARK, LIGHT, MARKS
from tests import claimed, small
from tests.conftest import everything, masks, only

CZECH, SVR = "srb-cze-rockets-contract", "srb-ukr-svr-2025"
OTHER_FLOW = """
  - id: answer-elsewhere
    flow: by-spain
    by: president
    date: 2025-05-29
    stance: denies
    statement: None of it went through Spain.
    responds_to: [total, accusation, spain]
    reports: [tv-1]
"""
"""A denial that answers two claims about another flow and one about its own."""


@pytest.fixture(scope="module")
def whole(shipped: Tables) -> Matrix:
    """All claims of the shipped data."""
    return matrix.matrix(shipped, everything(shipped))


@pytest.fixture(scope="module")
def answered() -> Tables:
    """The small file with an answer across flows."""
    return build(small.dataset(claims=small.SECTIONS["claims"] + OTHER_FLOW.lstrip("\n")))


def cell(picture: Matrix, key: str) -> list[tuple[str, bool, int]]:
    """Stance, whether said of another flow, and number of claims of the marks of a cell."""
    own = picture.rows[picture.rows["key"] == key]
    return list(zip(own["stance"].astype(str), own["elsewhere"].tolist(), own["claims"].tolist(), strict=True))


def flow(picture: Matrix, name: str) -> Any:
    """The row of a flow."""
    return picture.flows.set_index("flow").loc[name]


def marks(figure: go.Figure) -> list[Any]:
    """The traces that draw something."""
    return [trace for trace in figure.data if trace.customdata is not None]


@settings(deadline=None, max_examples=15)
@given(data=st.data(), rows=st.integers(0, 20), columns=st.integers(0, 8), beside=st.integers(0, 5))
def test_drawn_and_left_out_claims_are_the_selection(
    tables: Tables, data: st.DataObject, rows: int, columns: int, beside: int
) -> None:
    mask = data.draw(masks(tables))
    picture = matrix.matrix(tables, mask, rows, columns, beside)
    drawn, missing = set(picture.members["claim"]), picture.left_out["claim"].tolist()
    assert sorted([*drawn, *missing]) == np.flatnonzero(mask).tolist()
    assert len(picture.flows) <= rows
    assert len(picture.actors) <= columns


@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_claims_of_a_mark_belong_to_its_flow_and_actor_or_are_tied_to_it(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    picture = matrix.matrix(tables, mask)
    for key, row in zip(picture.members["key"].astype(str), picture.members["claim"], strict=True):
        claim, (of, actor) = tables.record(row), key.split("/")
        tied = [other for other in tables.dataset.claims if claim.id in other.responds_to and other.flow == of]
        tied += [other for other in (tables.record(tables.place[key]) for key in claim.responds_to) if other.flow == of]
        assert claim.by == actor
        assert claim.flow == of or any(mask[tables.place[other.id]] for other in tied)


@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_marks_count_the_claims_behind_them(tables: Tables, data: st.DataObject) -> None:
    picture = matrix.matrix(tables, data.draw(masks(tables)))
    assert set(picture.ids(tables)) == set(picture.rows["key"])
    counted = picture.rows.groupby("key")["claims"].sum().to_dict()
    assert counted == picture.members.groupby("key", observed=True).size().to_dict()
    assert picture.rows["flow"].drop_duplicates().tolist() == picture.flows["flow"].tolist()


def _aimed(claim: Claim, tables: Tables, mask: Mask) -> set[tuple[str, str]]:
    """The flows at which a chosen claim counts, with the basis of what was only asked for or refused there: those of
    the claims that it answers, or its own; of others than its own those where it stands, for a chosen claim that it
    answers or that answers it."""
    if claim.stance == "asserts" or not claim.responds_to:
        return {_matter(claim)}
    answered = {tables.place[key]: tables.record(tables.place[key]) for key in claim.responds_to}
    back = [one for row, one in enumerate(tables.dataset.claims) if mask[row] and claim.id in one.responds_to]
    beside = {one.flow for one in back if tables.dataset.flows[one.flow].kind == "flow"}
    there = {claim.flow, *beside, *(one.flow for row, one in answered.items() if mask[row])}
    return {_matter(other) for other in answered.values() if other.flow in there}


def _matter(claim: Claim) -> tuple[str, str]:
    return claim.flow, claim.basis if claim.basis in UNMOVED else ""


@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_a_flow_is_contested_where_two_actors_contradict_each_other(tables: Tables, data: st.DataObject) -> None:
    """Of one matter: that it moved, or that it was asked for, or refused."""
    mask = data.draw(masks(tables))
    picture = matrix.matrix(tables, mask)
    chosen = [tables.record(row) for row in np.flatnonzero(mask & (tables.claims["kind"] == "flow")).tolist()]
    for row in picture.flows.to_dict("records"):
        own = [
            (claim, matter) for claim in chosen for flow, matter in _aimed(claim, tables, mask) if flow == row["flow"]
        ]
        pairs = [
            (one, other) for one, matter in own for other, of in own
            if one.by != other.by and matter == of
            and one.stance in ("asserts", "confirms") and other.stance == "denies"
        ]  # fmt: skip
        assert row["contested"] == bool(pairs)
        assert (row["standing"] == "asserted and denied") == bool(pairs)


def test_the_czech_contract_is_asserted_by_the_svr_and_answered_by_vucic(shipped: Tables) -> None:
    """The SVR names no contract: its claim is about another flow, and stands here since it is answered here. What
    Vučić denies is what the SVR said: there his denial counts, and not here."""
    every = matrix.matrix(shipped, everything(shipped), rows=1_000)
    assert cell(every, f"{CZECH}/svr") == [("asserts", True, 1)]
    assert cell(every, f"{CZECH}/vucic") == [("partly confirms", False, 1), ("denies", False, 1)]
    ids = every.ids(shipped)
    assert ids[f"{CZECH}/svr"] == ["svr-2025-05"]
    assert set(ids[f"{CZECH}/vucic"]) == {"vucic-2025-05-29-czech-contract", "vucic-2025-05-29-czech-no-delivery"}
    row = flow(every, CZECH)
    assert row["standing"] == "asserted by SVR (of another flow), answered by Aleksandar Vučić"
    assert not row["contested"]
    mark = every.rows[every.rows["key"] == f"{CZECH}/svr"].iloc[0]
    vucic = "Aleksandar Vučić, President of Serbia"
    assert (mark["of"], mark["by"], mark["to"]) == ("Ammunition named by the SVR", vucic, "")
    assert flow(every, SVR)["contested"]
    mark = every.rows[(every.rows["key"] == f"{SVR}/vucic") & (every.rows["stance"] == "denies")].iloc[0]
    assert mark["elsewhere"]
    assert (mark["by"], mark["to"]) == ("", "Foreign Intelligence Service of Russia (SVR)")


def test_nobody_is_called_right(whole: Matrix, shipped: Tables) -> None:
    """The picture's own words are those of stances."""
    standing = set(whole.flows["standing"])
    allowed = ("", "asserted and denied", "asserted by ", "said by ")
    assert all(told in allowed[:2] or told.startswith(allowed[2:]) for told in standing)


def test_contested_flows_come_first_then_those_with_most_actors(whole: Matrix) -> None:
    order = whole.flows["contested"].tolist()
    assert order == sorted(order, reverse=True)
    rest = whole.flows[~whole.flows["contested"]]
    own = whole.rows[~whole.rows["elsewhere"]].groupby("flow")["actor"].nunique()
    assert own[rest["flow"]].is_monotonic_decreasing


def test_the_shipped_matrix_is_compact_and_says_what_it_leaves_out(whole: Matrix) -> None:
    assert len(whole.flows) == matrix.ROWS
    assert 2 <= len(whole.actors) <= matrix.COLUMNS
    assert matrix.STATISTIC in whole.note()
    assert matrix.FURTHER_FLOWS in whole.note()


def test_an_actor_who_contradicts_nobody_but_himself_contests_nothing(little: Tables) -> None:
    assert flow(matrix.matrix(little, everything(little)), "all-routes")["contested"]
    alone = build(small.dataset(claims=small.SECTIONS["claims"].replace("by: president", "by: service")))
    picture = matrix.matrix(alone, only(alone, "accusation", "denial"))
    assert not flow(picture, "all-routes")["contested"]


def test_what_is_answered_on_another_flow_stands_beside_the_answer(answered: Tables) -> None:
    picture = matrix.matrix(answered, everything(answered))
    assert cell(picture, "by-spain/service") == [("confirms", True, 1)]
    assert cell(picture, "by-spain/estimators") == [("asserts", True, 1)]
    assert cell(picture, "by-spain/herald-desk") == [("asserts", False, 1)]
    assert flow(picture, "by-spain")["contested"]
    table = words.table(picture, answered)
    row = table[(table["Said of another flow"] != "") & (table["Who says it"] == "People who know")].iloc[0].to_dict()
    assert row == {
        "Flow": "155 mm shells, Serbia – Spain – Ukraine",
        "Standing": "asserted and denied",
        "Who says it": "People who know",
        "Stance": "asserts",
        "Said of another flow": "Ammunition, Serbia – United States, Spain, Czechia and others – Ukraine",
        "Answered here by": "The president",
        "Answers here": "",
        "Claims": 1,
        "First": "2024-06-22",
        "Last": "2024-06-22",
    }


def test_a_row_that_is_not_contested_tells_who_answers_whom(answered: Tables) -> None:
    picture = matrix.matrix(answered, only(answered, "answer-elsewhere", "accusation", "total"))
    told = "asserted by People who know and Intelligence service (of another flow), answered by The president"
    assert flow(picture, "by-spain")["standing"] == told
    assert words.sentence(picture) == (
        "2 flows by 3 speakers. Asserted or confirmed by one speaker and denied by another: “Ammunition, Serbia – "
        "United States, Spain, Czechia and others – Ukraine”."
    )


def test_what_is_answered_outside_the_selection_is_counted(answered: Tables) -> None:
    picture = matrix.matrix(answered, only(answered, "answer-elsewhere", "total"))
    assert picture.note() == "2 claims outside the selection are answered in it and not drawn."
    alone = matrix.matrix(answered, only(answered, "confirmed"))
    assert alone.note() == "1 claim outside the selection is answered in it and not drawn."


def test_a_statistic_is_context_and_no_stance(little: Tables) -> None:
    picture = matrix.matrix(little, everything(little))
    assert "exports-2023" not in set(picture.flows["flow"])
    assert (
        picture.note() == "1 selected claim is not drawn: an official statistic is context, not a stance on a flow (1)."
    )


def test_actors_heard_on_one_flow_have_no_column_where_columns_are_few(little: Tables) -> None:
    picture = matrix.matrix(little, everything(little), columns=2)
    assert set(picture.actors["actor"]) == {"service", "herald-desk"}
    assert set(matrix.matrix(little, everything(little)).actors["actor"]) == set(picture.rows["actor"])


def test_actors_beyond_those_named_on_a_flow_are_left_out_with_the_reason(little: Tables) -> None:
    picture = matrix.matrix(little, only(little, "total", "confirmed", "denial"), columns=0, beside=1)
    assert set(picture.rows["actor"]) == {"president"}
    assert matrix.FURTHER_ACTORS in picture.note()


def test_the_sentence_names_what_is_asserted_and_denied(little: Tables) -> None:
    assert words.sentence(matrix.matrix(little, everything(little))) == (
        "4 flows by 4 speakers. Asserted or confirmed by one speaker and denied by another: “Ammunition, Serbia – "
        "United States, Spain, Czechia and others – Ukraine”."
    )


def test_a_long_list_of_contested_flows_is_cut(made_up: Tables) -> None:
    contested = matrix.matrix(made_up, everything(made_up)).flows["contested"].sum()
    assert contested > 7
    assert f" and {contested - 6} further flows." in words.sentence(matrix.matrix(made_up, everything(made_up)))


def test_nothing_selected_is_said(little: Tables) -> None:
    picture = matrix.matrix(little, ~everything(little))
    assert words.sentence(picture) == "No flow is drawn."
    assert words.table(picture, little).empty
    assert picture.note() == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Foreign Intelligence Service of Russia (SVR)", "SVR"),
        ("Aleksandar Vučić, President of Serbia", "Aleksandar Vučić"),
        ("Mash (Telegram)", "Mash"),
        ("BIRN", "BIRN"),
    ],
)
def test_actors_are_named_without_their_office(name: str, told: str) -> None:
    assert short(name) == told


@pytest.mark.parametrize("width", [chart.NARROW, chart.PAGE])
@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_every_mark_is_drawn_once_with_the_symbol_of_its_stance(
    whole: Matrix, shipped: Tables, style: Any, width: int
) -> None:
    figure = go.Figure(chart.figure(whole, shipped, style, width=width).to_dict())
    drawn = [(key, trace.marker.symbol) for trace in marks(figure) for key in trace.customdata]
    rows = whole.rows[["key", "stance", "elsewhere", "unmoved"]].itertuples(index=False)
    assert sorted(drawn) == sorted(
        (key, MARKS[stance] + "-open" * elsewhere + "-dot" * unmoved) for key, stance, elsewhere, unmoved in rows
    )


def test_the_legend_names_the_stances_that_occur_and_the_hollow_mark(answered: Tables) -> None:
    def legend(*ids: str) -> list[str]:
        figure = chart.figure(matrix.matrix(answered, only(answered, *ids)), answered, LIGHT)
        return [trace.name for trace in figure.data if trace.customdata is None]

    assert legend("total", "denial") == ["asserts", "denies"]
    assert legend("total", "answer-elsewhere") == ["asserts", "denies", chart.ELSEWHERE]


@pytest.mark.parametrize("seed", [3, 4])
def test_no_mark_lies_on_another_and_all_are_on_the_sheet(seed: int) -> None:
    tables = build(synthetic.dataset(600, seed=seed))
    picture = matrix.matrix(tables, everything(tables))
    for width, wide in ((chart.NARROW, False), (chart.PAGE, True)):
        where = plan(picture, LIGHT, width, wide)
        assert sorted(where.marks) == list(range(len(picture.rows)))
        assert len(set(where.marks.values())) == len(where.marks)
        assert all(0 < x < width and 0 < y < where.height for x, y in where.marks.values())
        assert where.rules == sorted(where.rules)


def test_rows_of_contested_flows_have_a_ground(whole: Matrix) -> None:
    where = plan(whole, LIGHT, chart.PAGE, wide=True)
    edges = [*where.rules, where.height]
    assert where.bands == [(edges[at], edges[at + 1]) for at in np.flatnonzero(whole.flows["contested"])]


def test_a_page_has_columns_and_a_phone_names_everybody_on_the_row(whole: Matrix) -> None:
    page, phone = (plan(whole, LIGHT, width, wide) for width, wide in ((chart.PAGE, True), (chart.NARROW, False)))
    assert list(page.columns) == whole.actors["actor"].tolist()
    assert min(page.columns.values()) > LABEL
    assert phone.columns == {}
    assert len(phone.names) == whole.rows["key"].nunique()


def test_hover_tells_who_says_what_of_which_flow_and_who_answers(shipped: Tables) -> None:
    every = matrix.matrix(shipped, everything(shipped), rows=1_000)
    figure = chart.figure(every, shipped, LIGHT)
    hover = {
        (key, trace.marker.symbol): text
        for trace in marks(figure) for key, text in zip(trace.customdata, trace.hovertext, strict=True)
    }  # fmt: skip
    svr = hover[f"{CZECH}/svr", "circle-open"].replace("<br>", " ")
    assert svr.startswith("<b>Foreign Intelligence Service of Russia (SVR)</b> asserts, 29 May 2025: Alleges that")
    assert svr.endswith(
        "Said of: Ammunition named by the SVR Answered on this row by: Aleksandar Vučić, President of Serbia"
    )
    denial = hover[f"{SVR}/vucic", "x-open"].replace("<br>", " ")
    assert denial.endswith("Answers on this row: Foreign Intelligence Service of Russia (SVR)")
    several = hover["srb-ukr-any/vucic", "triangle-up"].replace("<br>", " ")
    assert " adds a “but”, 2 claims, " in several
    assert ", the last: " in several


def test_texts_of_the_data_never_become_markup() -> None:
    odd = small.SECTIONS["actors"].replace("name: The president", 'name: "The <b>president</b>"')
    flows = small.SECTIONS["flows"].replace("name: Through Africa", 'name: "Through <i>Africa</i>"')
    tables = build(small.dataset(actors=odd, flows=flows))
    for width in (chart.NARROW, chart.PAGE):
        told = str(chart.figure(matrix.matrix(tables, everything(tables)), tables, LIGHT, width=width).to_dict())
        assert "<b>president" not in told
        assert "<i>Africa" not in told
        assert "Through &lt;i&gt;Africa" in told


def test_an_empty_matrix_is_a_valid_figure(little: Tables) -> None:
    for width in (chart.NARROW, chart.PAGE):
        figure = chart.figure(matrix.matrix(little, ~everything(little)), little, LIGHT, width=width)
        assert list(go.Figure(figure.to_dict()).data) == []


def test_of_the_two_figures_of_a_page_one_is_hidden() -> None:
    css = chart.css()
    assert css.count("display: none") == 2
    assert ".st-key-chart-positions-narrow" in css


def test_a_refusal_has_a_dot_and_stands_apart_from_what_is_said_to_have_moved() -> None:
    said = claimed.claim("no-licence", "a", by="ministry", basis="refused"), claimed.claim("moved", "a", by="ministry")
    tables = claimed.tables(claimed.flow("a", "CHE", "UKR"), *said)
    picture = matrix.matrix(tables, everything(tables))
    assert picture.rows["unmoved"].tolist() == [False, True]
    drawn = {trace.marker.symbol: trace.hovertext for trace in marks(chart.figure(picture, tables, LIGHT))}
    assert set(drawn) == {"circle", "circle-dot"}
    assert "asserts (refused), 22 June 2024:" in drawn["circle-dot"][0]
