"""Who answers whom, of the whole data."""

from __future__ import annotations

from collections import defaultdict

from flows.disputes import answers
from flows.kept import kept
from flows.tables import Tables


@kept
def ties(tables: Tables) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The claims that answer each claim, and those it answers, of other speakers; rows of tables.claims."""
    by: dict[int, list[int]] = defaultdict(list)
    to: dict[int, list[int]] = defaultdict(list)
    claims = tables.dataset.claims
    for answer, answered in answers(tables)[["answer", "answered"]].to_numpy().tolist():
        if claims[answer].by != claims[answered].by:
            by[answered].append(answer)
            to[answer].append(answered)
    return dict(by), dict(to)
