"""A claim as linked data in the words of schema.org: who claims what, when, and where it appears. No verdict."""

from __future__ import annotations

from typing import Any

from flows.dataset.model import Claim, Report
from flows.evidence import origins
from flows.tables import Tables

_KINDS = {
    "head of state": "Person", "analyst": "Person", "intelligence service": "Organization",
    "research institute": "Organization",
}  # fmt: skip
"""Of actors, where the kind tells; a ministry may be the house or the minister."""
_ARTICLES = {"newspaper", "news agency", "news site", "magazine", "broadcaster"}


def claim(key: str, tables: Tables, base: str) -> dict[str, Any]:
    """JSON-LD of a claim; `base` is the app's own address."""
    data, record = tables.dataset, tables.record(tables.place[key])
    sources = origins(record, data.reports)
    about, address = data.dataset, tables.at(f"{base}/claims/{key}")
    found = {
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": address,
        "url": address,
        "identifier": key,
        "text": record.statement,
        "inLanguage": "en",
        "author": _author(record, tables),
        "datePublished": str(record.date),
        "dateModified": about.updated.isoformat(),
        "appearance": [_report(data.reports[each], tables) for each in record.reports],
        "isPartOf": {"@type": "Dataset", "name": about.title, "version": about.version, "url": tables.at(f"{base}/"),
                     "license": about.licence},
    }  # fmt: skip
    return found | ({"firstAppearance": _report(data.reports[sources[0]], tables)} if len(sources) == 1 else {})


def _author(record: Claim, tables: Tables) -> dict[str, str]:
    actor = tables.dataset.actors[record.by]
    kind = {"@type": _KINDS[actor.kind]} if actor.kind in _KINDS else {}
    return {**kind, "name": actor.name}


def _report(report: Report, tables: Tables) -> dict[str, Any]:
    publisher = tables.dataset.publishers[report.publisher]
    stated = {
        "headline": report.title,
        "url": report.address,
        "datePublished": report.published and str(report.published),
        "inLanguage": report.language,
        "publisher": {"@type": "Organization", "name": publisher.name},
    }
    kind = "NewsArticle" if tables.dataset.kind(report) in _ARTICLES else "CreativeWork"
    return {"@type": kind, **{name: value for name, value in stated.items() if value is not None}}
