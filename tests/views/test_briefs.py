"""A claim in brief: who says what, its figures as worded, its reports with the origins first."""

from __future__ import annotations

import re
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest

from flows.dataset.model import StateControl
from flows.evidence import origins
from flows.screen import briefs
from flows.selection import Selection
from flows.tables import Tables
from flows.views.briefs import Brief, Cited, addresses, brief


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


def test_figures_stand_in_english_then_as_worded(shipped: Tables) -> None:
    assert brief("ft-800m", shipped).figures == ("about EUR 800 million (“around EUR 800mn”)",)


def seen(selection: Selection, tables: Tables) -> Any:
    """As much of a view as a list of reports looks at."""
    return SimpleNamespace(selection=selection, tables=tables)


def test_a_short_list_of_any_claim_names_a_report_that_can_be_opened(shipped: Tables) -> None:
    """Two clicks from any mark to a report: the first opens the list, the second is in it."""
    view = seen(Selection(), shipped)
    for key in shipped.claims["id"]:
        assert "Read: [" in briefs.where(brief(key, shipped), view, briefs.FEW), key


@pytest.mark.parametrize("most", [None, 1, 3, briefs.FEW])
def test_named_and_counted_are_all_reports(most: int | None, shipped: Tables) -> None:
    view = seen(Selection(), shipped)
    for key in shipped.claims["id"]:
        found = brief(key, shipped)
        told = briefs.where(found, view, most)
        more = re.search(r" · (\d+) more$", told)
        named = told.count("](http") + sum(1 for one in found.reports if not one.url and one.is_origin)
        assert (int(more[1]) if more else 0) >= len(found.reports) - named - 1
        if most is None:
            links = {unquote(unescape(link)) for link in re.findall(r"\]\(([^)]*)\)", told)}
            assert {unquote(one.link) for one in found.reports if one.link} <= links


def report(name: str, url: str | None = None, language: str = "en", origin: bool = False) -> Cited:
    return Cited(name, name, None, None, url, url, None, None, "22 June 2024", language, name.lower(), origin)


def listed(reports: list[Cited], most: int | None = None, source: tuple[str, ...] = ()) -> str:
    made = Brief("id", "day", "actor", "asserts", "statement", (), None, 1, tuple(reports))
    view: Any = SimpleNamespace(selection=Selection(source=source))
    return briefs.where(made, view, most)


def test_what_can_be_read_comes_first_in_the_readers_language() -> None:
    reports = [report("Times", origin=True), report("Danas", "https://d", "sr"), report("N1", "https://n")]
    assert listed(reports) == "Read: [N1](https://n) (en), [Danas](https://d) (sr) · original: Times, 22 June 2024"


def test_the_publisher_of_the_filter_comes_before_all_others() -> None:
    reports = [report(f"No{at}", f"https://{at}") for at in range(6)] + [report("Danas", "https://d", "sr")]
    assert (
        listed(reports, 3, ("danas",))
        == "Read: [Danas](https://d) (sr), [No0](https://0) (en), [No1](https://1) (en) · 4 more"
    )
    unread = [report("N1", "https://n"), report("Danas", None, "sr")]
    assert listed(unread, 3, ("danas",)) == "Read: [N1](https://n) (en) · also in: Danas, 22 June 2024"


def test_a_short_list_counts_the_rest() -> None:
    reports = [report(f"O{at}", origin=True) for at in range(4)] + [report("Herald", "https://h")]
    assert (
        listed(reports, 3) == "Read: [Herald](https://h) (en) · original: O0, 22 June 2024; O1, 22 June 2024 · 2 more"
    )


def test_an_original_that_can_be_read_says_so() -> None:
    assert listed([report("Times", "https://t", origin=True)]) == "Read: [Times](https://t) (en, original)"


def test_addresses_and_names_are_no_markup() -> None:
    control, url = StateControl(why='A "state" owns it.', source="https://r.example/(2)"), "https://herald.example/(1)"
    controlled = Cited("wire", "Wire_*", control, None, url, url, None, None, None, "en", "wire", False)
    assert briefs.cited([controlled]) == (
        "[Wire\\_\\*](https://herald.example/%281%29) "
        '([state-controlled](https://r.example/%282%29 "A \\"state\\" owns it."))'
    )


def test_every_claim_has_an_address_of_a_report_of_its_own(shipped: Tables) -> None:
    for row, url in enumerate(addresses(shipped)):
        assert url in {shipped.dataset.reports[key].link for key in shipped.record(row).reports}
