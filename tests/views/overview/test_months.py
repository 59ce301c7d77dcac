"""Claims by month: statistics and what is not dated to the month stand aside, with the reason."""

from __future__ import annotations

from html import unescape

import plotly.graph_objects as go

from flows.tables import Tables
from flows.views.overview import months
from flows.views.overview.figure import figure
from flows.views.style import LIGHT
from tests.conftest import everything


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
