"""A dossier: every statement with its reports, what each rests on, who answers, what is contradicted and unsaid."""

from __future__ import annotations

import re

import pytest

from flows.dataset import parse
from flows.evidence import origins
from flows.export import dossier
from flows.export.dossier.flows import discussed
from flows.export.dossier.statements import Collected, collected, stretches
from flows.export.formats import FORMATS
from flows.selection import Mask, Selection
from flows.tables import Tables, build
from flows.views.claims.dossier import tree
from tests import hostile, small
from tests.conftest import everything, only
from tests.test_claim_page import AT, Read


def read(tables: Tables, mask: Mask, heading: tuple[str, str] | None = None, address: str = "") -> Read:
    return Read(dossier.html(tables, mask, AT, heading, address))


@pytest.fixture(scope="module")
def whole(little: Tables) -> Collected:
    """All statements of the small file, in the order of the file."""
    return collected(little, list(range(len(little.claims))))


def test_the_dossier_of_a_claim_holds_every_report_of_its_page(shipped: Tables) -> None:
    page = read(shipped, dossier.around(shipped, "ft-800m"))
    for branch in tree(shipped.record(shipped.place["ft-800m"]), shipped):
        assert branch.cited.publisher in page.text
        assert not branch.cited.title or branch.cited.title in page.text
        assert not branch.cited.link or branch.cited.link in page.values("a", "href")


def test_every_number_leads_to_a_statement_or_a_report(shipped: Tables) -> None:
    page = read(shipped, everything(shipped))
    ids = [given["id"] for _, given in page.elements if given.get("id")]
    assert len(set(ids)) == len(ids)
    links = {link for link in page.values("a", "href") if link.startswith("#")}
    assert {link[1:] for link in links} <= set(ids)
    assert sum(one.startswith("s") for one in filter(None, ids)) == len(shipped.claims)
    behind = {*shipped.citations["report"].astype(str), *shipped.origins["origin"].astype(str)}
    assert sum(one.startswith("r") for one in filter(None, ids)) >= len(behind)


def test_statements_stand_in_order_of_date(shipped: Tables) -> None:
    page = dossier.html(shipped, everything(shipped), AT).decode()
    ids = re.findall(r'<dt>Claim</dt><dd><a href="[^"]*/claims/([a-z0-9-]+)">', page)
    dates = [
        (shipped.record(shipped.place[key]).date.start, shipped.record(shipped.place[key]).date.end) for key in ids
    ]
    assert len(ids) == len(shipped.claims)
    assert dates == sorted(dates)


def test_each_statement_says_on_how_many_sources_it_rests(shipped: Tables) -> None:
    found = collected(shipped, list(range(len(shipped.claims))))
    for statement in found.statements:
        ends = origins(statement.claim, shipped.dataset.reports)
        assert sum(last - first + 1 for first, last in statement.sources) == len(ends)
        assert statement.rests.startswith(f"{len(ends):,} source")


def test_a_report_that_repeats_another_names_it_by_its_number(whole: Collected) -> None:
    notes = {note.cited.report: note for note in whole.notes}
    assert [(key, note.number) for key, note in notes.items()][:3] == [("herald-1", 1), ("wire-1", 2), ("mirror-1", 3)]
    assert notes["herald-1"].rests == ("Repeats no other report.",)
    assert notes["mirror-1"].rests == ("No source of its own: repeats report 2.",)
    assert notes["herald-1"].statements == ((1, 4),)


def test_what_differs_by_statement_is_told_by_statement() -> None:
    """A report that repeats another and has one claim first hand."""
    text = small.changed(
        ("statement: Spain took part of it.\n", "statement: Spain took part of it.\n    first_hand: [wire-1]\n"),
    ).replace("account: by-country\n    reports: [herald-1]", "account: by-country\n    reports: [wire-1]", 1)
    tables = build(parse(text, "small.yaml"))
    notes = {note.cited.report: note for note in collected(tables, [0, 2]).notes}
    assert notes["wire-1"].rests == (
        "For statement 1: no source of its own: repeats report 1.", "For statement 2: repeats no other report.",
    )  # fmt: skip


def test_answers_are_told_by_number_or_by_name(little: Tables) -> None:
    page = read(little, only(little, "accusation", "denial"))
    assert "Answered by 1 The president, May 2025: denies" in page.told
    assert "Answers People who know, 22 June 2024: asserts, not in this dossier: total" in page.told
    assert "Answered by no reply found in the reports read" in page.told


