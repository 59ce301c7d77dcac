"""Pages, citations and feeds, asked as a server asks them: over ASGI."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from flows import project
from flows.api import feeds, pages
from flows.dataset.editions import Edition, editions
from flows.export import claim_page, dossier
from flows.export.citation import FORMS, items
from flows.pictures.drawer import Busy, Unable, possible
from flows.selection import Selection
from flows.tables import Tables
from tests import small
from tests.test_api import HOST, Answer, ask, serve

PATHS = ["/claims/total", "/claims/total.bib", "/claims/total.ris", "/claims/total.json", "/dossier?claim=total",
         "/dossier?flow=by-spain", "/data/references.bib", "/data/references.ris", "/data/references.json",
         "/data/changes.atom", "/data/changes.json"]  # fmt: skip
PLAIN = "text/plain; charset=utf-8"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Tables:
    """The small file, served, with an earlier edition beside it."""
    file = tmp_path / "flows.yaml"
    file.write_text(small.changed(("version: 2026.11.0", "version: 2026.12.0")), encoding="utf-8")
    (tmp_path / "editions").mkdir()
    before = small.text().replace("stance: denies", "stance: qualifies")
    (tmp_path / "editions" / "2026.11.0.yaml.gz").write_bytes(gzip.compress(before.encode()))
    tables = serve(monkeypatch, file).state().tables
    assert tables is not None
    return tables


def get(address: str, **more: Any) -> Answer:
    """One request for an address with its parameters."""
    path, _, query = address.partition("?")
    return ask(path, dict(part.split("=") for part in query.split("&") if part), **more)


@pytest.mark.parametrize("address", PATHS)
def test_what_a_reader_has_is_not_sent_again(served: Tables, address: str) -> None:
    """By its tag, whether asked with GET or HEAD."""
    first = get(address)
    assert first.status == 200
    assert first.headers["access-control-allow-origin"] == "*"
    for method in ("GET", "HEAD"):
        again = get(address, method=method, headers={"if-none-match": first.headers["etag"]})
        assert (again.status, again.body) == (304, b"")
    assert get(address, method="HEAD").headers["content-length"] == str(len(first.body))
    assert get(address, method="POST").status == 405


def test_each_is_sent_as_what_it_is_and_pages_and_feeds_are_shown(served: Tables) -> None:
    kinds = {address: get(address).headers["content-type"] for address in PATHS}
    assert kinds["/claims/total"] == kinds["/dossier?claim=total"] == "text/html; charset=utf-8"
    assert kinds["/claims/total.bib"] == kinds["/data/references.bib"] == "application/x-bibtex"
    assert kinds["/claims/total.ris"] == "application/x-research-info-systems"
    assert kinds["/claims/total.json"] == "application/vnd.citationstyles.csl+json"
    assert kinds["/data/changes.atom"] == "application/atom+xml"
    assert kinds["/data/changes.json"] == "application/json"
    named = {address: get(address).headers.get("content-disposition") for address in PATHS}
    assert named["/claims/total.bib"] == 'attachment; filename="total.bib"'
    assert named["/data/references.ris"] == 'attachment; filename="a-small-file-2026.12.0-7-of-8-claims-references.ris"'
    assert [named[address] for address in ("/claims/total", "/dossier?claim=total", "/data/changes.atom")] == [None] * 3


@pytest.mark.parametrize("root", ["", "/arms"])
def test_a_page_is_that_of_its_claim_at_the_address_of_the_app(served: Tables, root: str) -> None:
    """Whatever somebody has added behind the question mark."""
    answer = ask("/claims/total", {"utm_source": "x", "claim": "spain"}, root=root)
    preview = f"{HOST}{root}/pictures/routes.png?flow=all-routes&width=column" if possible() else ""
    assert answer.body == claim_page.html("total", served, f"{HOST}{root}", preview)


@pytest.mark.parametrize("ending", FORMS)
def test_citations_are_the_export_of_the_claim_or_the_selection(served: Tables, ending: str) -> None:
    write = FORMS[ending].write
    assert ask(f"/claims/total.{ending}").body == write(items.claim("total", served, HOST)).encode()
    mask = Selection.from_query({"country": "ESP"}, served).mask(served)
    answer = ask(f"/data/references.{ending}", {"country": "ESP"})
    assert answer.body == write(items.selection(served, mask, HOST)).encode()


def test_a_claim_that_is_not_there_is_answered_with_the_ways_back(served: Tables) -> None:
    for path in ("/claims/nope", "/claims/total.xml", "/claims/%3Cscript%3E"):
        answer = ask(path)
        assert (answer.status, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
        told = answer.body.decode()
        assert "There is no such claim" in told
        assert "An id is never used again." in told
        assert f'href="{HOST}/claims"' in told
        assert "script" not in told
    assert (ask("/claims/nope.bib").status, ask("/claims/nope.bib").body) == (404, b"There is no such claim.\n")


def test_a_dossier_is_that_of_its_claim_or_selection(served: Tables) -> None:
    heading = dossier.of_claim(served, "total")
    mask = dossier.around(served, "total")
    address = f"{HOST}/dossier?claim=total"
    assert get("/dossier?claim=total&country=ESP").body == dossier.html(served, mask, HOST, heading, address)
    selection = Selection(flow=("by-spain",))
    mask = selection.mask(served)
    heading, address = dossier.of_selection(served, mask, selection), f"{HOST}/dossier?flow=by-spain"
    assert get("/dossier?flow=by-spain&sort=newest").body == dossier.html(served, mask, HOST, heading, address)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/dossier?claim=nope", "claim has a value that the data does not have; allowed: the id of a claim.\n"),
        ("/dossier?flow=nope", "flow has a value that the data does not have; allowed: "),
        ("/dossier?utm_source=x", "The address has a parameter that is not known; allowed: "),
        ("/data/changes.atom?country=Atlantis", "country has a value that the data does not have; allowed: "),
        ("/data/references.bib?since=never", "since is no date; allowed: "),
    ],
)
def test_nonsense_is_refused(served: Tables, address: str, told: str) -> None:
    answer = get(address)
    assert (answer.status, answer.headers["content-type"]) == (400, PLAIN)
    assert answer.body.decode().startswith(told)


def test_a_page_shows_a_picture_where_one_can_be_drawn(served: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """To who shows a link to it; of a statistic with the statistics."""
    monkeypatch.setattr(pages, "possible", lambda: True)
    told = [pages.preview(key, served, HOST) for key in ("total", "exports")]
    assert told[0] == f"{HOST}/pictures/routes.png?flow=all-routes&width=column"
    assert told[1].endswith("&width=column&statistics=yes")
    assert f'<meta property="og:image" content="{told[0].replace("&", "&amp;")}">' in get("/claims/total").body.decode()
    monkeypatch.setattr(pages, "possible", lambda: False)
    assert b"og:image" not in get("/claims/total").body


def test_a_dossier_is_printed_by_the_browser_that_draws(served: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the page; where none can print now it says what to do."""

    class Prints:
        error: Exception | None = None

        def print(self, page: bytes) -> bytes:
            if self.error:
                raise self.error
            return b"%PDF " + page

    prints = Prints()
    monkeypatch.setattr(pages, "drawer", lambda: prints)
    answer = get("/dossier.pdf?claim=total")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == 'attachment; filename="a-small-file-2026.12.0-dossier.pdf"'
    assert answer.body == b"%PDF " + get("/dossier?claim=total").body
    prints.error = Busy("Many wait.")
    busy = get("/dossier.pdf?claim=total")
    assert (busy.status, busy.headers["retry-after"], busy.body) == (503, "5", b"Many wait. Ask again in 5 seconds.\n")
    prints.error = Unable("There is none.")
    told = b"There is none. The page at /dossier can be printed by your own browser.\n"
    assert (get("/dossier.pdf").status, get("/dossier.pdf").body) == (503, told)
    assert get("/dossier.pdf?flow=nope").status == 400


