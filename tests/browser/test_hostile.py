"""A file that is hostile in every text, and an app that was started in an empty folder: in a real browser."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, expect

from benchmarks.serving import free
from flows.project import ROOT, VARIABLE
from flows.screen.pages import PAGES
from tests import hostile
from tests.browser.conftest import Reader, started

OPENED = [
    "/overview?rows=all&mark=event%2Fhalt", "/routes?mark=0:SRB>1:ESP", "/routes?measure=value&compare=total,spain",
    "/routes?measure=quantity", "/claims?claim=total", "/claims?claim=<img src=x onerror=window.hit=6>",
    "/sources?report=herald-1", "/follows?asked=value&in=EUR&counts=delivered",
]  # fmt: skip
SHOWN = "<script>window.hit=1</script>"
_STARTED = "Uvicorn running on "

FOLDED = ".stMain details:not([open]) > summary:has-text('In words and as')"
"""What hides the tables of a picture."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app with the hostile file, started by uvicorn in an empty folder."""
    folder, file = tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("data") / "hostile.yaml"
    file.write_text(hostile.text(), encoding="utf-8")
    port = free()
    command = ["uvicorn", "--app-dir", str(ROOT), "dashboard:app", "--port", str(port)]
    own = {VARIABLE: str(file), "PYTHONPATH": str(ROOT / "src")}
    with started(command, _STARTED, folder, **own):
        yield f"http://localhost:{port}"


@pytest.fixture
def visitor(context: BrowserContext, elsewhere: str) -> Iterator[Reader]:
    """A reader of that app, who would notice every dialog."""
    page = context.new_page()
    page.set_viewport_size({"width": 1400, "height": 1000})
    found = Reader(page, elsewhere)
    found.watch()

    def refuse(dialog: Dialog) -> None:
        found.errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    yield found
    page.close()


def test_every_page_and_all_that_opens_show_texts_as_texts(visitor: Reader) -> None:
    """One load; the other pages by their links, what can be opened by the addresses of Back."""
    visitor.open("/?statistics=yes")
    for page in PAGES:
        if page is not PAGES[0]:
            visitor.follow(page.title)
        for _ in visitor.page.locator(FOLDED).all():
            visitor.page.locator(FOLDED).first.click()  # it stays open from page to page
            visitor.settle()
        nothing_happened(visitor, page.title)
    for address in OPENED:
        visitor.turn(address)
        nothing_happened(visitor, address)
    visitor.turn("/claims?statistics=yes")
    expect(visitor.page.get_by_text(SHOWN).first).to_be_visible()
    with visitor.page.expect_download() as taken:
        visitor.page.get_by_role("button", name="Download CSV").click()
    rows = Path(str(taken.value.path())).read_text(encoding="utf-8-sig")
    assert not re.search(r'(?:^|[,\n]"?)[=@]', rows), "a cell would run as a formula"
    told = [claim.statement for claim in hostile.dataset().claims if '"' not in claim.statement]
    assert [text for text in told if text not in rows] == []


def nothing_happened(reader: Reader, where: str) -> None:
    """Nothing ran, nothing was fetched, nothing was made of a text but text; at both widths the page is whole."""
    for width in (1400, 390):
        reader.page.set_viewport_size({"width": width, "height": 1000})
        reader.whole()
    reader.page.set_viewport_size({"width": 1400, "height": 1000})
    reader.settle()
    made = reader.page.evaluate("""() => [
      ...document.querySelectorAll(".stMain :is(img, svg[onload], script, iframe, .katex, .stMarkdownColoredText)"),
      ...document.querySelectorAll(".stMain a:is([href^='javascript:' i], [href^='data:' i], [href^='mailto:' i])"),
      ...document.querySelectorAll("[onload], [onerror], .stMarkdownBadge, [data-testid=stIconEmoji]"),
      ...[...document.querySelectorAll("a[href*='evil.example']")].filter(link => !link.href.startsWith("https://")),
    ].map(made => made.outerHTML)""")
    assert made == [], where
    assert reader.page.evaluate("window.hit") is None, where
    assert (reader.foreign, reader.errors) == ([], []), where


def test_a_violation_of_the_policy_is_an_error(visitor: Reader) -> None:
    """What the other tests rest on: the browser fetches nothing elsewhere, and says so in its console."""
    visitor.open("/method")
    visitor.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://evil.example/x.png'}))")
    visitor.page.evaluate("fetch('http://evil.example/').catch(() => {})")
    visitor.page.wait_for_function("() => document.images[document.images.length - 1].complete")
    assert any("Content Security Policy" in error for error in visitor.errors)
    assert [url for url in visitor.foreign if "evil" not in url] == []


@pytest.mark.parametrize("path", ["/nonexistent/deep"])
def test_a_wrong_address_leads_back(visitor: Reader, path: str) -> None:
    response = visitor.page.goto(visitor.server + path)
    assert response
    assert response.status == 404
    visitor.page.get_by_role("link", name="Claims", exact=True).click()
    expect(visitor.page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
    assert visitor.foreign == []


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/upload_file/a/b", "/_stcore/agent/mcp"]
)
def test_what_nothing_uses_is_shut(elsewhere: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(elsewhere + path)
    assert refused.value.code == 404
    assert refused.value.headers["server"] is None
    refused.value.close()
