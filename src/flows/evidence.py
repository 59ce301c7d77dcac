"""Who repeats whom: from the reports of a claim to the origins behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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


def trails(claim: Claim, reports: Mapping[str, Report]) -> Iterator[tuple[str, str, int]]:
    """Each report of the claim, each origin in which its own trail ends, and the fewest steps there (0: itself)."""
    for report in claim.reports:
        reached, level, steps = {report}, [report], 0
        while level:
            further: dict[str, None] = {}
            for passed in level:
                sources = repeated(passed, claim, reports)
                further |= dict.fromkeys(source for source in sources if source not in reached)
                if not sources:
                    yield report, passed, steps
            reached |= further.keys()
            level, steps = list(further), steps + 1


def repeated(report: str, claim: Claim, reports: Mapping[str, Report]) -> tuple[str, ...]:
    """The reports that one report of a claim repeats, as far as that claim goes; none where it has it first hand."""
    if report in claim.first_hand:
        return ()
    relays = reports[report].relays
    return tuple(relayed for relayed in relays if relayed in claim.reports) or relays
