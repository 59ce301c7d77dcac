"""Lists and numbers of all pages: no order by repeats, no figure without a speaker, one number for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows import summary
from flows.dataset.model import Claim
from flows.evidence import origins
from flows.languages import quoted
from flows.selection import Mask
from flows.tables import Tables
from flows.views.behind import listed
from flows.views.briefs import brief
from flows.views.claims import rows as claims
from flows.views.counts import sources_of_countries
from flows.views.map import picture as geography
from flows.views.overview import discussed, months
from flows.views.picture import Picture
from flows.views.positions import picture as positions
from flows.views.routes import numbers_words
from flows.views.routes import origins as ribbons
from flows.views.routes.numbers import numbers
from flows.views.sources import relays
from flows.views.sources import tables as sources
from flows.views.timeline import picture as timeline
from flows.views.timeline import words as reading
from tests.conftest import everything, masks
from tests.views.overview.test_discussed import repeated


def pictures(tables: Tables, mask: Mask) -> dict[str, Picture]:
    """Every picture of the dashboard whose marks claims stand behind."""
    return {
        "routes": ribbons.by_origins(tables, mask), "all routes": ribbons.by_origins(tables, mask, few=True),
        "values": numbers(tables, mask, "value"), "quantities": numbers(tables, mask, "quantity"),
        "map": geography.curves(tables, mask), "timeline": timeline.timeline(tables, mask),
        "lanes of actors": timeline.timeline(tables, mask, "actor"), "months": months.months(tables, mask),
        "positions": positions.matrix(tables, mask),
    }  # fmt: skip


def lists(tables: Tables, mask: Mask, known: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Every list and card of the dashboard by name, as the ids in it from the top; of reports those that are known."""
    for name, picture in pictures(tables, mask).items():
        yield f"marks of {name}", listed(picture)
        yield f"not drawn in {name}", picture.left_out["claim"].astype(str).tolist()
    matrix, found = positions.matrix(tables, mask), timeline.timeline(tables, mask, "actor")
    yield "flows of positions", matrix.flows["flow"].astype(str).tolist()
    yield "columns of positions", matrix.actors["name"].astype(str).tolist()
    yield "lanes", found.lanes["name"].astype(str).tolist()
    yield from (
        (f"claims, {sort}", claims.rows(tables, mask, sort)["claim"].astype(str).tolist()) for sort in claims.SORTS
    )
    yield from (
        (f"reading, {newest}", [entry.key for entry in reading.reading(found, tables, newest=newest)])
        for newest in (True, False)
    )
    for row in discussed.rows(tables, mask):
        yield f"card of {row.flow}", [told.claim for told in (*row.lines, *row.replies)]
        yield f"split of {row.flow}", [part.said.claim for part in row.split]
    yield "cards", [row.flow for row in discussed.rows(tables, mask)]
    yield "publishers", sources.publishers(tables, mask)["publisher"].astype(str).tolist()
    yield "reports", [key for key in sources.reports(tables, mask)["id"] if key in known]
    for claim in tables.dataset.claims:
        cited = brief(claim.id, tables).reports
        yield f"reports of {claim.id}", [one.report for one in cited if one.report in known]


@settings(max_examples=2)  # each makes all tables anew
@given(seed=st.integers(0, 2**32 - 1))
@pytest.mark.parametrize("name", ["little", "made_up"])
def test_no_list_or_card_goes_by_the_number_of_reports(name: str, seed: int, request: pytest.FixtureRequest) -> None:
    """Up to thirty reports that only repeat are added to each claim, and every list stands as before."""
    tables: Tables = request.getfixturevalue(name)
    rich, known = repeated(tables, Random(seed)), set(tables.dataset.reports)
    before, after = (list(lists(one, everything(one), known)) for one in (tables, rich))
    assert before == after
    strips = [relays.relays(one, everything(one), most=len(rich.dataset.reports)).origins for one in (tables, rich)]
    shared = set(strips[0]["origin"]) & set(strips[1]["origin"])
    one, other = ([key for key in strip["origin"] if key in shared] for strip in strips)
    assert one == other


@given(data=st.data())
@settings(max_examples=8)
def test_every_figure_of_a_card_has_the_speaker_who_put_it_forward(tables: Tables, data: st.DataObject) -> None:
    """In each row of the overview, in its split, and on each row of the plot of numbers."""
    mask = data.draw(masks(tables))
    for row in discussed.rows(tables, mask):
        for told in (*row.lines, *row.replies, *(part.said for part in row.split)):
            claim = tables.record(tables.place[told.claim])
            assert told.speaker == tables.dataset.actors[claim.by].name != ""
            stated = [quoted(figure.worded, figure.language) for figure in (claim.value, *claim.quantities) if figure]
            assert [amount.quoted for amount in told.amounts] in ([], stated)
    for measure in ("value", "quantity"):
        picture = numbers(tables, mask, measure)
        beside = numbers_words.table(picture, tables)
        assert len(beside) == len(picture.rows)
        assert (beside["Who says it"].astype(str).str.len() > 0).all()


@given(data=st.data())
@settings(max_examples=6)
def test_sources_of_one_thing_are_one_number_on_all_pages(tables: Tables, data: st.DataObject) -> None:
    """Of a country on Routes and Map, of a claim wherever it is told, of a flow and of all."""
    mask = data.draw(masks(tables))
    country, drawn = sources_of_countries(tables, mask).to_dict(), pictures(tables, mask)
    routes, curves = drawn["routes"], drawn["map"]
    assert isinstance(routes, ribbons.Routes)
    assert isinstance(curves, geography.Curves)
    assert routes.countries == country
    assert dict(zip(curves.countries["code"], curves.countries["sources"], strict=True)).items() <= country.items()
    ends = {claim.id: set(origins(claim, tables.dataset.reports)) for claim in chosen(tables, mask)}
    table = claims.rows(tables, mask).set_index("claim")
    for key, found in ends.items():
        assert table["Sources"][key] == brief(key, tables).origins == len(found)
        assert table["Reports"][key] == len(tables.record(tables.place[key]).reports)
    for row in discussed.rows(tables, mask):
        for told in (*row.lines, *row.replies):
            assert (told.sources, told.reports) == (table["Sources"][told.claim], table["Reports"][told.claim])
    assert summary.count(tables, mask).origins == len(set().union(*ends.values()))
    for flow in {claim.flow for claim in chosen(tables, mask)}:
        of_flow = mask & (tables.claims["flow"] == flow).to_numpy()
        both = set().union(*(ends[claim.id] for claim in chosen(tables, of_flow)))
        assert summary.count(tables, of_flow).origins == len(both)


def chosen(tables: Tables, mask: Mask) -> list[Claim]:
    return [tables.record(row) for row in np.flatnonzero(mask).tolist()]


def test_steps_of_a_direct_route_have_the_number_of_their_curve(shipped: Tables) -> None:
    """A route without anybody in between is one step: the ribbon and the curve count the same sources."""
    mask = (shipped.claims["kind"] != "statistic").to_numpy()
    steps = ribbons.by_origins(shipped, mask, most=10**6, few=True).rows
    curves = geography.curves(shipped, mask, least=1).routes.set_index("key")
    compared = 0
    for step in steps.itertuples():
        source, target = str(step.key).split(">")
        key = f"{source.partition(':')[2]}>{target.partition(':')[2]}"
        if source.startswith("0:") and target.startswith("9:") and key in curves.index:
            assert step.origins == curves[str(step.voice)][key], key
            compared += 1
    assert compared
