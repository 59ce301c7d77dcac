"""What must hold between records: one function a rule, its docstring the reason, problems as (path, text)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, pairwise
from typing import Any

from flows.dataset import advice, measures
from flows.dataset.document import Path
from flows.dataset.messages import did_you_mean
from flows.dataset.model import (
    About,
    Account,
    Actor,
    Claim,
    Company,
    Event,
    Figure,
    Flow,
    Goods,
    Involved,
    Money,
    Publisher,
    Report,
)
from flows.dates import Period
from flows.fold import fold, words
from flows.places import Stage, name

_NEAREST = 100
"""Units among which the one meant is looked for."""
_ZONES = timedelta(days=1)
"""Two dates of one moment differ by a day across time zones."""


def _ends_before(one: Period, other: Period) -> bool:
    """Whether one is over before the other begins, on any clock; subtracts, as the year 9999 has no next day."""
    return other.start - one.end > _ZONES


Found = Iterator[tuple[Path, str]]


@dataclass(frozen=True)
class Draft:
    """The valid records of a file; claims and events each with its place in the list."""

    dataset: About | None
    units: tuple[str, ...]
    goods: Mapping[str, Goods]
    publishers: Mapping[str, Publisher]
    actors: Mapping[str, Actor]
    companies: Mapping[str, Company]
    accounts: Mapping[str, Account]
    reports: Mapping[str, Report]
    flows: Mapping[str, Flow]
    claims: tuple[tuple[int, Claim], ...]
    events: tuple[tuple[int, Event], ...]

    def sections(self) -> dict[str, Any]:
        """The sections of a Dataset."""
        return vars(self) | {key: tuple(record for _, record in getattr(self, key)) for key in ("claims", "events")}


def all_problems(draft: Draft) -> Iterator[tuple[Path, str]]:
    """Every problem between records, rule by rule."""
    return chain.from_iterable(rule(draft) for rule in RULES)


def ids_are_unique(draft: Draft) -> Found:
    """Addresses name claims and events by id."""
    for section in ("claims", "events"):
        seen: set[str] = set()
        for index, record in getattr(draft, section):
            if record.id in seen:
                yield (section, index, "id"), f"{record.id!r} is used twice; allowed: an id of its own"
            seen.add(record.id)


def nothing_follows_itself(draft: Draft) -> Found:
    """A circle of relays has no origin; a circle of parts has no whole; a circle of answers has no first claim."""
    claims = {claim.id: claim.responds_to for _, claim in draft.claims}
    places: dict[str, str | int] = {claim.id: index for index, claim in draft.claims}
    yield from _circles("reports", "relays", {key: report.relays for key, report in draft.reports.items()}, {})
    yield from _circles("flows", "part_of", {key: flow.part_of for key, flow in draft.flows.items()}, {})
    yield from _circles("claims", "responds_to", claims, places)
    yield from _circles(
        "goods", "within", {key: (goods.within,) if goods.within else () for key, goods in draft.goods.items()}, {}
    )


def _circles(section: str, field: str, links: Mapping[str, tuple[str, ...]], places: Mapping[str, str | int]) -> Found:
    """Each circle once, at the record of it that stands first in the file."""
    done: set[str] = set()
    order = {key: number for number, key in enumerate(links)}
    for start in links:
        if start in done:
            continue
        trail, stack = [start], [iter(links[start])]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                done.add(trail.pop())
            elif step in trail:
                circle = trail[trail.index(step) :]
                turn = circle.index(min(circle, key=order.__getitem__))
                first, *rest = circle[turn:] + circle[:turn]
                text = " -> ".join((first, *rest, first))
                yield (section, places.get(first, first), field), f"runs in a circle: {text}; allowed: no way back"
            elif step not in done and step in links:
                trail.append(step)
                stack.append(iter(links[step]))


def legs_lead_elsewhere(draft: Draft) -> Found:
    """A leg from a country to itself is no movement between countries."""
    for key, flow in draft.flows.items():
        for index, (here, there) in enumerate(pairwise(flow.route), 1):
            for party in sorted(set(here) & set(there)):
                if party.kind == "country":
                    text = f"the leg leads from {name(party.code)} to itself; allowed: two different countries"
                    yield ("flows", key, "route", index), text


def answers_come_later(draft: Draft) -> Found:
    """Nobody answers what has not been said yet."""
    dates = {claim.id: claim.date for _, claim in draft.claims}
    for index, claim in draft.claims:
        for number, answered in enumerate(claim.responds_to):
            if answered in dates and _ends_before(claim.date, dates[answered]):
                text = f"answers {answered!r}, said only on {dates[answered]}; allowed: a claim made by {claim.date}"
                yield ("claims", index, "responds_to", number), text


def reports_come_after(draft: Draft) -> Found:
    """A report can neither carry what was not said yet nor repeat what was not published yet."""
    for index, claim in draft.claims:
        for number, key in enumerate(claim.reports):
            report = draft.reports.get(key)
            if report and report.published and _ends_before(report.published, claim.date):
                text = f"{key!r} was published on {report.published}, before the claim of {claim.date}; allowed: later"
                yield ("claims", index, "reports", number), text
    for key, report in draft.reports.items():
        for number, origin in enumerate(report.relays):
            first = draft.reports.get(origin)
            if report.published and first and first.published and _ends_before(report.published, first.published):
                text = f"{origin!r} was published on {first.published}, after this report; allowed: an earlier one"
                yield ("reports", key, "relays", number), text


def nothing_is_of_the_future(draft: Draft) -> Found:
    """An edition holds what was said, published and done by its day; what is planned is a flow's period."""
    if draft.dataset is None:
        return
    last, told = draft.dataset.updated, "is after the edition's day"
    dated: list[tuple[Path, Period | None]] = [
        *((("reports", key, "published"), report.published) for key, report in draft.reports.items()),
        *((("claims", index, "date"), claim.date) for index, claim in draft.claims),
        *((("events", index, "date"), event.date) for index, event in draft.events),
    ]
    for path, period in dated:
        if period is not None and period.start - last > _ZONES:
            yield path, f"{period} {told}, {last}; allowed: up to then, or a later day under dataset.updated"
    for key, report in draft.reports.items():
        if report.seen is not None and report.seen - last > _ZONES:
            text = f"{report.seen} {told}, {last}; allowed: up to then, or a later day under dataset.updated"
            yield ("reports", key, "seen"), text


