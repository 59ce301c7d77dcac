"""Who answers whom, and which flows are disputed: of the whole data."""

from __future__ import annotations

from collections import defaultdict

from flows.disputes import ASSERTS, answers
from flows.once import once
from flows.tables import Tables


@once
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


@once
def disputed_flows(tables: Tables) -> frozenset[str]:
    """Flows where an assertion or confirmation of one speaker meets the denial of another: both are about the flow, or
    one of them is and the denial answers the other."""
    claims = tables.dataset.claims
    asserted, denied = (
        {row for row, claim in enumerate(claims) if claim.stance in stances} for stances in (ASSERTS, ("denies",))
    )
    found = {
        claims[row].flow
        for other, rows in ties(tables)[1].items() if other in denied
        for answered in rows if answered in asserted
        for row in (other, answered)
    }  # fmt: skip
    against: dict[str, set[str]] = defaultdict(set)
    for row in denied:
        against[claims[row].flow].add(claims[row].by)
    return frozenset(found | {claims[row].flow for row in asserted if against[claims[row].flow] - {claims[row].by}})
