"""Which addresses there are. All others are answered with 404 and the way back, and those of Streamlit that nothing
here uses are shut: numbers about the server, sign-in, files of components, its interface for programs."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from flows import api
from flows.export.rendered import wrong
from flows.screen import crawlers
from flows.screen.entry import TITLE
from flows.screen.pages import PAGES

_FILES = ("/data/", "/borders/", "/pictures/", "/embed/")
"""Where the app's own files lie: what is asked for there and is none gets no page of links."""
_OURS = tuple(route.path_regex for route in (*api.routes(), *crawlers.routes()) if isinstance(route, Route))
_FOLDERS = tuple(f"{route.path}/" for route in api.routes() if isinstance(route, Mount))
_STREAMLIT = (
    "/static/", "/media/", "/_stcore/stream", "/_stcore/health", "/_stcore/host-config",
    "/favicon.png", "/manifest.json",
)  # fmt: skip
"""What pages ask of Streamlit's server."""
_UPLOAD = "/_stcore/upload_file/"
"""Where a reader's own file goes, and nothing can be asked for."""
_PAGES = {"", "/", *(f"/{page.name}" for page in PAGES)}
_NEAR = ("localhost", "127.0.0.1", "::1")


class Door:
    """Lets in what asks for an address that is there, under the path that `server.baseUrlPath` sets, too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._asked(scope, receive, send)
        elif scope["type"] == "websocket" and not _own(scope):
            # Streamlit would ask a host on the internet for its own address, to see whether it is the origin's
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self.app(scope, receive, send)

    async def _asked(self, scope: Scope, receive: Receive, send: Send) -> None:
        base = str(config.get_option("server.baseUrlPath")).strip("/")
        base = f"/{base}" if base else ""
        path = str(scope["path"]).removeprefix(str(scope.get("root_path", "")))
        within = path == base or path.startswith(f"{base}/")
        asked = path.removeprefix(base)
        there = asked.rstrip("/") in _PAGES or asked.startswith((*_FOLDERS, *_STREAMLIT)) or _ours(asked)
        if within and (there or (asked.startswith(_UPLOAD) and scope["method"] in ("PUT", "DELETE"))):
            await self.app(scope, receive, send)
        else:
            root = f"{scope.get('root_path', '')}{base}"
            await _wrong(root, page=not asked.startswith(_FILES))(scope, receive, send)


def _ours(asked: str) -> bool:
    """Whether a path is one of the app's own; a newline at its end is none."""
    return any(path.fullmatch(asked) for path in _OURS)


def _wrong(root: str, *, page: bool) -> Response:
    """The way back."""
    if not page:
        return PlainTextResponse("There is no such file.\n", status_code=404)
    told = f"The address may be mistyped, or the page has another name now. These are the pages of {TITLE}:"
    ways = [(one.title, f"{root}/{one.name}") for one in PAGES]
    return HTMLResponse(wrong("There is no such page", told, ways, root), status_code=404)


def _own(scope: Scope) -> bool:
    """Whether a connection comes from a page of the app itself, or of a site that Streamlit's options allow."""
    headers = dict(scope["headers"])
    origin, host = (headers.get(name, b"").decode("latin-1") for name in (b"origin", b"host"))
    allowed = {urlsplit(one).hostname or one for one in config.get_option("server.corsAllowedOrigins")}
    near = {*_NEAR, *allowed, config.get_option("browser.serverAddress")}
    return not origin or urlsplit(origin).netloc == host or urlsplit(origin).hostname in near
