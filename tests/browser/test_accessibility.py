"""WCAG 2.2 AA by axe-core, light and dark: no violation on any page."""

from __future__ import annotations

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
ADDRESSES = [
    *(f"/{page.name}" for page in PAGES),
    "/routes?mark=1:ESP",
    "/claims?claim=ft-800m",
    "/claims?claim=nothing",
    "/sources?report=ft-2024-06-22",
    "/follows?fix=srb-ukr-ammunition-2022/1:ESP=900000000",
]
FOOT = {"light": "rgb(82, 96, 109)", "dark": "rgb(169, 180, 191)"}
"""The colour of the page's last lines in each look: the server has seen which one it is."""


def violations(reader: Reader, address: str) -> list[object]:
    """The rules broken in either look, with the first elements that break them. The page is loaded once."""
    found: list[object] = []
    reader.page.emulate_media(color_scheme="light")
    reader.open(address)
    for look, colour in FOOT.items():
        reader.page.emulate_media(color_scheme=look)  # type: ignore[arg-type]  # the keys are the two it knows
        expect(reader.page.get_by_test_id("stCaptionContainer").last).to_have_css("color", colour)
        reader.settle()
        reader.page.wait_for_load_state("networkidle")
        broken = Axe().run(reader.page, options=RULES).response["violations"]
        found += [(look, rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in broken]
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_violation_of_wcag_light_or_dark(reader: Reader, address: str) -> None:
    """None is excepted: neither a rule nor an element of Streamlit's own frame."""
    assert violations(reader, address) == []


@pytest.mark.parametrize("address", ["/overview", "/routes?mark=1:ESP"])
def test_no_violation_on_a_narrow_screen(reader: Reader, address: str) -> None:
    """390 px, with the panel at the foot of the screen."""
    reader.page.set_viewport_size({"width": 390, "height": 844})
    assert violations(reader, address) == []