def variants_belong_to_the_claim(draft: Draft) -> Found:
    """A variant is a difference between the reports of one claim; first hand, too, is one of its reports."""
    for index, claim in draft.claims:
        named: list[tuple[Path, tuple[str, ...]]] = [(("first_hand",), claim.first_hand)]
        named += [(("variants", number, "reports"), item.reports) for number, item in enumerate(claim.variants)]
        for path, reports in named:
            for place, report in enumerate(reports):
                if report in draft.reports and report not in claim.reports:
                    text = f"{report!r} is not among the claim's reports; allowed: {', '.join(claim.reports)}"
                    yield ("claims", index, *path, place), text


def units_are_listed(draft: Draft) -> Found:
    """One spelling a unit, or figures of one kind would stand in two pictures."""
    for index, claim in draft.claims:
        for path, figure in _figures(claim):
            unit = getattr(figure, "unit", None)
            if unit is not None and unit not in draft.units:
                listed = ", ".join(draft.units) or "one that is listed under units"
                meant = did_you_mean(advice.near(unit, draft.units[:_NEAREST]))
                yield ("claims", index, *path, "unit"), f"{unit!r} is not a unit{meant}; allowed: {listed}"


def _figures(claim: Claim) -> Iterator[tuple[Path, Figure]]:
    yield from ((("quantities", number), quantity) for number, quantity in enumerate(claim.quantities))
    for number, variant in enumerate(claim.variants):
        for place, quantity in enumerate(variant.quantities):
            yield ("variants", number, "quantities", place), quantity


def accounts_may_be_added(draft: Draft) -> Found:
    """Within an account ribbons add up: one actor, one basis, one currency, and no flow counted twice."""
    members: dict[str, list[tuple[int, Claim]]] = {}
    for index, claim in draft.claims:
        if claim.account is not None:
            first = members.setdefault(claim.account, [])
            for _, other in first:
                reason = _not_addable(claim, other, draft.flows)
                if reason:
                    text = f"{claim.account!r} cannot hold this beside {other.id!r}: {reason}"
                    yield ("claims", index, "account"), f"{text}; allowed: figures that add up"
                    break
            first.append((index, claim))


def _not_addable(claim: Claim, other: Claim, flows: Mapping[str, Flow]) -> str:
    """Why two claims' figures may not stand in one sum; nothing where they may."""
    if claim.by != other.by:
        return "another actor"
    if claim.basis != other.basis:
        return "another basis"
    if _currency(claim.value) != _currency(other.value):
        return "another currency"
    if claim.flow == other.flow:
        return "the same flow"
    if claim.flow in _shared(other.flow, flows) or other.flow in _shared(claim.flow, flows):
        return "the flows overlap"
    return ""


def _shared(key: str, flows: Mapping[str, Flow]) -> set[str]:
    """The flows that overlap a flow or contain it, directly or as the whole of a whole."""
    found: set[str] = set()
    todo = [key]
    while todo:
        flow = flows.get(todo.pop())
        if flow:
            todo.extend(whole for whole in flow.part_of if whole not in found)
            found |= {*flow.part_of, *flow.overlaps}
    return found


def _currency(value: Money | None) -> str | None:
    return value.currency if value else None


