"""Answers: which claim responds to which."""

from __future__ import annotations

from collections.abc import Iterator

from flows.export.columns import Column, Table, chosen
from flows.tables import Tables

_COLUMNS = (
    Column("claim", "id of the claim that answers", needed=True, names="claims"),
    Column("answers", "id of the claim that it answers", needed=True, names="claims"),
)


def _rows(tables: Tables) -> Iterator[tuple[str, str]]:
    return ((claim.id, other) for claim in tables.dataset.claims for other in dict.fromkeys(claim.responds_to))


TABLE = Table(
    "answers", "who answers whom", "One row a claim and one that it answers, where both are selected; the claims name "
    "those beyond the selection, too.", ("claim", "answers"), _COLUMNS, chosen(_COLUMNS, _rows),
)  # fmt: skip
