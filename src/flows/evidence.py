"""Who repeats whom: from the reports of a claim to the origins behind them."""

from __future__ import annotations

from collections.abc import Mapping

from flows.dataset import Claim, Report


def origins(claim: Claim, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """Ids of the distinct reports in which the trail of `relays` ends, in order of the claim's reports.

    A report that repeats several others counts here only for those that carry this claim, where any of them does.
    """
    ends: dict[str, None] = {}
    seen: set[str] = set()
    todo = list(reversed(claim.reports))
    while todo:
        report = todo.pop()
        if report in seen:
            continue
        seen.add(report)
        further = repeated(report, claim, reports)
        if further:
            todo.extend(reversed(further))
        else:
            ends[report] = None
    return tuple(ends)


def repeated(report: str, claim: Claim, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """The reports that one report of a claim repeats, as far as that claim goes; none where it has it first hand."""
    if report in claim.first_hand:
        return ()
    relays = reports[report].relays
    return tuple(relayed for relayed in relays if relayed in claim.reports) or relays
