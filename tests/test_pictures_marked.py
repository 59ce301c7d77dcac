"""What machines read of a picture, and the type within an SVG."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree

from fontTools.ttLib import TTFont
from PIL import Image

from flows.pictures import marked
from flows.pictures.around import Around

ABOUT = Around(
    "3 of 4 claims: “Šumadija” & more.", "Sources.", "An edition, CC-BY-4.0.", "CC-BY-4.0", "https://x.example/?a=1&b=2"
)
SVG = '<svg class="main" xmlns="http://www.w3.org/2000/svg" width="9"><text>Žito &lt; 5</text></svg>'
DC = "{http://purl.org/dc/elements/1.1/}"


def empty() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (4, 3)).save(kept, "png")
    return kept.getvalue()


def test_a_png_carries_title_address_edition_and_licence() -> None:
    with Image.open(BytesIO(marked.png(empty(), "A title", ABOUT))) as picture:
        picture.load()
        assert picture.size == (4, 3)
        assert picture.text == {  # type: ignore[attr-defined] # of PNG pictures alone
            "Title": "A title", "Description": ABOUT.selection, "Source": ABOUT.address, "Copyright": "CC-BY-4.0",
            "Comment": ABOUT.edition,
        }  # fmt: skip


def test_an_svg_carries_title_words_address_edition_and_licence() -> None:
    told = marked.svg(SVG.encode(), "A < title", "In words\x01 & signs", ABOUT)
    root = ElementTree.fromstring(told)
    space = "{http://www.w3.org/2000/svg}"
    assert [part.tag for part in root] == [space + name for name in ("title", "desc", "metadata", "style", "text")]
    assert (root[0].text, root[1].text) == ("A < title", "In words  & signs")
    texts = {part.tag.removeprefix(DC): part.text for part in root[2].iter() if part.tag.startswith(DC)}
    assert texts == {"title": "A < title", "source": ABOUT.address, "rights": "CC-BY-4.0", "description": ABOUT.edition}


def test_the_type_in_an_svg_holds_its_letters_and_no_others() -> None:
    found = re.search(rb"base64,([^)]+)\)", marked.svg(SVG.encode(), "", "", ABOUT))
    assert found
    with TTFont(BytesIO(b64decode(found[1]))) as font:
        assert {chr(code) for code in font.getBestCmap()} == set("Žito< 5") | {">"}  # what < is from right to left
    assert len(found[1]) < 20_000
