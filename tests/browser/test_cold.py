"""A link opened cold: its filter holds, no third party hears of it, nothing goes wrong, and anybody can read it.

Each address is loaded once, and all that must be true of it is looked at there: what it asked for, its errors, WCAG 2.2
AA by axe-core in both looks, and the page on a telephone.
"""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from flows.screen.pages import PAGES
from tests.browser.conftest import Reader

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
COLOURS = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What a second look of the same page can break: nothing else of it is different."""
FILTERED = [f"/{page.name}?country=SRB" for page in PAGES]
"""Every page with a filter, which keeps nearly all claims, so that nearly all there is to draw is drawn."""
OPENED = [
    "/routes?mark=1:ESP", "/claims?claim=ft-800m", "/claims?claim=nothing", "/sources?report=ft-2024-06-22",
    "/follows?fix=srb-ukr-ammunition-2022/1:ESP=900000000",
]  # fmt: skip
OTHERS = ["/routes?measure=value", "/routes?measure=quantity&unit=rockets", "/map?least=1"]
"""Pages whose like stands above: not asked again about WCAG, and opened from the first page, without another load."""
NARROW = ["/overview?country=SRB", "/routes?mark=1:ESP"]
"""Asked about WCAG on a narrow screen too; the second has the panel at its foot."""
LIGHT = 3_000_000
"""Bytes of a first visit to Routes, at the most."""
FOOT = {"light": "rgb(82, 96, 109)", "dark": "rgb(169, 180, 191)"}
"""The colour of the page's last lines in each look: the server has seen which one it is."""


@pytest.mark.parametrize("address", [*FILTERED, *OPENED])
def test_a_link_opened_cold(reader: Reader, address: str) -> None:
    """None of the rules of WCAG is excepted, and no element of Streamlit's own frame."""
    reader.page.emulate_media(color_scheme="light")
    reader.open(address)
    if "country" in address:
        assert "Serbia" in reader.sentence()
        held = reader.page.locator(".st-key-filter-country").get_by_text(re.compile(r"^Serbia \(\d+\)$"))
        expect(held).to_be_visible()
        assert reader.query() == "country=SRB"
    if address.startswith(("/overview", "/map?country")):
        has_borders(reader)
    if address.startswith("/routes?country"):
        assert weight(reader) < LIGHT
    broken = [*violations(reader, "light", "dark")]
    narrow(reader)
    broken += [*violations(reader, "dark", "light")] if address in NARROW else []
    assert broken == []
    nothing_wrong(reader)


def test_other_pictures_are_whole_on_a_telephone_too(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open("/")
    for address in OTHERS:
        reader.turn(address)
        reader.whole()
        nothing_wrong(reader)


def narrow(reader: Reader) -> None:
    """As on a telephone; nothing is wider than it."""
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.whole()


def nothing_wrong(reader: Reader) -> None:
    """No third party, no error."""
    assert reader.foreign == []
    assert reader.errors == []
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)


def violations(reader: Reader, *looks: str) -> Iterator[object]:
    """The rules broken in these looks, with the first elements that break them."""
    for rules, look in zip((RULES, *[COLOURS] * len(looks)), looks, strict=False):
        reader.page.emulate_media(color_scheme=look)  # type: ignore[arg-type]  # light or dark, the two it knows
        expect(reader.page.get_by_test_id("stCaptionContainer").last).to_have_css("color", FOOT[look])
        reader.settle()
        broken = Axe().run(reader.page, options=rules).response["violations"]
        yield from ((look, rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in broken)


def weight(reader: Reader) -> int:
    """Bytes over the wire of all that the browser asked for, websocket aside."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    asked = (urllib.request.Request(url, headers={"Accept-Encoding": "br"}) for url in dict.fromkeys(reader.asked))
    return sum(len(direct.open(one).read()) for one in asked if one.full_url.startswith(reader.server))


def has_borders(reader: Reader) -> None:
    """The outlines come from the app and are drawn: land has shapes."""
    outlines = [".js-plotly-plot .geo .layer.land path", ".js-plotly-plot .geo .layer.countries path"]
    expect(reader.page.locator(", ".join(outlines)).first).to_be_attached()
    assert any(url.startswith(f"{reader.server}/borders/") for url in reader.asked)
