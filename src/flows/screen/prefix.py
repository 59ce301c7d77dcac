"""The app below a path: its own routes stand where Streamlit's option `server.baseUrlPath` puts Streamlit's."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import Scope


class _Below(Mount):
    """A mount that leaves to the routes after it what none of its own is asked for."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, found = super().matches(scope)
        asked = {**scope, **found}
        if match is Match.FULL and all(route.matches(asked)[0] is Match.NONE for route in self.routes):
            return Match.NONE, {}
        return match, {**found, "app_root_path": asked.get("root_path", "")}  # what is sent out names it


def below(path: str, routes: Sequence[BaseRoute]) -> list[BaseRoute]:
    """The routes below a path, as `arms` or `/arms/`; the path without its last slash leads to the first page."""
    place = path.strip("/")
    if not place:
        return list(routes)
    to_first = Route(f"/{place}", lambda request: RedirectResponse(f"/{place}/{_query(request.url.query)}"))
    return [to_first, _Below(f"/{place}", routes=routes)]


def _query(text: str) -> str:
    return f"?{text}" if text else ""
