"""Data and static files over HTTP, on the port of the dashboard and with its parameters."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from flows.api import data, embed, pictures
from flows.api.pictures import lifespan
from flows.borders import FOLDER

__all__ = ["lifespan", "routes"]


def routes() -> list[BaseRoute]:
    """Every address of the app that is no page of the dashboard."""
    return [
        *data.routes(),
        *pictures.routes(),
        *embed.routes(),
        Mount("/borders", StaticFiles(directory=FOLDER), name="borders"),
    ]
