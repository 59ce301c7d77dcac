"""What can be cited, as objects of CSL-JSON: every other form is written from these.

Format: Citation Style Language 1.0.2, csl-data.json. An item holds `id`, `type` and what is known, nothing empty.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from flows.dates import Period, spoken
from flows.evidence import origins
from flows.export.citation import plain
from flows.export.citation.plain import Item
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

_TYPES = {
    **dict.fromkeys(("newspaper", "news agency", "news site"), "article-newspaper"), "magazine": "article-magazine",
    "official document": "report", "research": "report", "social media": "post", "blog": "post-weblog",
}  # fmt: skip
"""Types of CSL by kind of report; all else is a page of the web."""


def of_report(key: str, tables: Tables) -> Item:
    """A report; a title or a date that was not seen is left out, not made up."""
    data = tables.dataset
    record = data.reports[key]
    publisher = data.publishers[record.publisher]
    control = publisher.state_control
    return _stated(
        {
            "id": key,
            "type": _TYPES.get(data.kind(record), "webpage"),
            "title": record.title,
            "container-title": publisher.name,
            "issued": record.published and _period(record.published),
            "accessed": record.seen and _day(record.seen),
            "language": record.language,
            "URL": record.address,
            "archive_location": record.archived if record.url else None,
            "note": control and f"{plain.CONTROLLED}: {control.why}",
        }
    )


def of_dataset(tables: Tables, address: str) -> Item:
    """This edition of the dataset, at an address."""
    about = tables.dataset.dataset
    return _stated(
        {
            "id": f"dataset:{about.stem}",  # no id of a report holds a colon
            "type": "dataset",
            "title": about.title,
            "author": [{"literal": about.authors}] if about.authors else None,
            "issued": _day(about.updated),
            "version": about.version,
            "URL": address,
        }
    )


def of_claim(key: str, tables: Tables, address: str) -> Item:
    """The record of a claim in the dataset, at its address; the note says who says it, and in which report first."""
    of = of_dataset(tables, address)
    return of | {"id": f"claim:{key}", "title": f"{of['title']}: claim {key}", "note": said(key, tables)}


def claim(key: str, tables: Tables, base: str) -> list[Item]:
    """The record of a claim, then every report that carries it, its sources first; `base` is the app's own address."""
    record = tables.record(tables.place[key])
    keys = dict.fromkeys((*origins(record, tables.dataset.reports), *record.reports))
    return [of_claim(key, tables, tables.at(f"{base}/claims/{key}")), *(of_report(one, tables) for one in keys)]


def selection(tables: Tables, mask: Mask, base: str) -> list[Item]:
    """The dataset, then every report and every source behind the chosen claims, in order of the data file."""
    keys = set(tables.within(tables.citations, mask)["report"].astype(str))
    keys |= set(tables.within(tables.origins, mask)["origin"].astype(str))
    return [
        of_dataset(tables, tables.at(f"{base}/")),
        *(of_report(key, tables) for key in tables.dataset.reports if key in keys),
    ]


def said(key: str, tables: Tables) -> str:
    """'The President, 22 June 2024, in The Herald, “Shells”, 22 June 2024 (https://…) and 2 further reports.'"""
    data, record = tables.dataset, tables.record(tables.place[key])
    first = plain.text(of_report(origins(record, data.reports)[0], tables))
    more = len(record.reports) - 1
    further = f" and {plural(more, 'further report')}" if more else ""
    return f"{data.actors[record.by].name}, {spoken(str(record.date))}, in {first}{further}."


def _stated(fields: dict[str, Any]) -> Item:
    return {name: value for name, value in fields.items() if value is not None}


def _day(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _period(period: Period) -> dict[str, Any]:
    """A date as precise as it is known; of an interval both ends."""
    return {"date-parts": [[int(part) for part in end.split("-")] for end in str(period).split("/")]}
