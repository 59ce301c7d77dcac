"""What every answer tells the browser: to fetch nothing from another host, to run nothing but the app's own scripts.

Streamlit needs what a stricter policy would forbid: styles within the page, which React, plotly and the house's own CSS
write; the scripts of the house's components as blobs; pictures and fonts as data. It needs no eval.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VARIABLE = "FLOWS_FRAME_ANCESTORS"
"""The environment variable that names the sites that may show the app in a frame: `https://news.example`."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = "Content-Security-Policy"


def policy(page: str = "") -> str:
    """The policy of a page: of scripts within it only those that stand in it now."""
    scripts = " ".join(f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in _SCRIPT.findall(page))
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' blob: {scripts}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": ancestors(),
    }
    return "; ".join(f"{rule} {allowed}" for rule, allowed in rules.items())


def ancestors() -> str:
    """Who may show the app in a frame: the app itself, unless the environment names others."""
    given = os.environ.get(VARIABLE, "").split()
    return " ".join(one for one in given if not set(one) & set(";,")) or "'self'"


class Headers:
    """Adds the headers to every answer, and keeps the name of the server out of them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault(POLICY, policy())
            await send(message)

        if scope["type"] == "lifespan":
            _nameless(receive)
        await self.app(scope, receive, sent if scope["type"] == "http" else send)


def _nameless(receive: Receive) -> None:
    """Take `server: uvicorn` from the headers that uvicorn itself adds to every answer, after all that an app can say.

    uvicorn has an option for it, which neither `streamlit run` nor whoever types `uvicorn dashboard:app` gives; at its
    start it hands the app a method of an object that holds its settings.
    """
    settings = getattr(getattr(receive, "__self__", None), "config", None)
    added = getattr(settings, "encoded_headers", None)
    if isinstance(added, list):
        added[:] = [header for header in added if header[0] != b"server"]
