"""What the app's own pages say of a report beside its name."""

from __future__ import annotations

from flows.dates import spoken
from flows.languages import language
from flows.tables import Tables
from flows.views.claims.dossier import found

READ = {"whole": "read whole", "opening": "its opening read", "no": "not read"}
"""What the curator saw of it."""


def about(key: str, tables: Tables) -> str:
    """'22 June 2024, English, newspaper, its opening read'."""
    report = tables.dataset.reports[key]
    day = spoken(str(report.published)) if report.published else "no date seen"
    told = [day, language(report.language), tables.dataset.kind(report), READ[report.read]]
    return ", ".join([*told, found(report)] if report.page else told)
