"""Drafts of claims to the text of a data file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.dates import Period
from flows.fold import fold, slug
from flows.reading.draft import Draft, Source, clean
from flows.reading.ids import Ids, web, written
from flows.reading.numbers import Number
from flows.sizes import FEW_WORDS

_PART = 34
"""Letters of a part of an id."""


def document(drafts: Sequence[Draft], title: str, scope: str) -> str:
    """The data file; the same for the same drafts."""
    made = _Made(frozenset(fold(draft.category) for draft in drafts if draft.category))
    claims = [made.claim(draft) for draft in drafts]
    updated = max((Period.parse(day).start for draft in drafts for day in _days(draft)), default=None)
    assert updated is not None, "there are drafts, and each has a date"
    about = {
        "title": clean(title), "version": f"{updated.year:04}.{updated.month:02}.0", "updated": updated.isoformat(),
        "licence": "LicenseRef-as-given-by-its-publisher", "scope": clean(scope),
    }  # fmt: skip
    sections = {
        "dataset": about, "units": list(made.units), "goods": made.goods.records, "publishers": made.publishers.records,
        "actors": made.actors.records, "reports": made.reports.records, "flows": made.flows.records,
        "claims": sorted(claims, key=lambda claim: str(claim["date"])),
    }  # fmt: skip
    return written(sections)


def _days(draft: Draft) -> Iterable[str]:
    return filter(None, (draft.said, *(source.published for source in draft.sources)))


@dataclass
class _Made:
    """The records made so far."""

    categories: frozenset[str]
    units: dict[str, None] = field(default_factory=dict)
    goods: Ids = field(default_factory=Ids)
    publishers: Ids = field(default_factory=Ids)
    actors: Ids = field(default_factory=Ids)
    reports: Ids = field(default_factory=Ids)
    flows: Ids = field(default_factory=Ids)
    claims: Ids = field(default_factory=Ids)

    def claim(self, draft: Draft) -> dict[str, Any]:
        """The record of a claim, after those that it needs."""
        ends = "-".join(_called(stage) for stage in (draft.route[0], draft.route[-1]))
        wish = (
            draft.key
            or f"{ends}-{slug(draft.goods)[:_PART]}-row-{draft.row}{f'-{draft.part + 1}' if draft.part else ''}"
        )
        speaker = {"name": clean(draft.speaker.name), "kind": draft.speaker.kind}
        speaker |= {"country": draft.speaker.country} if draft.speaker.country else {}
        record: dict[str, Any] = {
            "flow": self.flow(draft, ends),
            "by": self.actors.add(fold(speaker["name"]), speaker["name"], speaker),
            "date": draft.said, "stance": draft.stance, "basis": draft.basis, "statement": clean(draft.statement),
        }  # fmt: skip
        if draft.value:
            record["value"] = _figure(draft.value) | {"currency": draft.value.currency}
        if draft.quantities:
            record["quantities"] = [_figure(figure) | {"unit": self.unit(unit)} for figure, unit in draft.quantities]
        record |= {"responds_to": list(draft.answers)} if draft.answers else {}
        record |= {"caveat": clean(draft.caveat)} if draft.caveat else {}
        record["reports"] = list(dict.fromkeys(map(self.report, draft.sources)))
        return {"id": self.claims.add(f"{draft.row} {draft.part}", wish, record)} | record

    def unit(self, given: str) -> str:
        """A unit, listed among those of the file."""
        unit = clean(given, FEW_WORDS)
        self.units.setdefault(unit)
        return unit

    def flow(self, draft: Draft, ends: str) -> str:
        """The id of the flow; rows of one deal share it, and its period reaches over all of them."""
        wide = draft.category and fold(clean(draft.category)) != fold(clean(draft.goods))
        within = self.good(draft.category, "") if wide else ""
        goods = self.good(draft.goods, "" if fold(draft.goods) in self.categories else within)
        same = json.dumps([draft.route, goods, draft.kind, draft.deal or draft.period, bool(draft.deal)])
        wish = f"{ends}-{slug(draft.goods)[:_PART]}-{slug(draft.deal)[:_PART] or slug(draft.period)}"
        record: dict[str, Any] = {"route": list(draft.route), "goods": goods}
        record |= {"kind": draft.kind} if draft.kind != "flow" else {}
        key = self.flows.add(same, wish, record)
        if draft.period:
            kept = self.flows.records[key]
            kept["period"] = _over(kept.get("period", draft.period), draft.period)
        return key

    def good(self, name: str, within: str) -> str:
        """The id of a class of goods."""
        record = {"name": clean(name)} | ({"within": within} if within else {})
        return self.goods.add(fold(record["name"]), name, record)

    def report(self, source: Source) -> str:
        """The id of a report."""
        name = clean(source.publisher)
        publisher = self.publishers.add(fold(name), name, {"name": name, "kind": source.kind})
        record: dict[str, Any] = {"publisher": publisher}
        record |= {"title": clean(source.title)} if source.title else {}
        if web(source.address):
            record["url"] = source.address
        else:
            given = f"Where it can be found, as the file says: {source.address}" if source.address else ""
            record["note"] = clean(given or "The file gives no address.")
        record |= {"published": source.published} if source.published else {}
        record |= {"language": source.language, "read": "no"}
        same = source.address.casefold() if web(source.address) else json.dumps(record)
        tail = source.address.rstrip("/").rpartition("/")[2] if web(source.address) else source.title
        return self.reports.add(same, f"{slug(name)[:_PART]}-{slug(tail)[:_PART]}-{source.published}", record)


def _called(stage: Any) -> str:
    """A stage in an id."""
    if isinstance(stage, list):
        return _called(stage[0])
    return slug(next(iter(stage.values())) if isinstance(stage, dict) else stage)[:16].strip("-") or "unnamed"


def _figure(figure: Number) -> dict[str, Any]:
    """A figure as a data file has it."""
    record: dict[str, Any] = {}
    if figure.low is not None and figure.low == figure.high:
        record["amount"] = float(figure.low)
    else:
        sides = {"low": figure.low, "high": figure.high}
        record |= {side: float(given) for side, given in sides.items() if given is not None}
    record |= {"approximate": True} if figure.approximate else {}
    return record | {"worded": clean(figure.worded, FEW_WORDS)}


def _over(one: str, other: str) -> str:
    """The period that reaches over two."""
    first, last = Period.parse(one), Period.parse(other)
    if one == other or (first.start <= last.start and last.end <= first.end):
        return one
    begin = min(first, last, key=lambda each: each.start).text.partition("/")[0]
    end = max(first, last, key=lambda each: each.end).text.rpartition("/")[2]
    return begin if begin == end else f"{begin}/{end}"
