"""Who repeats whom: from the reports of a claim to the origins behind them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

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
    """Each report of the claim, each origin in which its own trail ends, and the fewest steps there (0: itself).

    Walked from each origin down, so that a chain of repeats is walked once and not once from each of its reports.
    """
    carried = frozenset(claim.reports)
    repeats: dict[str, tuple[str, ...]] = {}
    todo = list(claim.reports)
    while todo:
        report = todo.pop()
        if report not in repeats:
            repeats[report] = repeated(report, claim, reports, carried)
            todo.extend(repeats[report])
    repeated_by: dict[str, list[str]] = {report: [] for report in repeats}
    for report, sources in repeats.items():
        for source in sources:
            repeated_by[source].append(report)
    found: dict[str, list[tuple[int, str]]] = {report: [] for report in claim.reports}
    for origin in (report for report, sources in repeats.items() if not sources):
        for report, steps in _steps(origin, repeated_by):
            if report in found:
                found[report].append((steps, origin))
    yield from ((report, origin, steps) for report in claim.reports for steps, origin in sorted(found[report]))


def _steps(origin: str, repeated_by: Mapping[str, list[str]]) -> Iterator[tuple[str, int]]:
    """Each report that leads back to an origin, with the fewest steps."""
    reached, level, steps = {origin}, [origin], 0
    while level:
        yield from ((report, steps) for report in level)
        further = dict.fromkeys(other for report in level for other in repeated_by[report] if other not in reached)
        reached |= further.keys()
        level, steps = list(further), steps + 1


def repeated(
    report: str, claim: Claim, reports: Mapping[str, Report], carried: Container[str] | None = None
) -> tuple[str, ...]:
    """The reports that one report of a claim repeats, as far as that claim goes; none where it has it first hand.

    `carried` are the claim's reports as a set, for whoever asks often.
    """
    if report in claim.first_hand:
        return ()
    relays, held = reports[report].relays, claim.reports if carried is None else carried
    return tuple(relayed for relayed in relays if relayed in held) or relays
