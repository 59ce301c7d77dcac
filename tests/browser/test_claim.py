"""A claim at its own address, opened cold; a page that is printed."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from flows.tables import Tables
from tests.browser.conftest import Reader, printed


def test_a_claim_opened_cold_shows_itself_its_tree_and_its_answers(reader: Reader, shipped: Tables) -> None:
    reader.open("/claims?claim=ft-800m")
    card = reader.page.locator(".st-key-panel")
    claim = shipped.record(shipped.place["ft-800m"])
    expect(card.get_by_role("heading", name=claim.statement)).to_be_visible()
    expect(card.locator("li", has_text="Financial Times").first).to_be_visible()
    expect(card.locator("li li").first).to_be_visible()
    expect(card.get_by_text("Answered by").first).to_be_visible()
    expect(card.get_by_text("split not reported")).to_be_visible()
    answers = [other.id for other in shipped.dataset.claims if "ft-800m" in other.responds_to]
    card.locator(f".st-key-brief-by-{answers[0]}").get_by_role("link", name="The claim in full").click()
    expect(card.get_by_role("heading", name=shipped.record(shipped.place[answers[0]]).statement)).to_be_visible()
    assert not reader.errors


def test_an_unknown_claim_is_said_kindly_and_the_list_offered(reader: Reader) -> None:
    reader.open("/claims?claim=no-such-claim")
    expect(reader.page.get_by_text("There is no claim “no-such-claim”")).to_be_visible()
    expect(reader.page.get_by_test_id("stDataFrame").first).to_be_visible()
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("page", ["overview", "claims", "follows"])
def test_a_printed_page_is_a4_and_names_selection_sources_and_address(reader: Reader, page: str) -> None:
    """On every sheet; no chart is wider than it, nothing but the page is on it."""
    reader.open(f"/{page}?flow=srb-bgd-an12-2022")
    sentence = reader.sentence().rstrip(".")
    sheets = PdfReader(io.BytesIO(reader.page.pdf(prefer_css_page_size=True))).pages
    texts = [printed(sheet.extract_text()) for sheet in sheets]
    for sheet, text in zip(sheets, texts, strict=True):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
        assert printed(sentence) in text
        assert f"{reader.server}/{page}?flow=srb-bgd-an12-2022".replace("/overview", "/") in text
    whole = "".join(texts)
    assert "Sources" in whole
    assert "https://hr.n1info.com/english/news/athens-to-lodge-protest-with-belgrade" in whole
    assert "Filters" not in whole
    assert "Clearallfilters" not in whole
