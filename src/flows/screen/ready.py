"""What the app does while it starts, before anybody asks: it reads the data and loads what draws the pages, which the
first reader would wait for otherwise."""

from __future__ import annotations

from asyncio import create_task, to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

from flows import api
from flows.project import cases
from flows.screen.pages import PAGES


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Of the app, with that of its data routes; a reader who comes meanwhile waits for no more than before."""
    loading = create_task(to_thread(load))
    async with api.lifespan(app):
        yield
    await loading


def load() -> None:
    """Load what every page needs, and every case."""
    for page in PAGES:
        import_module(f"flows.screen.{page.name}")
    for store in cases().values():
        store.state()
