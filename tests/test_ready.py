"""What the app does while it starts."""

from __future__ import annotations

import asyncio
from importlib import import_module
from pathlib import Path

import pytest

from flows.screen import ready
from flows.screen.pages import PAGES
from flows.store import Store
from tests import small


def test_the_data_are_read_before_anybody_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store has them once the start is over, and the app ends as that of its data routes does."""
    file = tmp_path / "small.yaml"
    file.write_text(small.text(), encoding="utf-8")
    store = Store(file)
    monkeypatch.setattr(ready, "cases", lambda: {"small": store})

    async def start_and_stop() -> None:
        async with ready.lifespan(None):
            pass

    asyncio.run(start_and_stop())
    file.unlink()
    assert store.state().tables is not None


def test_every_page_has_a_module_to_load() -> None:
    """By the name of the page."""
    for page in PAGES:
        assert callable(import_module(f"flows.screen.{page.name}").show)
