"""How full a dataset is: counts and shares, beside the least that the file itself asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flows.dataset.model import Claim, Event, Flow, Minimums, Report

Measures = dict[str, float]
SHARES = ("dated_to_the_day", "with_address", "with_read_report")
"""The measures that are shares of all claims, from 0 to 1."""


def measure(
    claims: Iterable[Claim], events: Iterable[Event], reports: Mapping[str, Report], flows: Mapping[str, Flow]
) -> Measures:
    """A number for each field of Minimums, by its name; references to records that are not there count for nothing."""
    said = list(claims)
    cited = [[reports[key] for key in claim.reports if key in reports] for claim in said]
    statistics = sum(claim.flow in flows and flows[claim.flow].kind == "statistic" for claim in said)
    return {
        "claims": len(said),
        "reports": len(reports),
        "addresses": len({report.address for report in reports.values() if report.address}),
        "languages": len({report.language for report in reports.values()}),
        "years": len({claim.date.start.year for claim in said if claim.date.start.year == claim.date.end.year}),
        "context": len(list(events)) + statistics,
        "dated_to_the_day": _share(claim.date.precision == "day" for claim in said),
        "with_address": _share(any(report.address for report in found) for found in cited),
        "with_read_report": _share(any(report.read != "no" for report in found) for found in cited),
    }


def _share(holds: Iterable[bool]) -> float:
    """The share for which it holds; 1 of nothing."""
    found = list(holds)
    return sum(found) / len(found) if found else 1.0


def missed(measured: Measures, asked: Minimums) -> Iterable[tuple[str, str]]:
    """Each minimum that is not met: its name and the text of the problem."""
    for name, least in asked.model_dump(exclude_none=True).items():
        if measured[name] < least:
            yield name, f"the file has {shown(name, measured[name])}; allowed: at least {shown(name, least)}"


def shown(name: str, value: float) -> str:
    """A count as a number, a share as a percentage."""
    return f"{value:.1%}" if name in SHARES else f"{value:,.0f}"


def page(measured: Measures, asked: Minimums | None) -> str:
    """The measures as a page of text: what is measured, how much, and the least asked for."""
    least = asked.model_dump(exclude_none=True) if asked else {}
    rows = [("", "found", "at least")]
    for name, field in Minimums.model_fields.items():
        wanted = shown(name, least[name]) if name in least else ""
        rows.append((str(field.description).rstrip("."), shown(name, measured[name]), wanted))
    width = max(len(text) for text, *_ in rows)
    return "\n".join(f"{text:<{width}}  {found:>8}  {wanted:>8}".rstrip() for text, found, wanted in rows)
