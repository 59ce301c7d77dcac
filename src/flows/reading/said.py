"""Who says what is in a row, when, of which basis, and which reports carry it."""

from __future__ import annotations

import re
from typing import get_args
from urllib.parse import urlsplit

from flows.dataset.model import ActorKind, Basis, ReportKind
from flows.dates import Period
from flows.fold import words
from flows.places import name
from flows.reading import days
from flows.reading.asked import NOT_ANSWERED
from flows.reading.draft import Source, Speaker
from flows.reading.ids import web
from flows.reading.row import Cells
from flows.reading.table import Row

_BASES: dict[str, Basis] = {
    "deliver": "delivered", "export": "delivered", "arrived": "delivered", "shipped": "delivered", "sent": "delivered",
    "transferred": "delivered", "licen": "licensed", "permit": "licensed", "authori": "licensed",
    "contract": "contracted", "order": "contracted", "sold": "contracted", "plan": "planned",
    "pledge": "planned", "commit": "planned", "announce": "planned", "promise": "planned",
    "unspecified": "unspecified", "unknown": "unspecified",
}  # fmt: skip
"""Beginnings of words by which a basis is named."""
_MADE = re.compile(r"(?:generated|downloaded|retrieved|accessed|published|updated|as of)\W+(.{4,40})", re.IGNORECASE)
_PUBLISHER = "publisher"
_KINDS = {kind: kind for kind in get_args(ActorKind)}


def speaker(cells: Cells, row: Row, reporter: str, publisher: str) -> Speaker:
    """Who says it: the government that reports, who is named in the row or for all rows, or as answered."""
    given = cells.text(row, "actor")
    if given in ("{reporter}", "{exporter}"):
        given = ""
        if reporter:
            return Speaker(f"Government of {name(reporter)}", "government", reporter)
    text = "Who says what stands in the table? A newspaper, a ministry, an institute; 'publisher' where the publisher "
    given = given or cells.asked.ask("actor", f"{text}of each report speaks for itself.")
    kind = cells.mapping.constants.get("actor_kind", "")
    if given == _PUBLISHER and publisher:
        return Speaker(publisher, "media")
    if not kind:
        kind = cells.asked.ask(
            "actor_kind", "What sort of speaker is that?", options=_KINDS, proposed="analyst", needed=False
        )
    return Speaker(given or NOT_ANSWERED, kind, cells.mapping.constants.get("actor_country", ""))


def said(cells: Cells, row: Row) -> str:
    """When it was said, in EDTF: by the row, else when the table was published, as told above it or answered."""
    found, _ = cells.period(row, "said")
    return found or published(cells) or "9999"


def published(cells: Cells) -> str:
    """When the table was published."""
    made = next(filter(None, map(_MADE.search, cells.table.title)), None)
    proposed = days.day(made[1].strip(), days.DAY) if made else ""
    text = "When was the table published? A day, month or year: 2024-06-22, 2024-06, 2024."
    given = days.day(cells.asked.answers.get("said", ""), days.DAY)
    asked = type(cells.asked)({"said": given}, cells.asked.texts, cells.asked.rows)
    return asked.ask("said", text, proposed=proposed)


def basis(cells: Cells, row: Row) -> Basis:
    """What the figures count."""
    cell = cells.stated(row, "basis") or cells.mapping.constants.get("basis", "")
    known = {key.lower(): each for key, each in cells.shape.bases.items()}
    if cell.lower() in known:
        return known[cell.lower()]
    found = {each for start, each in _BASES.items() if f" {start}" in words(cell)}
    if len(found) == 1:
        return found.pop()
    text = f"What does {cell!r} say of the goods?" if cell else "What do the figures count?"
    options: dict[Basis, str] = {
        "delivered": "goods delivered", "contracted": "goods under contract", "licensed": "goods that may be exported",
        "planned": "goods promised or planned", "unspecified": "the file does not say",
    }  # fmt: skip
    given = cells.asked.ask(
        f"basis:{cell}" if cell else "basis", text, options={str(key): told for key, told in options.items()},
        proposed="unspecified", row=row.number if cell else 0, needed=False,
    )  # fmt: skip
    return next(each for each in options if each == given)


def sources(cells: Cells, row: Row, when: str) -> tuple[Source, ...]:
    """The reports of a row: one for each address it gives, else the table itself."""
    addresses = [part for _, cell in cells.all(row, "address") for part in _addresses(cell)]
    publisher, title = cells.stated(row, "publisher"), cells.stated(row, "title")
    own = cells.has("publisher") and bool(cells.all(row, "publisher"))
    if not publisher or (web(publisher) and not addresses):
        addresses, publisher = addresses or list(_addresses(publisher)), ""
    if addresses and (own or not publisher or cells.has("address")):
        return tuple(
            Source(publisher if own and publisher else _host(each), "news site", title if own else "", each, "", "und")
            for each in addresses
        )
    return (_table(cells, publisher, title, when),)


def _table(cells: Cells, publisher: str, title: str, when: str) -> Source:
    """The table as a report; what it does not say of itself is asked."""
    constants, ask = cells.mapping.constants, cells.asked.ask
    publisher = publisher or ask("publisher", "Who published the table, or the report it is from?")
    kinds = {kind: kind for kind in get_args(ReportKind)}
    kind = constants.get("publisher_kind") or ask(
        "publisher_kind", "What sort of publisher is that?", options=kinds, proposed="research", needed=False
    )
    title = title or ask("title", "What is the title of the report? It may be left out.", needed=False)
    address = ask("address", "At which web address is it? It may be left out.", needed=False)
    day = "" if cells.has("said") else published(cells)
    fits = day and Period.parse(day).end >= Period.parse(when).start
    return Source(publisher or NOT_ANSWERED, kind, title, address, day if fits else "")


def _addresses(cell: str) -> list[str]:
    found = re.findall(r"https?://[^\s;|,]+(?:,[^\s;|,]+)*", cell)
    return [each.rstrip(").") for each in found]


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or address
    except ValueError:
        host = address
    return host.removeprefix("www.")
