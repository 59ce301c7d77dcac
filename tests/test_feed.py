"""The feed of changes: well formed, with all that Atom asks for, whatever the texts hold; the same as JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from flows.dataset.changes import Change
from flows.dataset.editions import Edition
from flows.export import feed
from flows.tables import Tables
from tests.conftest import everything, only

AT = "https://flows.example/arms"
ATOM = "{http://www.w3.org/2005/Atom}"
BAD = "<b>&amp; ]]> \x00\x0b\ud800 “%{x}” javascript:"
EDITIONS = (
    Edition("2026.12.0", date(2026, 12, 24), (
        Change("Corrected", "claims", "total", (f"statement: {BAD}", "stance: “asserts”; before, “denies”")),
        Change("Withdrawn", "claims", "gone", (BAD,)),
    )),
    Edition("2026.11.0", date(2026, 11, 22), (
        Change("Added", "claims", "total", ("estimators, 2024",)), Change("Added", "claims", "africa", ("service",)),
        Change("Added", "claims", "gone", ("somebody",)),
    )),
)  # fmt: skip


@pytest.fixture(scope="module")
def read(little: Tables) -> ElementTree.Element:
    """The feed of everything, parsed."""
    return parsed(feed.atom(EDITIONS, little, everything(little), "8 of 8 claims", AT))


def parsed(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)


def text(parent: ElementTree.Element, tag: str) -> str:
    return parent.findtext(f"{ATOM}{tag}") or ""


def test_the_feed_has_all_that_atom_asks_for(read: ElementTree.Element) -> None:
    assert read.tag == f"{ATOM}feed"
    assert text(read, "title") == "A small file: changes"
    assert text(read, "subtitle") == "8 of 8 claims"
    assert read.findtext(f"{ATOM}author/{ATOM}name") == "A small file"
    links = {link.get("rel"): link.get("href") for link in read.findall(f"{ATOM}link")}
    assert links == {"self": f"{AT}/data/changes.atom", "alternate": f"{AT}/claims"}
    moments = [text(part, "updated") for part in (read, *read.findall(f"{ATOM}entry"))]
    assert [moment for moment in moments if not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", moment)] == []
    assert moments[:2] == ["2026-11-22T00:00:00Z", "2026-12-24T00:00:00Z"]


def test_every_entry_is_one_claim_in_one_edition(read: ElementTree.Element) -> None:
    entries = read.findall(f"{ATOM}entry")
    ids = [text(entry, "id") for entry in entries]
    assert ids[:2] == [
        "tag:flows.example,2026-12-24:claims/total/2026.12.0", "tag:flows.example,2026-12-24:claims/gone/2026.12.0",
    ]  # fmt: skip
    assert len(set(ids)) == len(ids) == 5
    assert [text(entry, "title") for entry in entries] == [
        "Corrected: People who know, 22 June 2024: asserts", "Withdrawn: gone",
        "Added: People who know, 22 June 2024: asserts", "Added: Intelligence service, 29 May 2025: adds a “but”",
        "Added: gone",
    ]  # fmt: skip
    terms = [category.get("term") for category in read.iter(f"{ATOM}category")]
    assert terms == ["corrected", "withdrawn", "added", "added", "added"]


def test_an_entry_tells_field_by_field_what_changed_and_leads_to_its_claim(read: ElementTree.Element) -> None:
    corrected, withdrawn = read.findall(f"{ATOM}entry")[:2]
    told = text(corrected, "content")
    assert "<li>stance: “asserts”; before, “denies”</li>" in told
    assert "<p>Edition 2026.12.0, claim total.</p>" in told
    assert [link.get("href") for link in corrected.findall(f"{ATOM}link")] == [f"{AT}/claims/total"]
    assert withdrawn.findall(f"{ATOM}link") == [], "its page is no more"


def test_texts_are_escaped_twice_and_lose_what_no_xml_may_hold(read: ElementTree.Element) -> None:
    content = read.findall(f"{ATOM}entry")[0].find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert "<li>statement: &lt;b&gt;&amp;amp; ]]&gt;  “%{x}” javascript:</li>" in str(content.text)


def test_a_selection_has_its_claims_and_what_can_be_in_no_selection(little: Tables) -> None:
    found = parsed(feed.atom(EDITIONS, little, only(little, "africa"), "1 of 8", AT, "?country=ESP&text=%22x"))
    ids = [text(entry, "id").partition(":claims/")[2] for entry in found.findall(f"{ATOM}entry")]
    assert ids == ["gone/2026.12.0", "africa/2026.11.0", "gone/2026.11.0"]
    assert text(found, "id") == "tag:flows.example,2026:changes?country=ESP&text=%22x"


@pytest.mark.parametrize(
    ("base", "authority"),
    [
        ("http://localhost:8501", "localhost"),
        ("https://FLOWS.example/arms", "flows.example"),
        ("http://[::1]:80", "localhost"),
        ("", "localhost"),
    ],
)
def test_ids_are_tags_of_the_host(little: Tables, base: str, authority: str) -> None:
    found = parsed(feed.atom((), little, everything(little), "", base))
    assert text(found, "id") == f"tag:{authority},2026:changes"


def test_json_says_the_same(little: Tables) -> None:
    rows = json.loads(feed.plain(EDITIONS, little, only(little, "total"), AT))
    assert [(row["edition"], row["kind"], row["claim"]) for row in rows] == [
        ("2026.12.0", "corrected", "total"), ("2026.12.0", "withdrawn", "gone"), ("2026.11.0", "added", "total"),
        ("2026.11.0", "added", "gone"),
    ]  # fmt: skip
    assert rows[0]["address"] == f"{AT}/claims/total"
    assert rows[1]["address"] is None
    assert rows[0]["told"][1] == "stance: “asserts”; before, “denies”"
    assert rows[0]["updated"] == "2026-12-24"
    assert rows[1]["told"] == ["<b>&amp; ]]>  “%{x}” javascript:"]
