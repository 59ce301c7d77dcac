"""What machines read of a picture: its title, address, edition and licence, within the file."""

from __future__ import annotations

from xml.sax.saxutils import escape
from zlib import crc32

from flows.pictures.around import Around, seen
from flows.pictures.type_in import face

_HEAD = 33
"""Bytes of a PNG before its second part: the signature and the header."""


def png(picture: bytes, title: str, around: Around) -> bytes:
    """With international texts, by the words that the PNG standard has for them."""
    texts = {"Title": title, "Description": around.selection, "Source": around.address,
             "Copyright": around.licence, "Comment": around.edition}  # fmt: skip
    return picture[:_HEAD] + b"".join(_text(*each) for each in texts.items()) + picture[_HEAD:]


def _text(word: str, text: str) -> bytes:
    """A part of type iTXt: not compressed, of no named language."""
    part = b"iTXt" + word.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return (len(part) - 4).to_bytes(4) + part + crc32(part).to_bytes(4)


def svg(picture: bytes, title: str, told: str, around: Around) -> bytes:
    """With a title and a description for who cannot see it, Dublin Core, and its type."""
    texts = {"title": title, "source": around.address, "rights": around.licence, "description": around.edition}
    about = "".join(f"<dc:{name}>{escape(seen(text))}</dc:{name}>" for name, text in texts.items())
    inside = (
        f"<title>{escape(seen(title))}</title><desc>{escape(seen(told))}</desc>"
        '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<rdf:Description rdf:about="">{about}</rdf:Description></rdf:RDF></metadata>' + face(picture.decode())
    )
    end = picture.index(b">") + 1
    return picture[:end] + inside.encode() + picture[end:]
