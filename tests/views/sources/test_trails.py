"""Trails: which report leads to which origin, claim by claim."""

from __future__ import annotations

import pandas as pd
import pytest

from flows import evidence
from flows.dataset.model import Report
from flows.tables import Tables, build
from flows.views.sources.trails import REPEATS, TRAILS, labels, repeats, trails
from tests import small


def told(tables: Tables, frame: pd.DataFrame, claim: str, other: str) -> set[tuple[str, str, int]]:
    """The rows of a claim, reports by their ids."""
    names = tables.reports["id"]
    own = frame[frame["claim"] == tables.place[claim]]
    steps = own["steps"] if "steps" in own else pd.Series(1, index=own.index)
    rows = zip(own["report"], own[other], steps, strict=True)
    return {(names[report], names[end], int(step)) for report, end, step in rows}


def test_a_trail_leads_from_each_report_of_a_claim_to_its_origin(little: Tables) -> None:
    assert told(little, trails(little), "total", "origin") == {
        ("herald-1", "herald-1", 0),
        ("wire-1", "herald-1", 1),
        ("mirror-1", "herald-1", 2),
    }
    assert told(little, trails(little), "denial", "origin") == {("tv-1", "tv-1", 0)}


def test_what_a_report_repeats_is_one_step_of_its_trail(little: Tables) -> None:
    found = told(little, repeats(little), "total", "source")
    assert found == {("wire-1", "herald-1", 1), ("mirror-1", "wire-1", 1)}
    assert told(little, repeats(little), "denial", "source") == set()


def test_frames_have_the_columns_they_promise(tables: Tables) -> None:
    assert trails(tables).dtypes.astype(str).to_dict() == TRAILS
    assert repeats(tables).dtypes.astype(str).to_dict() == REPEATS


def test_trails_end_in_the_origins_of_the_claim_and_begin_in_its_reports(tables: Tables) -> None:
    """The frames that all other counts rest on say the same."""
    names, rows = tables.reports["id"].to_numpy(dtype=object), trails(tables)
    ends = set(zip(rows["claim"], names[rows["origin"]], strict=True))
    assert ends == set(zip(tables.origins["claim"], tables.origins["origin"].astype(object), strict=True))
    begins = set(zip(rows["claim"], names[rows["report"]], strict=True))
    assert begins == set(zip(tables.citations["claim"], tables.citations["report"].astype(object), strict=True))
    assert not rows.duplicated(["claim", "report", "origin"]).any()
    assert ((rows["steps"] == 0) == (rows["report"] == rows["origin"])).all()


def test_the_shortest_of_several_ways_counts() -> None:
    """A report that repeats the origin and a repeat of it is one step away."""
    data = small.dataset()
    claim = next(claim for claim in data.claims if claim.id == "total")
    mirror = data.reports["mirror-1"].model_copy(update={"relays": ("wire-1", "herald-1")})
    reports: dict[str, Report] = {**data.reports, "mirror-1": mirror}
    assert ("mirror-1", "herald-1", 1) in set(evidence.trails(claim, reports))
    assert len(list(evidence.trails(claim, reports))) == 3


def test_a_report_with_a_finding_of_its_own_is_an_origin_there() -> None:
    data = small.dataset()
    claim = next(claim for claim in data.claims if claim.id == "total").model_copy(update={"first_hand": ("wire-1",)})
    assert set(evidence.trails(claim, data.reports)) == {
        ("herald-1", "herald-1", 0), ("wire-1", "wire-1", 0), ("mirror-1", "wire-1", 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("report", "label"),
    [("herald-1", "The Herald, 2024-06-22"), ("tv-1", "State TV (state-controlled), 2025-05-29")],
)
def test_a_label_names_publisher_control_and_date(little: Tables, report: str, label: str) -> None:
    assert labels(little)[little.reports["id"].tolist().index(report)] == label


def test_a_report_without_a_date_is_labelled_by_its_publisher(shipped: Tables) -> None:
    undated = shipped.reports["published"].isna().to_numpy().nonzero()[0]
    assert [labels(shipped)[row] for row in undated if labels(shipped)[row].endswith((", ", "nan", "<NA>"))] == []


def test_a_long_chain_of_repeats_has_every_step_counted() -> None:
    """More than 127 did not fit."""
    report = "{publisher: wire, language: fr, kind: mirror, read: whole"
    chain = [f"  r{at}: {report}, relays: [{f'r{at - 1}' if at else 'herald-1'}]}}" for at in range(300)]
    longer = f"{small.SECTIONS['reports']}{chr(10).join(chain)}\n"
    claims = small.SECTIONS["claims"].replace(
        "reports: [herald-1, wire-1, mirror-1]", "reports: [herald-1, wire-1, r299]"
    )
    found = trails(build(small.dataset(reports=longer, claims=claims)))
    assert found["steps"].max() == 300
