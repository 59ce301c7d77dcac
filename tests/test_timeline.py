"""The timeline as drawn: marks where the rows say, nothing over anything else, notes with their reports."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from benchmarks import synthetic
from flows.charts import timeline as chart
from flows.charts.style import DARK, LIGHT, MARKS
from flows.charts.timeline_columns import Lane
from flows.charts.timeline_places import Plan
from flows.charts.timeline_plan import plan
from flows.charts.timeline_sheet import LINE, ROW, Sheet, stagger
from flows.charts.timeline_window import window
from flows.charts.timeline_words import cut, label, plain, short
from flows.pictures import lanes_marks
from flows.pictures.lanes import Timeline, lanes
from flows.pictures.lanes_actors import ELSEWHERE
from flows.tables import STANCES, Tables, build
from tests import small
from tests.conftest import everything


@pytest.fixture(scope="module")
def timeline(little: Tables) -> Timeline:
    return lanes(little, everything(little))


@pytest.fixture(scope="module")
def whole(shipped: Tables) -> Timeline:
    return lanes(shipped, everything(shipped))


def traces(figure: Any, name: str | None = None) -> list[Any]:
    return [trace for trace in figure.data if name is None or trace.name == name]


def scatters(figure: Any) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "scatter"]


def points(figure: Any) -> dict[str, tuple[str, float, str]]:
    """Day, place and mark of each key."""
    return {
        key: (trace.x[at], trace.y[at], trace.marker.symbol)
        for trace in figure.data if trace.name in STANCES for at, key in enumerate(trace.customdata)
    }  # fmt: skip


@pytest.mark.parametrize("style", [LIGHT, DARK])
def test_every_claim_is_a_mark_of_its_stance(whole: Timeline, shipped: Tables, style: Any) -> None:
    found = points(chart.figure(whole, shipped, style))
    assert set(found) == set(whole.rows["key"])
    for row in whole.rows.to_dict("records"):
        assert found[row["key"]][0] == f"{row['day']:%F}"
        assert found[row["key"]][2] == MARKS[row["stance"]]


def test_an_answer_is_tied_to_what_it_answers(timeline: Timeline, little: Tables) -> None:
    figure = chart.figure(timeline, little, LIGHT)
    (tie,) = traces(figure, "answer")
    found = points(figure)
    ends = sorted((round(tie.y[at]), round(tie.y[at + 12])) for at in range(0, len(tie.y), 14))
    pairs = timeline.answers.to_numpy().tolist()
    assert ends == sorted((round(found[answer][1]), round(found[other][1])) for answer, other in pairs)
    assert len(tie.x) == 14 * len(timeline.answers)


def test_the_ties_of_the_opened_claim_are_strong(timeline: Timeline, little: Tables) -> None:
    figure = chart.figure(timeline, little, LIGHT, opened="denial")
    quiet, strong = traces(figure, "answer")
    assert (len(quiet.x), len(strong.x)) == (28, 14)
    assert strong.line.color == LIGHT.ink
    assert sum(trace.showlegend is not False for trace in (quiet, strong)) == 1
    rings = [trace for trace in scatters(figure) if trace.mode == "markers" and trace.marker.symbol == "circle-open"]
    assert [ring.x[0] for ring in rings] == [points(figure)["denial"][0]]


def test_an_event_has_a_letter_and_a_line_and_is_no_mark(timeline: Timeline, little: Tables) -> None:
    figure = chart.figure(timeline, little, LIGHT)
    (line,) = traces(figure, "event, by letter")
    assert line.x[:2] == ("2025-06-15", "2025-06-15")
    (letters,) = [trace for trace in scatters(figure) if trace.mode == "text"]
    assert letters.text == ("A",)
    assert "Export halted" in letters.hovertext[0]
    assert letters.customdata is None
    assert "halt" not in points(figure)


def test_inexact_dates_have_a_bar_over_the_days_they_may_mean(timeline: Timeline, little: Tables) -> None:
    figure = chart.figure(timeline, little, LIGHT)
    under = [trace for trace in scatters(figure) if trace.line.width == 2.5]
    bars = {trace.x[at : at + 2] for trace in under for at in range(0, len(trace.x), 3)}
    assert bars == {("2024-01-01", "2024-12-31"), ("2025-05-01", "2025-05-31")}
    assert traces(figure, "date not exact")


def test_bands_stand_over_their_days_and_name_their_flows(timeline: Timeline, little: Tables) -> None:
    (bars,) = [trace for trace in chart.figure(timeline, little, LIGHT).data if trace.type == "bar"]
    assert bars.base == ("2022-02-24", "2023-01-01")
    assert bars.x[1] == 365 * 86_400_000
    assert "155 mm shells" in bars.hovertext[1]


def boxes(timeline: Timeline, where: Plan) -> list[tuple[float, float, float, float, bool]]:
    """What each mark takes with its number and name at the least width: left, right, top, bottom, in the strip."""
    found = []
    for at, row in enumerate(timeline.rows.to_dict("records")):
        across = where.strip.across if where.early[at] and where.strip else where.across
        middle = (row["day"].date() - across.since).days * across.scale
        number = len(str(row["number"])) * 6 + 10
        beside = where.beside.get(at)
        lines = beside.lines if beside else ()
        reach = number + max(map(len, lines), default=0) * 5.5
        left = bool(beside and beside.left)
        deep = max(len(lines), 1) * ROW / 2 - 0.5
        found.append(
            (middle - (reach if left else 5), middle + (5 if left else reach), where.marks[at] - deep,
             where.marks[at] + deep, where.early[at])
        )  # fmt: skip
    return found


@pytest.mark.parametrize("width", [350, 900])
def test_no_mark_number_or_name_covers_another(whole: Timeline, width: int) -> None:
    found = boxes(whole, plan(whole, LIGHT, width))
    for at, one in enumerate(found):
        for two in found[at + 1 :]:
            apart = one[1] <= two[0] or two[1] <= one[0] or one[3] <= two[2] or two[3] <= one[2]
            assert apart or one[4] != two[4]


@pytest.mark.parametrize("width", [350, 900])
def test_no_name_is_cut(whole: Timeline, width: int) -> None:
    where = plan(whole, LIGHT, width)
    for left, right, *_ in boxes(whole, where):
        assert left > -20
        assert right < width + 20
    assert all(mark < where.height for mark in where.marks)


def test_the_window_begins_a_year_before_the_dense_years(whole: Timeline, shipped: Tables) -> None:
    since, until = window(whole)
    years = whole.rows["day"].dt.year
    assert since.year > years.min()
    assert until > whole.rows["day"].max().date()
    figure = chart.figure(whole, shipped, LIGHT)
    early = int((years < since.year).sum())
    assert any(f"Before {since.year}: {early} claims" in text.text for text in figure.layout.annotations)
    strip = [trace for trace in figure.data if trace.name in STANCES and trace.xaxis == "x3"]
    assert sum(len(trace.customdata) for trace in strip) == early


def test_all_years_on_one_scale_on_request(whole: Timeline, shipped: Tables) -> None:
    first = whole.rows["start"].min().date()
    figure = chart.figure(whole, shipped, LIGHT, since=first)
    assert figure.layout.xaxis.range[0] == first.isoformat()
    assert not any("Before" in text.text for text in figure.layout.annotations)
    assert set(points(figure)) == set(whole.rows["key"])


def test_a_thousand_claims_are_drawn_as_counts() -> None:
    tables = build(synthetic.dataset(1_000, seed=2))
    picture = lanes(tables, everything(tables))
    figure = chart.figure(picture, tables, LIGHT)
    assert set(points(figure)) == set(picture.rows["key"])
    sizes = {key: size for trace in figure.data if trace.name in STANCES
             for key, size in zip(trace.customdata, trace.marker.size, strict=True)}  # fmt: skip
    assert max(sizes, key=lambda key: sizes[key]) in set(
        picture.rows["key"][picture.rows["claims"].eq(picture.rows["claims"].max())]
    )
    assert len(figure.data) < 15
    assert chart.notes(picture, tables) == []


def test_an_empty_selection_is_an_empty_figure(little: Tables) -> None:
    picture = lanes(little, np.zeros(len(little.claims), dtype=bool))
    assert points(chart.figure(picture, little, LIGHT)) == {}


def test_hover_is_short_and_says_who_when_and_how_often(timeline: Timeline, little: Tables) -> None:
    figure = chart.figure(timeline, little, LIGHT)
    hover = {key: trace.hovertext[at] for trace in figure.data if trace.name in STANCES
             for at, key in enumerate(trace.customdata)}  # fmt: skip
    assert hover["total"].split("<br>") == [
        "<b>4 · 22 June 2024</b>", "People who know: asserts", "Around EUR 800m of ammunition went to Ukraine",
        "through others.", "“around EUR 800mn”", "3 reports, 1 independent origin",
    ]  # fmt: skip


def test_texts_of_the_data_never_become_markup() -> None:
    tables = build(
        small.dataset(
            actors=small.SECTIONS["actors"].replace("The president", "<b>x</b> & co"),
            claims=small.SECTIONS["claims"].replace(
                "One of the contracts does not exist.", "No <a href='x'>contract</a>."
            ),
        )
    )
    figure = chart.figure(lanes(tables, everything(tables)), tables, LIGHT)
    told = "".join(text.text for text in figure.layout.annotations)
    told += "".join("".join(trace.hovertext) for trace in figure.data if trace.name in STANCES)
    assert "<b>x" not in told
    assert "&lt;b&gt;x&lt;/b&gt; &amp; co" in told
    assert "<a" not in told
    assert plain("<a>") == "&lt;a&gt;"


def test_notes_list_reports_origins_first(timeline: Timeline, little: Tables) -> None:
    notes = {note.brief.claim: note for note in chart.notes(timeline, little)}
    assert [note.number for note in notes.values()] == list(range(1, 9))
    total = notes["total"].brief
    assert (total.date, total.actor, total.stance, total.origins) == ("22 June 2024", "People who know", "asserts", 1)
    assert [(cited.report, cited.is_origin) for cited in total.reports] == [
        ("herald-1", True), ("wire-1", False), ("mirror-1", False),
    ]  # fmt: skip
    assert (total.reports[0].url, total.reports[2].url) == ("https://herald.example/1", None)
    assert notes["denial"].answers == (notes["accusation"].number,)
    assert notes["accusation"].brief.reports[0].state_controlled
    assert notes["accusation"].brief.figures == ("hundreds of thousands", "up to 3500")


def test_event_notes_in_order_of_letter(timeline: Timeline, little: Tables) -> None:
    (note,) = chart.event_notes(timeline, little)
    assert (note.letter, note.date, note.title, note.reports[0].report) == ("A", "June 2025", "Export halted", "tv-1")


def test_what_overlaps_stands_in_rows_under_each_other() -> None:
    assert stagger([(0, 10, 1), (5, 15, 1), (10, 20, 1), (12, 30, 2), (16, 18, 1)]) == [0, 1, 0, 2, 1]
    assert stagger([(0, 10, 2), (5, 9, 1), (10, 12, 1)]) == [0, 2, 0]
    assert stagger([]) == []


def test_a_name_beside_a_mark_has_no_office_and_a_lane_as_much_of_it_as_fits() -> None:
    lane = Lane("a", "Alexander Botsan-Kharchenko, Russian ambassador to Serbia and more", "Russia", "Russia", 1, 1)
    assert short(lane, 180) == ["Alexander Botsan-Kharchenko"]
    assert short(lane._replace(group=ELSEWHERE), 300) == ["Alexander Botsan-Kharchenko, Russia"]
    assert short(lane, 90) == ["Alexander", "Botsan-", "Kharchenko"]
    assert label(lane, LIGHT, 300)[0].endswith(">Russian ambassador …</span>")
    assert label(lane, LIGHT, 900)[0].endswith(">Russian ambassador to Serbia and more</span>")
    words = "some words of an office"
    assert [cut(words, room) for room in (23, 12, 4)] == [words, "some words …", ""]


def test_a_lane_begins_beside_its_name_where_there_is_room() -> None:
    lane = Lane("a", "NIN", "Serbia", "Serbia", 2, 1)
    assert Sheet(LIGHT, 350, 0).lane(lane, [(200, 220), (100, 120)]) == [1 + LINE / 2] * 2
    assert Sheet(LIGHT, 350, 0).lane(lane, [(200, 220), (10, 30)]) == [1 + LINE / 2, 1 + LINE / 2 + ROW]


def test_a_page_needs_less_height_than_a_phone(whole: Timeline, shipped: Tables) -> None:
    page, phone = (chart.figure(whole, shipped, LIGHT, width=width) for width in (chart.PAGE, chart.NARROW))
    assert page.layout.height < phone.layout.height
    assert set(points(page)) == set(points(phone))
    assert all(name in chart.css() for name in (".st-key-chart-timeline ", ".st-key-chart-timeline-narrow "))


@pytest.mark.parametrize("name", ["little", "shipped"])
def test_plotly_knows_every_property(name: str, request: pytest.FixtureRequest) -> None:
    tables: Tables = request.getfixturevalue(name)
    figure = chart.figure(lanes(tables, everything(tables)), tables, LIGHT)
    assert go.Figure(figure.to_dict()).to_dict() == figure.to_dict()


def test_claims_but_no_events_before_the_window() -> None:
    tables = build(synthetic.dataset(1_000))
    mask = np.asarray(tables.claims["stance"] == "denies", dtype=bool)
    picture = lanes(tables, mask)
    where = plan(picture, LIGHT, 350)
    assert any(where.early)
    assert not any(where.past)
    assert set(points(chart.figure(picture, tables, LIGHT))) == set(picture.rows["key"])


@pytest.mark.parametrize(("most", "span"), [(2_000, "month"), (500, "quarter"), (1, "year")])
def test_a_count_says_what_it_spans(most: int, span: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes_marks, "MOST_COUNTS", most)
    tables = build(synthetic.dataset(1_000, seed=2))
    picture = lanes(tables, everything(tables))
    assert set(picture.rows["precision"]) == {span}
    figure = chart.figure(picture, tables, LIGHT)
    hover = next(trace.hovertext[0] for trace in figure.data if trace.name in STANCES)
    words = {"month": "[A-Z][a-z]+ ", "quarter": "[A-Z][a-z]+ to [A-Z][a-z]+ ", "year": ""}[span]
    assert re.match(f"<b>{words}20[0-9]{{2}}</b>", hover)


def test_a_window_told_begins_there(timeline: Timeline) -> None:
    assert window(timeline, date(2025, 1, 1))[0] == date(2025, 1, 1)
