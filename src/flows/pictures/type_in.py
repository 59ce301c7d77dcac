"""The type of a picture put into an SVG, so that it looks the same wherever a browser shows it, in a page too."""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from flows.pictures.measure import TYPE

_TAGS = re.compile(r"<[^>]*>")
_FACE = (
    '<style>@font-face{{font-family:"Source Sans 3";font-weight:200 900;src:url(data:font/woff;base64,{data})}}</style>'
)


def face(picture: str) -> str:
    """A style with those letters of the type that an SVG needs: some 20 kB."""
    options = Options(layout_features=["ccmp", "kern", "locl", "mark", "mkmk"], name_IDs=[0, 1, 13], hinting=False)
    needed = Subsetter(options)
    needed.populate(text=unescape(_TAGS.sub("", picture)))
    font, kept = TTFont(TYPE, lazy=True), BytesIO()
    with font:
        needed.subset(font)
        font.flavor = "woff"
        font.save(kept)
    return _FACE.format(data=b64encode(kept.getvalue()).decode())