def test_too_large_a_dossier_is_refused(served: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "MOST", 2)
    answer = ask("/dossier")
    assert (answer.status, answer.body) == (400, b"The selection has 7 claims; allowed in a dossier: 2.\n")


@pytest.mark.parametrize("address", ["/claims/total", "/claims/total.bib", "/dossier", "/data/changes.atom"])
def test_without_good_data_the_problems_are_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str) -> None:
    file = tmp_path / "flows.yaml"
    file.write_text(small.changed(("stance: denies", "stance: sings")), encoding="utf-8")
    problems = serve(monkeypatch, file).state().problems
    answer = ask(address)
    assert (answer.status, answer.headers["content-type"]) == (503, PLAIN)
    assert answer.body.decode().splitlines() == list(map(str, problems))


def test_changes_are_those_since_the_edition_before(served: Tables) -> None:
    feed = ElementTree.fromstring(ask("/data/changes.atom").body)
    titles = [title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles == ["A small file: changes", "Corrected: The president, May 2025: denies"]
    (row,) = json.loads(ask("/data/changes.json").body)
    assert (row["claim"], row["told"]) == ("denial", ["stance: “denies”; before, “qualifies”"])
    assert json.loads(ask("/data/changes.json", {"country": "ESP", "stance": "asserts"}).body) == []


def test_a_feed_tells_its_selection_and_keeps_its_address(served: Tables) -> None:
    told = ask("/data/changes.atom", {"country": "ESP", "sort": "newest"}).body.decode()
    assert "<subtitle>5 of 8 claims" in told
    assert f'href="{HOST}/data/changes.atom?country=ESP"' in told
    assert "sort=" not in told


def test_editions_are_compared_once_for_a_file(served: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """And with what is shown, also while the file is broken."""
    compared: list[bytes] = []

    def counted(folder: Path, current: bytes) -> tuple[Edition, ...]:
        compared.append(current)
        return editions(folder, current)

    monkeypatch.setattr(feeds, "editions", counted)
    file = project.store().file
    file.write_text(f"{file.read_text(encoding='utf-8')}# once\n", encoding="utf-8")
    first = ask("/data/changes.atom", {"country": "ESP"})
    file.write_text("claims: {", encoding="utf-8")
    assert ask("/data/changes.atom", {"country": "ESP"}).body == first.body
    assert ask("/data/changes.json").status == 200
    assert len(compared) == 1
    assert compared[0].endswith(b"# once\n")


def test_an_edition_that_cannot_be_read_is_told(served: Tables) -> None:
    (project.store().file.parent / "editions" / "2026.10.0.yaml.gz").write_bytes(b"no gzip")
    answer = ask("/data/changes.atom")
    assert (answer.status, answer.headers["content-type"]) == (503, PLAIN)
    told = "Editions of the data cannot be compared. 2026.10.0.yaml.gz: cannot be read: "
    assert answer.body.decode().startswith(told)
