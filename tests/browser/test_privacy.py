"""No third party sees the reader: nothing leaves for another host, and nothing goes wrong on any page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from flows.screen.pages import PAGES
from tests.browser.conftest import Reader

ADDRESSES = [
    *(f"/{page.name}" for page in PAGES),
    "/",
    "/routes?measure=value",
    "/routes?measure=quantity&unit=rockets",
    "/map?measure=value",
    "/claims?claim=ft-800m",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_request_leaves_for_another_host_and_no_error_is_logged(reader: Reader, address: str) -> None:
    """Map borders, fonts, scripts: all from the app's own host."""
    reader.open(address)
    reader.page.wait_for_load_state("networkidle")
    assert reader.foreign == []
    assert reader.errors == []
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("address", ["/overview", "/map"])
def test_the_map_draws_its_own_borders(reader: Reader, address: str) -> None:
    """The outlines come from the app and are drawn: land has shapes."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open(address)
    land = reader.page.locator(
        ".js-plotly-plot .geo .layer.land path, .js-plotly-plot .geo .layer.countries path"
    ).first
    expect(land).to_be_attached()
    assert any(url.startswith(f"{reader.server}/borders/") for url in asked)


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_no_page_scrolls_sideways_on_a_narrow_screen(reader: Reader, name: str) -> None:
    """390 px, as on a telephone."""
    reader.page.set_viewport_size({"width": 390, "height": 844})
    reader.open(f"/{name}")
    main = reader.page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
