"""Data and static files over HTTP, on the port of the dashboard and with its parameters."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from flows.api import citations, data, described, embed, feeds, pages, pictures
from flows.api.pictures import lifespan
from flows.borders import FOLDER

__all__ = ["lifespan", "routes"]


def routes() -> list[BaseRoute]:
    """Every address of the app that is no page of the dashboard."""
    own = [*described.routes(), *data.routes(), *citations.routes(), *feeds.routes(), *pages.routes()]
    own += [*pictures.routes(), *embed.routes()]
    return [*own, Mount("/borders", StaticFiles(directory=FOLDER), name="borders")]
