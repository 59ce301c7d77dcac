"""The picture of relays: rows of origins, a mark a report, and nothing that vanishes; then its figure."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows import evidence
from flows.selection import Mask
from flows.tables import Tables, build
from flows.views.sources import figure as chart
from flows.views.sources import relays
from flows.views.sources.relays import BEYOND, ORIGINS, UNREPEATED, Relays
from flows.views.sources.rows import MARKS, WAYS
from flows.views.style import DARK, LIGHT
from tests.conftest import everything, masks, only
from tests.views.routes.test_origins import copied

FEWER = settings(max_examples=15)
"""A picture takes some hundredths of a second."""


def leading(tables: Tables, mask: Mask) -> dict[str, dict[str, int]]:
    """For each origin the reports that lead to it and the fewest steps, found claim by claim."""
    found: dict[str, dict[str, int]] = {}
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        for report, origin, steps in evidence.trails(claim, tables.dataset.reports) if chosen else ():
            own = found.setdefault(origin, {})
            own[report] = min(steps, own.get(report, steps))
    return found


@FEWER
@given(data=st.data())
def test_each_origin_has_a_mark_for_every_report_that_leads_to_it(tables: Tables, data: st.DataObject) -> None:
    """The newest first; of more than fit, none that fewer reports lead to."""
    mask = data.draw(masks(tables))
    picture, expected = relays.relays(tables, mask), leading(tables, mask)
    repeated = {origin: len(own) - (origin in own) for origin, own in expected.items()}
    drawn = picture.origins["origin"].tolist()
    assert len(drawn) == min(relays.MOST, sum(number > 0 for number in repeated.values()))
    published = [str(tables.dataset.reports[origin].published or "") for origin in drawn]
    assert published == sorted(published, reverse=True)
    least = min((repeated[origin] for origin in drawn), default=0)
    assert all(repeated[origin] <= least for origin in set(expected) - set(drawn))
    for origin, rows in picture.rows.groupby("origin"):
        own = expected[str(origin)]
        assert set(rows["report"]) == {str(origin), *own}
        ways = dict(zip(rows["report"], rows["way"], strict=True))
        assert all(ways[report] == WAYS[min(steps, 2)] for report, steps in own.items())
        assert picture.origins.set_index("origin")["reports"][origin] == len(own)


@FEWER
@given(data=st.data())
def test_every_selected_claim_is_drawn_or_left_out_with_a_reason(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    picture = relays.relays(tables, mask)
    drawn, left = set(picture.members["claim"]), set(picture.left_out["claim"])
    assert not drawn & left
    assert drawn | left == set(np.flatnonzero(mask))
    assert set(picture.left_out["reason"]) <= {UNREPEATED, BEYOND}


def test_columns_are_as_promised(tables: Tables) -> None:
    picture = relays.relays(tables, everything(tables))
    assert picture.rows.dtypes.astype(str).to_dict() == {name: str(kind) for name, kind in MARKS.items()}
    assert picture.origins.dtypes.astype(str).to_dict() == ORIGINS


def test_a_repeat_of_a_repeat_is_told_from_a_repeat(little: Tables) -> None:
    picture = relays.relays(little, everything(little))
    marks = picture.rows.set_index("report")
    assert list(marks.index) == ["herald-1", "wire-1", "mirror-1"]
    assert marks["way"].tolist() == ["origin", "direct", "indirect"]
    assert marks["through"]["mirror-1"] == ("The Wire, 2024-06-23",)
    assert picture.origins["reports"].tolist() == [3]
    assert picture.note() == (
        "2 sources that nobody repeats are not drawn. "
        "4 selected claims are not drawn: none of their reports repeats another (4)."
    )


def test_origins_beyond_the_limit_are_counted(shipped: Tables) -> None:
    whole = relays.relays(shipped, everything(shipped), most=10_000)
    few = relays.relays(shipped, everything(shipped), most=3)
    further = len(whole.origins) - 3
    reports = whole.rows["report"].nunique() - few.rows["report"].nunique()
    assert f"Drawn are the 3 sources that most reports lead back to, not {further} more" in few.note()
    assert f"with {reports} reports more" in few.note()
    assert BEYOND in set(few.left_out["reason"])
    assert BEYOND not in set(whole.left_out["reason"])
    assert "stands in the row of each" in whole.note()


def test_an_origin_that_carries_no_chosen_claim_is_a_mark_but_not_counted(little: Tables) -> None:
    """What is known of it is that others repeat it."""
    tables = copied(little, 4, original=False)
    picture = relays.relays(tables, only(tables, "total"))
    assert picture.rows["way"].tolist() == ["origin", *["direct"] * 4]
    assert picture.rows["claims"].tolist() == [0, 1, 1, 1, 1]
    assert picture.origins["reports"].tolist() == [4]


def test_the_sentence_sets_origins_beside_reports(little: Tables) -> None:
    assert relays.sentence(relays.relays(little, everything(little))) == (
        "Drawn, the newest first: The Herald, 2024-06-22 (3 reports, 1 source). "
        "Behind the 1 source drawn stand 2 other reports; of these, 1 repeats a report that itself repeats."
    )


def test_where_nothing_is_repeated_nothing_is_drawn(little: Tables) -> None:
    picture = relays.relays(little, only(little, "denial"))
    assert picture.rows.empty
    assert relays.sentence(picture) == "No report of the selection repeats another."
    assert relays.table(picture).empty
    assert not chart.figure(picture, little, LIGHT).data


def test_the_table_has_the_marks_of_the_picture(little: Tables) -> None:
    assert relays.table(relays.relays(little, everything(little))).to_dict("list") == {
        "Source": ["The Herald, 2024-06-22"] * 2,
        "Report that leads back to it": ["The Wire, 2024-06-23", "The Wire, 2024-06"],
        "Repeats": ["The Herald, 2024-06-22", "The Wire, 2024-06-23"],
        "Claims": [1, 1],
    }


@pytest.fixture(scope="module")
def whole(shipped: Tables) -> Relays:
    return relays.relays(shipped, everything(shipped))


def marks(figure: Any) -> list[tuple[str, float, float, str, str, float]]:
    """Report, place, symbol, colour and size of each mark."""
    return [
        (report, x, y, trace.marker.symbol, trace.marker.color, trace.marker.size)
        for trace in figure.data if trace.mode == "markers"
        for report, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    ]  # fmt: skip


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_the_figure_is_one_that_plotly_accepts(whole: Relays, shipped: Tables, style: Any) -> None:
    go.Figure(chart.figure(whole, shipped, style).to_dict())


def test_every_report_is_a_mark_and_none_lies_over_another(whole: Relays, shipped: Tables) -> None:
    """At 11 pixels a place and 8 or 9 a mark."""
    found = marks(chart.figure(whole, shipped, LIGHT))
    assert sorted(report for report, *_ in found) == sorted(whole.rows["report"])
    places = sorted((y, x) for _, x, y, *_ in found)
    assert len(set(places)) == len(places)
    pairs = list(pairwise(places))
    assert all(there[0] - here[0] >= 11 or there[0] == here[0] for here, there in pairs)
    assert all(there[1] - here[1] >= 0.99 for here, there in pairs if there[0] == here[0])


def test_shape_tells_control_and_filling_tells_the_origin(whole: Relays, shipped: Tables) -> None:
    figure = chart.figure(whole, shipped, LIGHT)
    controlled = dict(zip(shipped.reports["id"], shipped.reports["state_controlled"], strict=True))
    found = marks(figure)
    assert all(symbol == ("square" if controlled[report] else "circle") for report, _, _, symbol, *_ in found)
    filled = [report for report, _, _, _, colour, _ in found if colour == LIGHT.ink]
    assert sorted(filled) == sorted(whole.origins["origin"])
    sizes = {trace.name.partition(",")[0]: trace.marker.size for trace in figure.data if trace.mode == "markers"}
    assert sizes["origin"] > sizes["direct"] > sizes["indirect"]


def test_each_row_states_reports_and_origin(whole: Relays, shipped: Tables) -> None:
    texts = [note.text for note in chart.figure(whole, shipped, LIGHT).layout.annotations]
    for origin in whole.origins.to_dict("records"):
        assert f"{origin['reports']} reports, 1 source" in texts
        assert origin["label"] in [text.replace("<br>", " ") for text in texts]


def test_rows_stand_under_each_other_inside_the_figure(whole: Relays, shipped: Tables) -> None:
    figure = chart.figure(whole, shipped, LIGHT)
    tops = [note.y for note in figure.layout.annotations if note.x == 0 and note.xref == "paper"]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(whole.origins)
    assert max(y for _, _, y, *_ in marks(figure)) < figure.layout.height
    assert max(x for _, x, *_ in marks(figure)) < figure.layout.xaxis.range[1]


def test_a_title_never_becomes_markup(little: Tables) -> None:
    report = little.dataset.reports["wire-1"].model_copy(update={"title": "<b>Shells</b>"})
    tables = build(little.dataset.model_copy(update={"reports": {**little.dataset.reports, "wire-1": report}}))
    figure = chart.figure(relays.relays(tables, everything(tables)), tables, LIGHT)
    hovers = {
        report: text for trace in figure.data if trace.mode == "markers"
        for report, text in zip(trace.customdata, trace.hovertext, strict=True)
    }  # fmt: skip
    hover = hovers["wire-1"]
    assert "&lt;b&gt;Shells&lt;/b&gt;" in hover
    assert "repeats The Herald, 2024-06-22" in hover
