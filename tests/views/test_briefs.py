"""A claim in brief: who says what, its figures as worded, its reports with the origins first."""

from __future__ import annotations

import numpy as np

from flows.evidence import origins
from flows.screen import briefs
from flows.tables import Tables
from flows.views.behind import behind, openable
from flows.views.briefs import Cited, addresses, brief
from flows.views.routes.origins import by_origins


def test_a_brief_holds_every_report_the_origins_first_then_those_that_can_be_opened(shipped: Tables) -> None:
    for key, row in shipped.place.items():
        claim, found = shipped.record(row), brief(key, shipped)
        ends = origins(claim, shipped.dataset.reports)
        assert {cited.report for cited in found.reports} == {*claim.reports, *ends}
        assert [cited.is_origin for cited in found.reports] == [True] * len(ends) + [False] * (
            len(found.reports) - len(ends)
        )
        further = [cited.url is None for cited in found.reports if not cited.is_origin]
        assert further == sorted(further)
        assert found.origins == len(ends)


def test_figures_stand_as_worded(shipped: Tables) -> None:
    assert brief("ft-800m", shipped).figures == ("around EUR 800mn",)


def test_a_short_list_of_any_claim_names_a_report_that_can_be_opened(shipped: Tables) -> None:
    """Two clicks from any mark to a report: the first opens the list, the second is in it."""
    picture = by_origins(shipped, np.ones(len(shipped.claims), dtype=bool))
    drawn = {row for mark in openable(picture) for row in behind(picture, mark, shipped).tolist()}
    for row in range(len(shipped.claims)):
        told = briefs.cited(brief(str(shipped.claims["id"].iloc[row]), shipped).reports, briefs.FEW)
        assert "](http" in told, row
    assert drawn <= set(range(len(shipped.claims)))


def report(name: str, *, url: str | None = None, origin: bool = False, controlled: bool = False) -> Cited:
    return Cited(name, name, controlled, None, url, "22 June 2024", origin)


def test_a_list_of_reports() -> None:
    reports = [report("Wire", origin=True, controlled=True), report("Herald", url="https://herald.example/(1)")]
    assert briefs.cited(reports) == (
        "Wire (state-controlled), 22 June 2024, origin; [Herald](https://herald.example/%281%29), 22 June 2024"
    )


def test_a_short_list_counts_the_rest() -> None:
    reports = [report("Wire", origin=True), *(report(f"No{at}") for at in range(4)), report("Herald", url="https://h")]
    assert briefs.cited(reports, 2) == "Wire, 22 June 2024, origin; [Herald](https://h), 22 June 2024; 4 more reports"
    many = [report(f"O{at}", origin=True) for at in range(5)] + [report("Herald", url="https://h")]
    assert briefs.cited(many, 3) == (
        "O0, 22 June 2024, origin; O1, 22 June 2024, origin; [Herald](https://h), 22 June 2024; 3 more reports"
    )


def test_every_claim_has_an_address_of_a_report_of_its_own(shipped: Tables) -> None:
    for row, url in enumerate(addresses(shipped)):
        assert url in {shipped.dataset.reports[key].url for key in shipped.record(row).reports}
