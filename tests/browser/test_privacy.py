"""No third party sees the reader: nothing leaves for another host, and nothing goes wrong on any page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from flows.screen.pages import PAGES
from tests.browser.conftest import Reader

ADDRESSES = ["/", "/routes?measure=value", "/routes?measure=quantity&unit=rockets", "/map?least=1"]
ADDRESSES += ["/claims?claim=ft-800m", "/follows?fix=srb-ukr-ammunition-2022/1:ESP=900000000"]


@pytest.mark.parametrize("address", [*(f"/{page.name}?country=ESP" for page in PAGES), *ADDRESSES])
def test_a_cold_address_asks_no_other_host_logs_no_error_and_scrolls_not_sideways(reader: Reader, address: str) -> None:
    """The first request of a reader who was sent a link: its filter holds, and borders, fonts, scripts are ours."""
    reader.open(address)
    reader.page.wait_for_load_state("networkidle")
    if "country" in address:
        assert "Spain" in reader.sentence()
        expect(reader.page.locator(".st-key-filter-country").get_by_text("Spain", exact=True)).to_be_visible()
        assert reader.query() == "country=ESP"
    assert reader.foreign == []
    assert reader.errors == []
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)
    reader.page.set_viewport_size({"width": 390, "height": 844})  # as on a telephone
    reader.page.wait_for_function(
        "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".every(part => part.scrollWidth <= part.clientWidth)"
    )


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
