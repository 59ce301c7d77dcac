"""Every table there is to take away."""

from __future__ import annotations

from flows.export import answers, bounds, claims, events, involved, speakers
from flows.export.columns import Table
from flows.export.figures import FIGURES, VARIANTS
from flows.export.flows import FLOWS, STAGES
from flows.export.reports import CITATIONS, RELAYS, REPORTS

RECORDS: tuple[Table, ...] = (
    claims.TABLE, FIGURES, REPORTS, RELAYS, FLOWS, events.TABLE, speakers.TABLE, CITATIONS, answers.TABLE, STAGES,
    VARIANTS, involved.TABLE,
)  # fmt: skip
"""What the data says, in the order of the sheets of a workbook; each names only records of the others."""
TABLES: tuple[Table, ...] = (*RECORDS, bounds.TABLE)
"""With what follows from it by a question, which is derived and stands in no collection of records."""