def flows_are_distinct_or_overlap(draft: Draft) -> Found:
    """Two flows cannot both overlap and be distinct, and none is a part of itself."""
    for key, flow in draft.flows.items():
        for number, other in enumerate(flow.distinct_from):
            twin = draft.flows.get(other)
            said_there = twin is not None and key in (*twin.part_of, *twin.overlaps)
            if said_there or other in (*flow.part_of, *flow.overlaps):
                text = f"{other!r} is said to overlap as well; allowed: one of the two"
                yield ("flows", key, "distinct_from", number), text


def names_are_spelled_once(draft: Draft) -> Found:
    """Two records of one publisher, actor or address would split what belongs together, whatever accents and case."""
    for section, field in (("publishers", "name"), ("actors", "name"), ("goods", "name"), ("reports", "url")):
        seen: dict[str, str] = {}
        for key, record in getattr(draft, section).items():
            value = getattr(record, field)
            same = value and (value.casefold() if field == "url" else fold(value))
            if same is not None and same in seen:
                text = f"{value!r} is also that of {seen[same]!r}; allowed: one record for each"
                yield (section, key, field), text
            elif same is not None:
                seen[same] = key


def pages_have_an_address(draft: Draft) -> Found:
    """What is known of a page is known of an address; how it was found belongs to a day."""
    for key, report in draft.reports.items():
        for field in ("fragment", "seen", "page"):
            if getattr(report, field) is not None and report.url is None:
                yield ("reports", key, field), "the report has no url; allowed: with one"
        if (report.seen is None) != (report.page is None):
            given, other = ("page", "seen") if report.seen is None else ("seen", "page")
            yield ("reports", key, given), f"stands without {other}; allowed: both or neither"


def companies_are_told_apart(draft: Draft) -> Found:
    """A claim concerns the company whose name occurs in it: a spelling is that of one company, and has letters."""
    seen: dict[str, str] = {}
    for key, company in draft.companies.items():
        spelled: list[tuple[Path, str]] = [(("name",), company.name)]
        spelled += [(("names", number), spelling) for number, spelling in enumerate(company.names)]
        for path, spelling in spelled:
            other = seen.setdefault(words(spelling), key)
            if not words(spelling).strip():
                yield ("companies", key, *path), f"{spelling!r} has no letters; allowed: words that claims use"
            elif other != key:
                text = f"{spelling!r} is also a name of {other!r}; allowed: names of one company"
                yield ("companies", key, *path), text


def the_involved_stand_at_a_step(draft: Draft) -> Found:
    """A leg is one of the route, or nobody knows where the company had a hand; and nobody is named twice for it."""
    for index, claim in draft.claims:
        route = draft.flows[claim.flow].route if claim.flow in draft.flows else ()
        for number, each in enumerate(claim.involved):
            if route and each.leg and not _leads(route, *each.leg):
                here, there = each.leg
                text = f"no step of {claim.flow!r} leads from {here} to {there}; allowed: {_steps(route)}"
                yield ("claims", index, "involved", number, "leg"), text
            if _hand(each) in map(_hand, claim.involved[:number]):
                text = f"{each.company!r} is named as {each.role} of this step twice; allowed: once"
                yield ("claims", index, "involved", number), text


def _leads(route: tuple[Stage, ...], start: str, end: str) -> bool:
    codes = [{party.code for party in stage} for stage in route]
    return any(start in here and end in there for here, there in pairwise(codes))


def _steps(route: tuple[Stage, ...]) -> str:
    """'[SRB, USA or ESP], [USA or ESP, UKR]'."""
    stages = [" or ".join(party.code for party in stage) for stage in route]
    return ", ".join(f"[{here}, {there}]" for here, there in pairwise(stages))


def _hand(each: Involved) -> tuple[object, ...]:
    return each.company, each.role, each.leg


def nothing_is_lost_unseen(draft: Draft) -> Found:
    """A file that became emptier than it says of itself has lost something."""
    if draft.dataset is not None and draft.dataset.minimums is not None:
        claims, events = (record for _, record in draft.claims), (record for _, record in draft.events)
        measured = measures.measure(claims, events, draft.reports, draft.flows)
        for name, text in measures.missed(measured, draft.dataset.minimums):
            yield ("dataset", "minimums", name), text


RULES: tuple[Callable[[Draft], Found], ...] = (
    ids_are_unique,
    nothing_follows_itself,
    legs_lead_elsewhere,
    answers_come_later,
    reports_come_after,
    nothing_is_of_the_future,
    variants_belong_to_the_claim,
    units_are_listed,
    accounts_may_be_added,
    flows_are_distinct_or_overlap,
    names_are_spelled_once,
    pages_have_an_address,
    companies_are_told_apart,
    the_involved_stand_at_a_step,
    nothing_is_lost_unseen,
)