def test_contradictions_name_both_sides(whole: Collected, little: Tables) -> None:
    """What one speaker asserts and another denies, whatever is selected."""
    flows = {flow.flow: flow for flow in discussed(little, whole)}
    assert [one.claim for one in flows["all-routes"].asserted] == ["total", "accusation"]
    assert [one.claim for one in flows["all-routes"].denied] == ["denial"]
    assert flows["by-spain"].asserted == flows["by-spain"].denied == ()
    alone = read(little, only(little, "total")).told
    assert "Denied by The president, May 2025: denies, not in this dossier: denial" in alone
    assert "No speaker denies here what another asserts." in read(little, only(little, "spain")).told


def test_what_nobody_says_is_told_of_each_flow(whole: Collected, little: Tables) -> None:
    told = {flow.flow: flow.unsaid for flow in discussed(little, whole)}
    assert told["all-routes"] == ("The list of countries goes on, and the others are not named.",)
    assert told["by-africa"] == (
        "No claim about it states a figure.", "Who is meant by “African states” is not said.", "No report says when.",
    )  # fmt: skip
    assert told["by-spain"] == ()
    assert told["exports-2023"] == (), "an official statistic speaks of a first step"


def test_nobody_splits_the_total_of_the_shipped_data(shipped: Tables) -> None:
    told = read(shipped, only(shipped, "ft-800m")).told
    assert "Nobody says how much went through each country in between." in told


def test_the_head_names_selection_edition_day_and_address(shipped: Tables) -> None:
    selection = Selection(company=("krusik",))
    mask = selection.mask(shipped)
    heading = dossier.of_selection(shipped, mask, selection)
    page = read(shipped, mask, heading=heading, address=f"{AT}/dossier?company=krusik")
    about = shipped.dataset.dataset
    assert heading[0] == "Krušik"
    assert heading[1] in page.told
    assert f"version {about.version} Data of 29 November 2026. Reports read up to March 2026" in page.told
    assert f"{AT}/dossier?company=krusik" in page.values("a", "href")
    assert "it implies no wrongdoing" in page.told


def test_a_dossier_is_named_for_what_alone_is_chosen(little: Tables) -> None:
    def title(**chosen: object) -> str:
        selection = Selection(**chosen)  # type: ignore[arg-type]  # fields of several types
        return dossier.of_selection(little, selection.mask(little), selection)[0]

    assert title(flow=("by-africa",)) == "Through Africa"
    assert title(country=("ESP",)) == "Spain"
    assert title(country=("ESP", "CZE")) == title(text="shells") == title(disputed=True) == title() == "A small file"


def test_the_heading_of_a_claim_counts_its_answers(little: Tables) -> None:
    assert dossier.of_claim(little, "africa")[1] == "One claim; nothing answers it."
    told = "One claim with what it answers and what answers it: 2 further claims."
    assert dossier.of_claim(little, "total") == (little.record(little.place["total"]).statement, told)


def test_nothing_chosen_is_said(little: Tables) -> None:
    assert "No claim is selected." in read(little, ~everything(little)).told


def test_more_than_anybody_reads_is_refused(little: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "MOST", 7)
    with pytest.raises(dossier.TooMany, match=r"^The selection has 8 claims; allowed in a dossier: 7\.$"):
        dossier.html(little, everything(little), AT)


def test_no_text_of_the_data_becomes_more_than_text() -> None:
    tables = build(hostile.dataset())
    page = read(tables, everything(tables), heading=("<script>", "<b>"), address=f'{AT}/"')
    assert not {"script", "img", "svg", "b", "br", "iframe"} & {tag for tag, _ in page.elements}
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    assert all(claim.statement in page.text for claim in tables.dataset.claims)
    assert [link for link in page.values("a", "href") if not link.startswith(("https://", "#"))] == []


def test_numbers_that_follow_each_other_stand_together() -> None:
    assert stretches([7, 3, 2, 1, 7]) == ((1, 3), (7, 7))
    assert stretches([]) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_from_tables_choice_and_address(little: Tables, name: str) -> None:
    written = FORMATS[name](little, only(little, "total"), AT).decode()
    assert "Shells on the move" in written
    assert "8 claims" in written or name != "dossier"
