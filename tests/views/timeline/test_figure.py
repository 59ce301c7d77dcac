"""The timeline as plotly draws it."""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from benchmarks import synthetic
from flows.dataset import parse
from flows.dates import spoken
from flows.summary import STANCE_WORDS
from flows.tables import STANCES, UNMOVED, Tables, build
from flows.views.style import DARK, LIGHT, MARKS, Look
from flows.views.style import UNMOVED as DOTTED
from flows.views.timeline.figure import EVENT_PITCH, HEAD, PITCH, figure
from flows.views.timeline.picture import timeline
from tests import small
from tests.conftest import everything, only


def drawn(tables: Tables, mask: Any = None, lanes: str = "side", style: Look = LIGHT, **open_: Any) -> dict[str, Any]:
    mask = everything(tables) if mask is None else mask
    made: dict[str, Any] = figure(timeline(tables, mask, lanes), tables, style, **open_).to_dict()
    return made


def trace(made: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in made["data"] if one["name"] == name)
    return found


def place(made: dict[str, Any], claim: str) -> tuple[str, float]:
    """Day and height of a claim's mark."""
    marks = [one for one in made["data"] if claim in one.get("customdata", [])]
    at = marks[0]["customdata"].index(claim)
    return marks[0]["x"][at], marks[0]["y"][at]


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("lanes", ["side", "actor"])
def test_plotly_accepts_every_property(tables: Tables, style: Look, lanes: str) -> None:
    go.Figure(drawn(tables, lanes=lanes, style=style))


def test_every_claim_is_a_mark_of_its_stance(shipped: Tables) -> None:
    made = drawn(shipped)
    for stance in STANCES:
        marks = trace(made, STANCE_WORDS[stance])
        assert sorted(marks["customdata"]) == sorted(shipped.claims["id"][shipped.claims["stance"] == stance])
        of = [shipped.record(shipped.place[key]).basis in UNMOVED for key in marks["customdata"]]
        symbols = marks["marker"]["symbol"]
        own = [symbols] * len(of) if isinstance(symbols, str) else symbols
        assert own == [MARKS[stance] + "-dot" * unmoved for unmoved in of]
    assert trace(made, DOTTED)["marker"]["symbol"] == "circle-dot"


def test_the_whole_set_without_statistics_is_at_most_some_700_pixels_tall(shipped: Tables) -> None:
    mask = (shipped.claims["kind"] == "flow").to_numpy()
    assert drawn(shipped, mask)["layout"]["height"] <= 720
    assert drawn(shipped, mask, lanes="actor")["layout"]["height"] <= 930


def test_marks_lie_under_the_name_of_their_lane_and_above_the_next(tables: Tables) -> None:
    found = timeline(tables, everything(tables))
    made = drawn(tables)
    tops = [shape["y0"] for shape in made["layout"]["shapes"]] + [made["layout"]["yaxis"]["range"][0]]
    place = dict(zip(found.rows["key"], found.rows["lane"], strict=True))
    for stance in STANCES:
        for key, y in zip(
            trace(made, STANCE_WORDS[stance])["customdata"], trace(made, STANCE_WORDS[stance])["y"], strict=True
        ):
            assert tops[place[key]] + HEAD - 2 < y < tops[place[key] + 1] - PITCH / 2 + 2
    assert [note["text"] for note in made["layout"]["annotations"]] == [
        f"<b>{name}</b>" for name in found.lanes["name"]
    ]


def test_a_hover_tells_date_actor_stance_statement_and_figures(little: Tables) -> None:
    marks = trace(drawn(little), "asserts")
    told = dict(zip(marks["customdata"], marks["hovertext"], strict=True))["total"]
    claim = little.record(little.place["total"])
    assert told.startswith(f"<b>{spoken(str(claim.date))}</b><br>People who know: asserts<br>")
    assert f"“{claim.value.worded}”" in told if claim.value else False


def test_texts_of_the_data_are_no_markup() -> None:
    text = small.text().replace("name: People who know", 'name: "<a href=x>People</a>"')
    tables = build(parse(text))
    made = drawn(tables, lanes="actor")
    assert "&lt;a href=x&gt;People&lt;/a&gt;" in str(made["layout"]["annotations"])
    assert "<a" not in str(made)


def test_inexact_dates_are_bars(little: Tables) -> None:
    bars = [one for one in drawn(little)["data"] if one["name"].endswith(", inexact")]
    ends = [(one["x"][0], one["x"][1]) for one in bars]
    assert ("2024-01-01", "2024-12-31") in ends


def test_events_are_thin_lines_with_a_title(shipped: Tables) -> None:
    made = drawn(shipped)
    events = timeline(shipped, everything(shipped)).events
    days = events["day"].dt.strftime("%Y-%m-%d").tolist()
    assert trace(made, "event")["x"] == days
    assert trace(made, "days of events")["x"] == [day for one in days for day in (one, one, None)]
    levels = events["level"].tolist()
    assert trace(made, "event")["y"] == [-(level + 0.5) * EVENT_PITCH for level in levels]
    assert made["layout"]["yaxis"]["range"][1] < -(max(levels) + 1) * EVENT_PITCH
    titles = " ".join(trace(made, "event")["hovertext"]).replace("<br>", " ")
    assert all(title in titles for title in events["title"] if "&" not in title)


def test_the_ends_of_ties_are_those_of_their_marks(little: Tables) -> None:
    """Drawn for the mark that is open or pointed at, by the page: the figure itself draws none."""
    made = drawn(little)
    tie = [*place(made, "denial"), *place(made, "accusation")]
    assert made["layout"]["meta"]["ties"]["denial"] == [tie]
    assert tie in made["layout"]["meta"]["ties"]["accusation"]
    assert {one["mode"] for one in made["data"]} == {"markers", "lines"}


def test_a_new_revision_is_a_new_figure(little: Tables) -> None:
    assert drawn(little, revision=1) != drawn(little, revision=2)
    assert drawn(little, revision=1) == drawn(little, revision=1)


def test_the_window_is_what_is_asked_and_never_beyond_the_days_drawn(little: Tables) -> None:
    axis = drawn(little, window=(date(2024, 6, 1), date(2024, 7, 1)))["layout"]["xaxis"]
    whole = drawn(little)["layout"]["xaxis"]
    assert axis["range"] == ["2024-06-01", "2024-07-01"]
    assert [axis["minallowed"], axis["maxallowed"]] == whole["range"] == axis["autorangeoptions"]["include"]


def test_counts_are_sized_and_told() -> None:
    tables = build(synthetic.dataset(1_000, seed=2))
    marks = trace(drawn(tables), "asserts")
    assert all(0 < size < PITCH for size in marks["marker"]["size"])
    assert all("claim" in told and " to " in told for told in marks["hovertext"])


def test_an_empty_selection_draws_no_mark(little: Tables) -> None:
    made = drawn(little, only(little))
    assert not any(trace(made, STANCE_WORDS[stance])["x"] for stance in STANCES)
