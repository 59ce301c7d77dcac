"""All that is known of one claim: its figures as worded and as read, how reports differ, and who repeats whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from flows import amounts, evidence
from flows.dataset.model import Claim, Figure, Money, Report, Variant
from flows.dates import spoken
from flows.languages import ENGLISH, language, quoted
from flows.places import country_codes, name
from flows.summary import labelled
from flows.tables import Tables
from flows.views.briefs import Cited, cited


def figures(claim: Claim) -> pd.DataFrame:
    """One row a figure, all texts: `What is counted`, `As worded`, `As read`, `In euro (derived)`."""
    stated = [figure for figure in (claim.value, *claim.quantities) if figure is not None]
    return pd.DataFrame(
        {
            "What is counted": [claim.basis] * len(stated),
            "As worded": [quoted(figure.worded, figure.language) for figure in stated],
            "As read": [as_read(figure) for figure in stated],
            "In euro (derived)": [in_euro(claim, figure) for figure in stated],
        }
    )


def involved(claim: Claim, tables: Tables) -> pd.DataFrame:
    """One row a company that had a hand without being a stage, all texts: `Company`, `Role`, `State`, `Step`."""
    rows = [
        (
            tables.dataset.companies[each.company].name, each.role, name(each.state) if each.state else "",
            " to ".join(map(_party, each.leg)) if each.leg else "",
        )
        for each in claim.involved
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["Company", "Role", "State", "Step"], dtype=object)


def involved_in_words(claim: Claim, tables: Tables) -> tuple[str, ...]:
    """'Meridian (carrier, of Ukraine; Serbia to Bangladesh)'."""
    rows = involved(claim, tables).itertuples(index=False)
    return tuple(
        f"{company} ({role}{f', of {state}' if state else ''}{f'; {step}' if step else ''})"
        for company, role, state, step in rows
    )


def _party(code: str) -> str:
    return name(code) if code in country_codes() else code


def as_read(figure: Figure) -> str:
    """'EUR 800,000,000', '200,000 to under 1,000,000 shells'."""
    read = figure.interval.text()
    return (
        f"{figure.currency} {read}"
        if isinstance(figure, Money)
        else amounts.things(read, getattr(figure, "unit", "")).strip()
    )


def in_euro(claim: Claim, figure: Figure) -> str:
    """'about EUR 365,000,000 at 1.12 USD for one euro (ECB, 2019-12-31)', or why there is no rate; empty for euro and
    things."""
    if not isinstance(figure, Money) or figure.currency == "EUR":
        return ""
    at = amounts.rate(figure.currency, claim.date.end)
    if at is None:
        return f"not converted: {amounts.no_rate(figure.currency, claim.date.end)}"
    euro = amounts.to_euro(figure.interval, at).text()
    return f"about EUR {euro} at {at.per_euro:g} {at.currency} for one euro (ECB, {at.day})"


def variants(claim: Claim, tables: Tables) -> pd.DataFrame:
    """One row a variant, all texts: `How it differs`, `As worded` (with what follows from it, derived), `Reports`."""
    rows = [
        (
            variant.note,
            "; ".join(filter(None, [*_worded(variant), conversion(claim, variant, tables)])),
            ", ".join(sorted({_publisher(tables, key) for key in variant.reports})),
        )
        for variant in claim.variants
    ]
    return pd.DataFrame(rows, columns=["How it differs", "As worded", "Reports"])


def _worded(variant: Variant) -> list[str]:
    """As quoted; what is not English with its reading."""
    return [
        quoted(figure.worded, figure.language) + ("" if figure.language == ENGLISH else f": {as_read(figure)}")
        for figure in (variant.value, *variant.quantities)
        if figure
    ]


def conversion(claim: Claim, variant: Variant, tables: Tables) -> str:
    """What the ECB rate makes of the claim's value on the day of the variant's first dated report; derived."""
    dated = [tables.dataset.reports[key].published for key in variant.reports]
    days = sorted(published.end for published in dated if published is not None)
    if variant.kind != "conversion" or not (variant.value and claim.value and days):
        return ""
    at, amount = amounts.rate(variant.value.currency, days[0]), claim.value.amount
    if at is None or amount is None or claim.value.currency != "EUR":
        return ""
    told = amounts.spoken(round(amount * at.per_euro, -6))
    return f"derived: about {at.currency} {told} at {at.per_euro:g} for one euro (ECB, {at.day})"


def _publisher(tables: Tables, key: str) -> str:
    record = tables.dataset.publishers[tables.dataset.reports[key].publisher]
    return labelled(record.name, record.state_controlled)


@dataclass(frozen=True, slots=True)
class Branch:
    """A report in the tree of who repeats whom."""

    depth: int
    """0 for an origin."""
    cited: Cited
    about: str
    """'2024-06-22, English, newspaper, not read'."""
    above: bool
    """Whether what repeats it is shown at an earlier place."""


def tree(claim: Claim, tables: Tables) -> Iterator[Branch]:
    """Origins first, under each the reports that repeat it."""
    reports = tables.dataset.reports
    below: dict[str, list[str]] = {}
    todo = list(claim.reports)
    for key in todo:  # grows: what a report repeats may lie behind it and not carry the claim itself
        for source in evidence.repeated(key, claim, reports):
            below.setdefault(source, []).append(key)
            if source not in todo:
                todo.append(source)
    ends = evidence.origins(claim, reports)
    shown: set[str] = set()
    ahead = [(origin, 0) for origin in reversed(ends)]
    while ahead:  # no recursion: repeats of repeats may be thousands deep
        key, depth = ahead.pop()
        again = key in shown
        shown.add(key)
        (report,) = cited((key,), frozenset(ends), tables.dataset)
        yield Branch(depth, report, _about(tables, key), again and bool(below.get(key)))
        ahead += [] if again else [(further, depth + 1) for further in reversed(below.get(key, []))]


def _about(tables: Tables, key: str) -> str:
    report = tables.dataset.reports[key]
    seen = [] if report.read != "no" else ["not read"]
    seen += [found(report)] if report.page else []
    about = [str(report.published or "no date seen"), language(report.language), tables.dataset.kind(report)]
    return ", ".join([*about, *seen])


def found(report: Report) -> str:
    """How its page was found: 'page gone on 12 November 2026'."""
    told = {"alive": "page there", "behind a wall": "page behind a wall", "forbids archiving": "page forbids archiving"}
    return f"{told.get(str(report.page), f'page {report.page}')} on {spoken(str(report.seen))}"


def answers(claim: Claim, tables: Tables) -> list[tuple[str, str]]:
    """What it answers and what answers it, by id: ('Answers', 'ft-800m'), ('Answered by', 'vucic-no-czech')."""
    answered = [("Answers", other) for other in claim.responds_to]
    by = [("Answered by", other.id) for other in tables.dataset.claims if claim.id in other.responds_to]
    return answered + by
