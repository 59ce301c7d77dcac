"""Claims by month: statistics and what is not dated to the month stand aside, with the reason."""

from __future__ import annotations

from html import unescape

import plotly.graph_objects as go

from flows.tables import Tables, build
from flows.views.overview import months
from flows.views.overview.figure import figure
from flows.views.style import LIGHT
from tests.conftest import everything
from tests.small import dataset


def test_statistics_make_no_month_of_debate(little: Tables) -> None:
    picture = months.months(little, everything(little))
    drawn = set(little.claims["id"].iloc[picture.members["claim"]])
    assert drawn == set(little.claims["id"]) - {"exports"}
    assert picture.note() == f"1 selected claim is not drawn: {months.STATISTIC} (1)."


def test_a_claim_dated_by_its_year_alone_is_said_not_to_be_drawn(shipped: Tables) -> None:
    picture = months.months(shipped, everything(shipped))
    vague = picture.left_out[picture.left_out["reason"] == months.VAGUE]["claim"]
    assert "milovanovic-3500" in set(shipped.claims["id"].iloc[vague]) or len(vague)
    start, end = (shipped.claims[column].dt.to_period("M") for column in ("start", "end"))
    assert (start.iloc[vague] != end.iloc[vague]).all()
    assert months.VAGUE in picture.note()


def test_events_are_small_marks_with_their_titles(shipped: Tables) -> None:
    drawn = figure(months.months(shipped, everything(shipped)), shipped, LIGHT)
    go.Figure(drawn.to_dict())
    marks = drawn.data[-1]
    assert marks.mode == "markers"
    titles = {event.title for event in shipped.dataset.events}
    told = [unescape(text.replace("<br>", " ")) for text in marks.hovertext]
    assert all(any(text.endswith(title) for title in titles) for text in told)


def test_of_few_months_each_has_its_tick(little: Tables) -> None:
    """Plotly would cut a lone month into hours."""
    alone = (little.claims["id"] == "total").to_numpy()
    axis = figure(months.months(little, alone), little, LIGHT).layout.xaxis
    assert (axis.dtick, axis.range) == (None, None)  # the event of the next year is drawn, too
    eventless = build(dataset(events=None))
    axis = figure(months.months(eventless, alone), eventless, LIGHT).layout.xaxis
    assert (axis.dtick, axis.range) == ("M1", ("2024-05-01", "2024-08-01"))
    assert [each.value for each in axis.tickformatstops] == ["%b %Y", "%Y"]


def test_without_claims_there_is_an_axis_all_the_same(little: Tables) -> None:
    nothing = (little.claims["id"] == "").to_numpy()
    assert figure(months.months(little, nothing), little, LIGHT).layout.xaxis.range is None
