"""Official aggregates as upper limits: what a flow moved along a leg is no more than all that moved along it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from flows.bounds.asked import Asked, Path
from flows.bounds.limits import Limit, Reading, one_kind
from flows.bounds.network import Network
from flows.bounds.unions import Amounts, unions
from flows.choices import contained
from flows.places import Stage
from flows.tables import Tables

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class _Total:
    """A statistic's most for its period."""

    since: date
    until: date
    most: float
    claim: str


Series = tuple[str, tuple[Stage, ...], str]
"""Who counts, along which leg, which goods."""
Most = tuple[float | None, tuple[str, ...]]
"""A total, or the sum of several, and the claims behind it."""


def limits(tables: Tables, net: Network, readings: Sequence[Reading]) -> Iterator[Limit]:
    """An upper limit for each leg and period that a statistic contains, or several of one actor in a row.

    A total limits the flows whose goods and period it contains, as far as their ways pass its leg; where they are
    distinct, together. Totals of one actor that cover a period between them limit by their sum: derived.
    """
    one_kind(readings)
    data, fresh = tables.dataset, count(net.size)
    for (_, route, goods), totals in sorted(_series(tables, readings).items()):
        wider = contained([goods], tables)
        inside = [key for key in net.ways if data.flows[key].goods in wider and data.flows[key].period]
        passing = {key: _along(net, key, route) for key in inside}
        yield from _bounded(net, {key: ways for key, ways in passing.items() if ways}, sorted(totals), fresh)
    for reading in sorted(readings, key=lambda each: each.claim):
        parts = {key: net.unknowns(Asked(key)) for key in sorted(net.kinship.parts[reading.flow] & net.ways.keys())}
        yield from _within(net, parts, [(reading.high, (reading.claim,))], fresh)


def _series(tables: Tables, readings: Iterable[Reading]) -> Mapping[Series, list[_Total]]:
    found: dict[Series, list[_Total]] = {}
    for reading in readings:
        flow = tables.dataset.flows[reading.flow]
        if reading.high is not None and flow.period is not None:
            total = _Total(flow.period.start, flow.period.end, reading.high, reading.claim)
            by = tables.record(tables.place[reading.claim]).by
            route = tuple(tuple(sorted(stage)) for stage in flow.route)
            found.setdefault((by, route, flow.goods), []).append(total)
    return found


def _along(net: Network, key: str, route: tuple[Stage, ...]) -> tuple[int, ...]:
    """The unknowns of a flow whose way passes the leg, stage by stage, by countries that the statistic names."""
    return tuple(number for number, path in net.ways[key] if _passes(path, route))


def _passes(path: Path, route: tuple[Stage, ...]) -> bool:
    starts = range(len(path) - len(route) + 1)
    return any(
        all(party.kind == "country" and party in stage for party, stage in zip(path[at:], route, strict=False))
        for at in starts
    )


def _bounded(net: Network, passing: Amounts, totals: list[_Total], fresh: Iterator[int]) -> Iterator[Limit]:
    """For each single total, and each period that only several cover, the flows within it."""
    spans: dict[tuple[date, date], list[Most]] = {}
    for total in totals:
        spans.setdefault((total.since, total.until), []).append((total.most, (total.claim,)))
    for since, until in sorted({_days(net, key) for key in passing}):
        if not any(total.since <= since and until <= total.until for total in totals):
            found = _cover(totals, since, until)
            spans |= {(since, until): [found]} if found else {}
    for (since, until), mosts in spans.items():
        inside = [key for key in passing if since <= _days(net, key)[0] and _days(net, key)[1] <= until]
        yield from _within(net, {key: passing[key] for key in inside}, mosts, fresh)


def _within(net: Network, amounts: Amounts, mosts: Iterable[Most], fresh: Iterator[int]) -> Iterator[Limit]:
    """That amounts of several flows lie within each of some totals."""
    sums, ties = unions(net.kinship, amounts, fresh)
    yield from ties
    yield from (Limit(each, (), None, most, claims) for each in sums for most, claims in mosts)


def _days(net: Network, key: str) -> tuple[date, date]:
    period = net.dataset.flows[key].period
    assert period is not None  # those without one are never inside a statistic
    return period.start, period.end


def _cover(totals: Iterable[_Total], since: date, until: date) -> Most | None:
    """The least sum of totals that leave no day of a period out, and their claims."""
    best: list[tuple[date, float, tuple[str, ...]]] = []
    for total in sorted(totals, key=lambda each: (each.until, each)):
        if total.since <= since:
            best.append((total.until, total.most, (total.claim,)))
            continue
        before = [each for each in best if total.since - each[0] <= _DAY]
        if before:
            _, most, claims = min(before, key=lambda each: (each[1], each[2]))
            best.append((total.until, most + total.most, (*claims, total.claim)))
    reaching = [(most, tuple(sorted(claims))) for last, most, claims in best if last >= until]
    return min(reaching, default=None)
