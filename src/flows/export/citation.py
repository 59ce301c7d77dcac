"""How to cite a claim: who says it, where it was published, and the version of the dataset that records it."""

from __future__ import annotations

import re

from flows.dataset.model import Report
from flows.dates import spoken
from flows.evidence import origins
from flows.tables import Tables

_ESCAPED = re.compile(r"([&%$#_{}])")


def text(claim_id: str, tables: Tables, address: str) -> str:
    """Two sentences for a footnote: the claim with its first origin, and this dataset with its version."""
    data, claim = tables.dataset, tables.record(tables.place[claim_id])
    first = data.reports[origins(claim, data.reports)[0]]
    count = len(claim.reports) - 1
    more = f" and {count} further report{'s' * (count != 1)}" if count else ""
    said = f"{data.actors[claim.by].name}, {spoken(str(claim.date))}, in {_published(first, tables)}{more}."
    about = data.dataset
    return f"{said} Recorded as “{claim.id}” in: {about.cited}, version {about.version}, {address}."


def bibtex(claim_id: str, tables: Tables, address: str) -> str:
    """The record of the dataset as a BibTeX entry of type misc; the note holds the claim and its first origin."""
    about = tables.dataset.dataset
    fields = {
        "title": f"{about.title}: claim {claim_id}",
        **({"author": "{" + _plain(about.authors) + "}"} if about.authors else {"key": about.title}),
        "year": str(about.updated.year),
        "version": about.version,
        "url": address,
        "note": text(claim_id, tables, address).split(" Recorded as ")[0],
    }
    body = ",\n".join(
        f"  {key} = {{{value if key in ('url', 'author') else _plain(value)}}}" for key, value in fields.items()
    )
    return f"@misc{{{claim_id},\n{body}\n}}"


def _published(report: Report, tables: Tables) -> str:
    name = tables.dataset.publishers[report.publisher].name
    parts = [
        name,
        f"“{report.title}”" if report.title else "",
        spoken(str(report.published)) if report.published else "",
    ]
    return ", ".join(filter(None, parts)) + (f" ({report.address})" if report.address else "")


def _plain(value: str) -> str:
    """What BibTeX would read as a command is escaped."""
    return _ESCAPED.sub(r"\\\1", value)
