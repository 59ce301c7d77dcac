"""The page of one claim: everything known of it, for readers without scripts and for programs; every text a text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from flows.export import claim_page, linked
from flows.export.rendered import render, wrong
from flows.tables import Tables, build
from flows.views.claims import dossier
from tests import hostile

AT = "https://flows.example"
VOID = {"meta", "link", "br", "img"}
INLINE = {"a", "bdi", "cite", "span", "strong"}


class Read(HTMLParser):
    """A page as a browser reads it: elements with their attributes, texts, and whether all that opens is closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = self.data = ""
        self.feed(page.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag not in INLINE:
            self.text += " "

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.data += data
        elif "style" not in self.open:
            self.text += data

    def values(self, tag: str, name: str) -> list[str]:
        """The values of an attribute of all elements of a kind."""
        return [value for kind, given in self.elements if kind == tag and (value := given.get(name))]

    @property
    def told(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())


@pytest.fixture(scope="module")
def bad() -> Tables:
    """A file that is hostile in every text."""
    return build(hostile.dataset())


def read(tables: Tables, key: str) -> Read:
    return Read(claim_page.html(key, tables, AT))


def test_a_page_names_every_report_of_the_tree_and_every_answer(shipped: Tables) -> None:
    for claim in shipped.dataset.claims:
        page = read(shipped, claim.id)
        for branch in dossier.tree(claim, shipped):
            assert branch.cited.publisher in page.text
            assert not branch.cited.title or branch.cited.title in page.text
            assert not branch.cited.link or branch.cited.link in page.values("a", "href")
        for _, other in dossier.answers(claim, shipped):
            assert f"{AT}/claims/{other}" in page.values("a", "href")


def test_a_page_tells_what_is_known_of_its_claim(little: Tables) -> None:
    told = read(little, "accusation").told
    assert told.startswith("Hundreds of thousands of shells went to Ukraine. – Arms Flows")
    assert "Intelligence service, 29 May 2025: confirms Hundreds of thousands of shells went to Ukraine." in told
    assert "United States, Spain, Czechia, others" in told
    assert "split not reported" in told
    assert "Caveat: Published by a party to the war." in told
    assert "“hundreds of thousands” 200,000 to under 1,000,000 shells what is counted is not said" in told
    assert "Reports: 1 source, 1 report" in told
    assert "State TV (state-controlled): title not seen" in told
    assert "29 May 2025, Russian, broadcaster, read whole" in told
    assert "One report says a million. “a million”." in told
    assert "Answers People who know, 22 June 2024: asserts. Around EUR 800m" in told
    assert "it implies no wrongdoing" in told


def test_a_claim_that_nobody_answers_says_so(little: Tables) -> None:
    assert "It answers no other claim, and no reply was found in the reports read." in read(little, "africa").told


def test_a_figure_in_another_currency_is_told_in_euro_as_derived(little: Tables) -> None:
    assert "In euro (derived)" in read(little, "exports").told
    assert "In euro (derived)" not in read(little, "total").told


def test_the_tree_of_a_page_is_that_of_the_relays(little: Tables) -> None:
    """Each list stands in the item of the report that is repeated."""
    page = claim_page.html("total", little, AT).decode()
    tree = page[page.index('<ul class="tree">') :]
    assert re.findall(r"The Herald|The Wire|</?ul", tree[: tree.index("</ul>\n<h2>") + 5]) == [
        "<ul", "The Herald", "<ul", "The Wire", "<ul", "The Wire", "</ul", "</ul", "</ul",
    ]  # fmt: skip


def test_a_page_names_itself_and_the_ways_from_it(little: Tables) -> None:
    page = read(little, "total")
    links = [(given.get("rel"), given.get("href")) for tag, given in page.elements if tag == "link"]
    assert ("canonical", f"{AT}/claims/total") in links
    assert ("alternate", f"{AT}/data/changes.atom") in links
    ways = (
        "/claims?claim=total",
        "/dossier?claim=total",
        "/claims/total.bib",
        "/claims/total.ris",
        "/claims/total.json",
    )
    assert {f"{AT}{way}" for way in ways} <= set(page.values("a", "href"))


def test_previews_are_told_speaker_stance_and_statement(little: Tables) -> None:
    page = read(little, "total")
    told = {given.get("property") or given.get("name"): given.get("content") for _, given in page.elements}
    assert told["og:title"] == "People who know, 22 June 2024: asserts"
    assert told["og:description"] == told["description"] == little.record(little.place["total"]).statement
    assert told["og:url"] == f"{AT}/claims/total"
    assert "og:image" not in told
    with_picture = Read(claim_page.html("total", little, AT, f"{AT}/picture.png"))
    assert ("meta", {"property": "og:image", "content": f"{AT}/picture.png"}) in with_picture.elements


def test_linked_data_say_who_claims_what_and_where_it_appears(little: Tables) -> None:
    told = json.loads(read(little, "total").data)
    assert told == linked.claim("total", little, AT)
    assert (told["@type"], told["@id"], told["datePublished"]) == ("Claim", f"{AT}/claims/total", "2024-06-22")
    assert told["author"] == {"name": "People who know"}
    herald, wire, mirror = told["appearance"]
    assert herald == told["firstAppearance"] == {
        "@type": "NewsArticle", "headline": "Shells on the move", "url": "https://herald.example/1",
        "datePublished": "2024-06-22", "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "The Herald"},
    }  # fmt: skip
    assert "headline" not in wire
    assert mirror["@type"] == "CreativeWork"
    assert "reviewRating" not in json.dumps(told)


def test_no_text_of_the_data_becomes_more_than_text(bad: Tables) -> None:
    """Neither as an element nor within one, and nothing leaves the linked data."""
    known = {element for element, _ in read(bad, "total").elements}
    for key in bad.place:
        page = read(bad, key)
        claim = bad.record(bad.place[key])
        assert not {"img", "svg", "b", "br", "iframe"} & {tag for tag, _ in page.elements}
        assert {tag for tag, _ in page.elements} - known <= {"p", "details", "summary", "code"}
        assert [tag for tag, _ in page.elements].count("script") == 1
        assert not [name for _, given in page.elements for name in given if name.startswith("on")]
        assert claim.statement in page.text
        assert json.loads(page.data)["text"] == claim.statement
        assert [link for link in page.values("a", "href") if not link.startswith("https://")] == []


@pytest.mark.parametrize("at", ["https://flows.example/deep/arms", 'http://x"><script>alert(1)</script>'])
def test_the_address_of_the_app_is_a_text_too(little: Tables, at: str) -> None:
    """It is what a request says of its host."""
    page = Read(claim_page.html("total", little, at))
    assert f"{at}/claims/total.bib" in page.values("a", "href")
    assert [tag for tag, _ in page.elements].count("script") == 1


def test_a_page_asks_no_other_host_for_anything(shipped: Tables) -> None:
    page = read(shipped, "ft-800m")
    asked = [*page.values("img", "src"), *page.values("script", "src")]
    linked_to = [given for tag, given in page.elements if tag == "link"]
    asked += [str(given["href"]) for given in linked_to if given["rel"] not in ("canonical", "alternate")]
    assert asked == [f"{AT}/favicon.png"]


def test_a_page_that_says_that_something_is_not_there_escapes_too() -> None:
    page = Read(wrong("No <b>", "x & y", [("<i>", 'https://x.example/"')], AT))
    assert page.told.startswith("No <b> – Arms Flows No <b> x & y <i>")
    assert page.values("a", "href") == ['https://x.example/"']


def test_a_template_that_is_not_given_what_it_names_fails() -> None:
    values: dict[str, Any] = {"title": "x", "base": AT}
    with pytest.raises(Exception, match="'told' is undefined"):
        render("wrong.html", **values)
