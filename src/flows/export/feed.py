"""What changed of the chosen claims, edition by edition, as a feed that readers subscribe to and as JSON.

Format of the feed: RFC 4287 (Atom); ids are tag: URIs (RFC 4151). A claim that is no longer in the data can be in no
selection: that it was withdrawn stands in every feed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

import numpy as np

from flows.dataset.changes import Change
from flows.dataset.editions import Edition
from flows.export.references import reference
from flows.selection import Mask
from flows.tables import Tables

_ATOM = "http://www.w3.org/2005/Atom"
_BEGUN = 2026
"""Since when the ids are given: part of each, for ever."""
_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold: an earlier edition was checked by the rules of its day."""


def atom(
    editions: Sequence[Edition], tables: Tables, mask: Mask, told: str, base: str, query: str = ""
) -> bytes:  # fmt: skip
    """The feed; `told` is the selection in a sentence, `base` the app's own address, `query` the selection's."""
    about = tables.dataset.dataset
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en", "xml:base": f"{base}/"})
    _text(feed, "title", f"{about.title}: changes")
    _text(feed, "subtitle", told)
    _text(feed, "id", _tag(base, str(_BEGUN), f"changes{query}"))
    _text(feed, "updated", _moment(about.updated))
    _text(SubElement(feed, "author"), "name", about.authors or about.title)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{base}/data/changes.atom{query}")
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{base}/claims{query}")
    for edition, change in _chosen(editions, tables, mask):
        _entry(feed, edition, change, tables, base)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def plain(editions: Sequence[Edition], tables: Tables, mask: Mask, base: str) -> bytes:
    """The same as JSON: a list of objects, one a claim and edition."""
    rows = [
        {
            "edition": edition.version, "updated": edition.day.isoformat(), "kind": change.kind.lower(),
            "claim": change.id, "address": _address(change, tables, base) or None,
            "told": [_NO_XML.sub("", line) for line in change.told],
        }
        for edition, change in _chosen(editions, tables, mask)
    ]  # fmt: skip
    return f"{json.dumps(rows, ensure_ascii=False, indent=1)}\n".encode()


def _chosen(editions: Sequence[Edition], tables: Tables, mask: Mask) -> Iterator[tuple[Edition, Change]]:
    """The newest edition first."""
    ids = set(tables.claims["id"].to_numpy()[np.flatnonzero(mask)])
    for edition in editions:
        yield from ((edition, each) for each in edition.changes if each.id in ids or each.id not in tables.place)


def _entry(feed: Element, edition: Edition, change: Change, tables: Tables, base: str) -> None:
    entry = SubElement(feed, "entry")
    known = change.id in tables.place
    claim = tables.record(tables.place[change.id]) if known else None
    named = reference(claim, tables).told if claim else change.id
    _text(entry, "title", f"{change.kind}: {named}")
    _text(entry, "id", _tag(base, edition.day.isoformat(), tables.at(f"claims/{change.id}/{edition.version}")))
    _text(entry, "updated", _moment(edition.day))
    SubElement(entry, "category", term=change.kind.lower())
    if address := _address(change, tables, base):
        SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    told = [f"<p>{escape(claim.statement)}</p>"] if claim else []
    listed = () if claim and change.kind == "Added" else change.told
    told += [f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in listed)}</ul>"] if listed else []
    _text(entry, "content", f"{''.join(told)}<p>Edition {escape(edition.version)}, claim {escape(change.id)}.</p>")
    entry[-1].set("type", "html")


def _address(change: Change, tables: Tables, base: str) -> str:
    """Of the claim's page, while it is in the data."""
    return tables.at(f"{base}/claims/{change.id}") if change.id in tables.place else ""


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _NO_XML.sub("", text)


def _tag(base: str, since: str, name: str) -> str:
    host = _HOST.match(base)
    return f"tag:{host[1].lower() if host else 'localhost'},{since}:{name}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
