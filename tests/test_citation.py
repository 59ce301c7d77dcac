"""How claims, reports and the dataset are cited: one object, and forms that the programs of others read back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, MonthIntMiddleware
from hypothesis import given
from hypothesis import strategies as st

from flows.export import citation
from flows.export.citation import FORMS, bibtex, items, plain, wikipedia
from flows.export.citation.plain import Item
from flows.tables import Tables, build
from tests import hostile
from tests.conftest import everything, only
from tests.small import SECTIONS, dataset

AT = "https://flows.example"
PAGE = f"{AT}/claims/ft-800m"
HOSTILE: Item = {
    "id": "bad", "type": "webpage", "language": "sr",
    "title": "a\nTY  - NEWS\r\nER  - \u2028{b} \\input{x} 50 % & $c_1$ #~^ <i>",
    "container-title": "}, title = {Taken", "URL": "https://e.example/{x}\"'|[a]<b>\\c", "note": "x@article{y,",
    "issued": {"date-parts": [[2024, 6]]},
}  # fmt: skip


@pytest.fixture(scope="module")
def cited(shipped: Tables) -> list[Item]:
    """Everything that can be cited of the shipped data."""
    found = items.selection(shipped, everything(shipped), AT)
    return [*found, *(items.of_claim(key, shipped, f"{AT}/claims/{key}") for key in shipped.place)]


@pytest.fixture(scope="module")
def bad() -> list[Item]:
    """The same of a file that is hostile in every text."""
    tables = build(hostile.dataset())
    found = {item["id"]: item for key in tables.place for item in items.claim(key, tables, AT)}
    return list(found.values())


def read_bibtex(text: str) -> dict[str, dict[str, Any]]:
    """The entries of a file, as LaTeX would print them."""
    library = parse_string(text, append_middleware=[MonthIntMiddleware(), LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    return {entry.key: {"kind": entry.entry_type, **entry.fields_dict} for entry in library.entries}


def value(entry: dict[str, Any], name: str) -> str:
    """A field without the braces that keep its capitals; LaTeX prints a circumflex and a tilde that stand alone."""
    return str(entry[name].value).strip("{}").translate({0x2C6: "^", 0x2DC: "~"})


def test_a_citation_names_actor_source_version_and_address(shipped: Tables) -> None:
    version = shipped.dataset.dataset.version
    reports = len(shipped.record(shipped.place["ft-800m"]).reports)
    assert citation.text("ft-800m", shipped, PAGE) == (
        "Unnamed estimators cited by the Financial Times, 22 June 2024, in Financial Times, “Serbia turns blind eye to "
        "its ammunition ending up in Ukraine”, 22 June 2024 "
        "(https://www.ft.com/content/136ed721-fd50-4815-8314-d9df8dc67fd6) "
        f"and {reports - 1} further reports. Recorded as “ft-800m” in: The Arms Flows authors: Reported arms flows "
        f"from Serbia, version {version}, {PAGE}."
    )


def test_every_claim_can_be_cited(shipped: Tables) -> None:
    for key in shipped.place:
        told = citation.text(key, shipped, f"{AT}/claims/{key}")
        assert told.endswith(f"{AT}/claims/{key}.")
        assert "  " not in told
        assert "None" not in told


def test_a_report_is_cited_as_what_it_is_and_with_what_is_known(little: Tables) -> None:
    assert items.of_report("herald-1", little) == {
        "id": "herald-1", "type": "article-newspaper", "title": "Shells on the move", "container-title": "The Herald",
        "issued": {"date-parts": [[2024, 6, 22]]}, "language": "en", "URL": "https://herald.example/1",
    }  # fmt: skip
    mirror = items.of_report("mirror-1", little)
    assert mirror["issued"] == {"date-parts": [[2024, 6]]}
    assert not {"title", "URL", "accessed", "note"} & set(mirror)
    assert items.of_report("tv-1", little)["note"] == "State-controlled: It is owned."
    assert plain.text(items.of_report("tv-1", little)) == "State TV (state-controlled), 29 May 2025"


def test_no_two_things_that_are_cited_share_an_id(cited: list[Item]) -> None:
    ids = [item["id"] for item in cited]
    assert len(set(ids)) == len(ids)


def test_a_selection_cites_the_dataset_and_every_report_and_source_behind_it(shipped: Tables) -> None:
    mask = only(shipped, "ft-800m", "svr-list")
    found = [item["id"] for item in items.selection(shipped, mask, AT)]
    claims = [shipped.record(int(row)) for row in mask.nonzero()[0]]
    assert found[0].startswith("dataset:")
    assert {key for claim in claims for key in claim.reports} <= set(found)


def test_bibtex_is_read_back_letter_by_letter(cited: list[Item], bad: list[Item]) -> None:
    for found in (cited[::8], [*bad, HOSTILE]):
        entries = read_bibtex(FORMS["bib"].write(found))
        assert set(entries) == {item["id"] for item in found}
        for item in found:
            entry = entries[item["id"]]
            if "title" in item and not set("{}") & set(item["title"]):
                assert value(entry, "title") == plain.line(item["title"])
            assert entry["kind"] in ("misc", "article", "techreport")


def test_bibtex_tells_day_container_and_language(little: Tables) -> None:
    entry = read_bibtex(bibtex.write([items.of_report("herald-1", little)]))["herald-1"]
    told = {name: value(entry, name) for name in ("journal", "year", "month", "day", "language", "url")}
    assert told == {
        "journal": "The Herald", "year": "2024", "month": "6", "day": "22", "language": "English",
        "url": "https://herald.example/1",
    }  # fmt: skip


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60))
def test_latex_finds_no_command_in_a_text(text: str) -> None:
    """Braces are in pairs, and every sign that means something stands behind a backslash."""
    written = bibtex.latex(text)
    depth = [written[:at].count("{") - written[:at].count("}") for at in range(len(written) + 1)]
    assert min(depth) == depth[-1] == 0
    own = re.sub(r"\\(?:[&%$#_]|text[a-z]+\{\})|-\{\}(?=-)", "", written)
    assert not set(own) & set("\\{}&%$#_~^")


def test_ris_is_read_back_letter_by_letter(cited: list[Item], bad: list[Item]) -> None:
    for found in (cited, [*bad, HOSTILE]):
        records = rispy.loads(FORMS["ris"].write(found))
        assert [record["id"] for record in records] == [item["id"] for item in found]
        for record, item in zip(records, found, strict=True):
            assert record.get("title", "") == plain.line(item.get("title", ""))
            assert record.get("secondary_title", "") == plain.line(item.get("container-title", ""))
            assert record.get("urls", [""]) == [item.get("URL", "").replace(";", "%3B")]


def test_every_line_of_ris_is_a_tag(bad: list[Item]) -> None:
    """A text with breaks of its own begins none."""
    text = FORMS["ris"].write([*bad, HOSTILE])
    lines = [line for line in text.split("\r\n") if line]
    assert [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    assert text.count("TY  - ") == text.count("ER  - ") == 1 + len(bad)
    assert "DA  - 2024/06/\r\n" in text
    assert "\n" not in text.replace("\r\n", "")


def test_csl_is_the_items_themselves(cited: list[Item]) -> None:
    read = json.loads(FORMS["json"].write(cited))
    assert read == cited
    assert {item["type"] for item in read} <= {
        "article-newspaper", "article-magazine", "webpage", "report", "post", "post-weblog", "dataset",
    }  # fmt: skip


def test_an_interval_is_told_by_both_ends_where_a_form_can() -> None:
    item = HOSTILE | {"issued": {"date-parts": [[2022], [2024, 6, 22]]}}
    assert plain.day(item) == "2022 to 22 June 2024"
    assert "year = {2022--2024}" in bibtex.entry(item)
    assert "PY  - 2022\r\nN1  - Published 2022 to 22 June 2024\r\n" in FORMS["ris"].write([item])
    assert "|date=" not in wikipedia.template(item)


def test_a_report_is_cited_on_wikipedia_by_its_template(little: Tables) -> None:
    assert wikipedia.template(items.of_report("herald-1", little)) == (
        "{{cite news |title=Shells on the move |url=https://herald.example/1 |work=The Herald |date=22 June 2024}}"
    )
    assert wikipedia.template(items.of_report("wire-1", little)) == "", "its title is not known"


def test_a_copy_in_the_archive_is_named_with_its_day() -> None:
    copy = "https://web.archive.org/web/20240623120000/https://e.example/"
    told = wikipedia.template(HOSTILE | {"archive_location": copy, "accessed": {"date-parts": [[2026, 11, 12]]}})
    assert f"|access-date=12 November 2026 |archive-url={copy} |archive-date=2024-06-23}}}}" in told
    assert "archive-url" not in wikipedia.template(HOSTILE | {"archive_location": "https://other.example/1"})


def test_no_text_leaves_the_template_of_wikipedia(cited: list[Item], bad: list[Item]) -> None:
    for item in (*cited, *bad, HOSTILE):
        told = wikipedia.template(item) if item["type"] != "dataset" else ""
        if told:
            assert (told[:2], told[-2:]) == ("{{", "}}")
            assert not set(told[2:-2]) & set("{}[]<>~\n")
            names = [part.partition("=")[0] for part in told[2:-2].split("|")[1:]]
            assert set(names) <= {"title", "url", "work", "website", "date", "language", "access-date"}
            assert len(set(names)) == len(names)


def test_wikitext_reads_nothing_in_a_text() -> None:
    assert wikipedia.wikitext("a | {{b}} ''c'' it's & &lt; https://e.example ~~~~ __TOC__") == (
        "a &#124; &#123;&#123;b&#125;&#125; &#39;&#39;c&#39;&#39; it's & &#38;lt; https&#58;//e.example "
        "&#126;&#126;&#126;&#126; &#95;&#95;TOC&#95;&#95;"
    )


def test_a_dataset_without_authors_is_cited_by_its_title(little: Tables) -> None:
    assert plain.text(items.of_dataset(little, AT)) == f"A small file, version 2026.11.0, {AT}"
    entry = bibtex.entry(items.of_dataset(little, AT))
    assert "key = {A small file}" in entry
    assert "author" not in entry


def test_authors_are_no_command_of_bibtex() -> None:
    tables = build(dataset(dataset=SECTIONS["dataset"] + '  authors: "Smith & {Sons}"\n'))
    assert r"author = {{Smith \& \textbraceleft{}Sons\textbraceright{}}}" in bibtex.entry(items.of_dataset(tables, AT))
