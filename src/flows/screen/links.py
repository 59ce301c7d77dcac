"""Links within a text: to the app's own pages, and to what opens on this one, followed without loading the app anew.

A button or a page link of Streamlit's is an element by itself, which the browser mounts by itself; a list of claims
with a way to each would be a hundred of them.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from flows.query import OPENED
from flows.screen import panel
from flows.screen.frame import View
from flows.screen.pages import PAGES
from flows.screen.script import script

_KEY = "links"
_follow = script("links")


def listen(view: View) -> None:
    """Once for the page."""
    paths = [urlsplit(view.page_address(page.name)).path for page in PAGES]
    told = {"paths": paths, "opened": OPENED}
    _follow(key=_KEY, data=told, on_opened_change=_opened, height="content")


def _opened() -> None:
    choice, _, key = str(st.session_state[_KEY].opened or "").partition("=")
    if choice in OPENED:
        panel.open_(choice, key)
