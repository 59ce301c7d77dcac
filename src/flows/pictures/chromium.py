"""The Chromium that pictures are drawn by: it has the type of the pictures, and no way to any other host.

plotly.js, the borders and the type are files on the disk, and the page it draws on allows no address but files; what
Chromium itself might ask its makers goes to a proxy that is not there.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from choreographer.browsers import Chromium
from kaleido import Kaleido, PageGenerator

from flows.pictures.measure import TYPE

NOWHERE = "127.0.0.1:9"
"""A proxy that is not there: the port at which nothing may answer."""
_FLAGS = (
    "--disable-background-networking", "--disable-component-extensions-with-background-pages", "--disable-default-apps",
    "--disable-domain-reliability", "--no-pings", "about:blank",
)  # fmt: skip
"""Else it would ask its makers for news, and open the start page of whoever packed it."""
_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>'
)
_POLICY = (
    "default-src 'none'; script-src file:; connect-src file:; img-src data: blob:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


class _Chromium(Chromium):
    """With the type of the pictures among those of the machine: a picture within a page has no other."""

    def get_cli(self) -> Sequence[str]:
        return [*super().get_cli(), *_FLAGS]

    def get_env(self) -> MutableMapping[str, str]:
        fonts = Path(self.tmp_dir.path) / "fonts.conf"
        fonts.write_text(_FONTS.format(folder=escape(str(TYPE.parent))), encoding="utf-8")
        return {**super().get_env(), "FONTCONFIG_FILE": str(fonts)}


class _Page(PageGenerator):  # type: ignore[misc] # kaleido ships no types
    header = f'{PageGenerator.header}<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'


def browser(proxy: str = NOWHERE) -> Kaleido:
    """The browser, not yet started. Raises ChromeNotFoundError where the machine has none."""
    return Kaleido(page_generator=_Page(mathjax=False), browser_cls=_Chromium, proxy_server=proxy, timeout=None)
