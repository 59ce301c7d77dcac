"""WCAG 2.2 AA by axe-core, light and dark: no violation on any page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from flows.screen.pages import PAGES
from tests.browser.conftest import Reader

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
OPENED = ["/routes?mark=1:ESP", "/map?measure=value", "/timeline?mark=ft-800m", "/claims?claim=ft-800m"]
ADDRESSES = [*(f"/{page.name}" for page in PAGES), *OPENED, "/sources?report=ft-2024-06-22", "/claims?claim=nothing"]


@pytest.fixture(params=["light", "dark"])
def looking(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Reader]:
    """A reader whose machine asks for the one or the other look."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 1000}, color_scheme=request.param, reduced_motion="reduce"
    )
    yield Reader(context.new_page(), server)
    context.close()


def violations(reader: Reader, addresses: list[str]) -> dict[str, object]:
    """By address the rules broken, with the first elements that break them; only those with any."""
    found: dict[str, object] = {}
    for address in addresses:
        reader.open(address)
        reader.page.wait_for_load_state("networkidle")
        broken = Axe().run(reader.page, options=RULES).response["violations"]
        told = [(rule["id"], [node["target"] for node in rule["nodes"]][:3]) for rule in broken]
        found |= {address: told} if told else {}
    return found


def test_no_violation_of_wcag_on_any_page(looking: Reader) -> None:
    """None is excepted: neither a rule nor an element of Streamlit's own frame."""
    assert violations(looking, ADDRESSES) == {}


def test_no_violation_on_a_narrow_screen(looking: Reader) -> None:
    """390 px, with the panel at the foot of the screen."""
    looking.page.set_viewport_size({"width": 390, "height": 844})
    assert violations(looking, ["/overview", "/routes?mark=1:ESP", "/claims?claim=ft-800m"]) == {}
