"""One claim with everything known about it: figures, variants, answers, and the tree of reports behind it."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from flows import amounts, evidence
from flows.dataset.model import Claim, Figure, Money, Quantity, Variant
from flows.places import stage_name
from flows.screen import text
from flows.summary import plural
from flows.tables import Tables, flow_name


def show(tables: Tables, claim_id: str, base: str) -> None:
    """The claim, or a kind word where there is none of that id."""
    if claim_id not in tables.place:
        st.info(f"There is no claim “{claim_id}” in this version of the dataset. All claims are listed below.")
        return
    claim = tables.record(tables.place[claim_id])
    with st.container(border=True, key="claim"):
        st.subheader(text.plain(claim.statement))
        _list("", _facts(tables, claim))
        _list("**What it answers, and what answers it**", _answers(tables, claim))
        _list("**How reports differ**", _variants(tables, claim))
        st.markdown(f"**Reports**: {_count(tables, claim)}; each stands under the report it repeats")
        st.markdown("\n".join(_tree(tables, claim)))
        st.caption(f"Address of this claim: {base}/claims?claim={claim.id}")


def _list(title: str, items: Iterator[str]) -> None:
    listed = [f"- {item}" for item in items]
    if listed:
        st.markdown("\n".join([title, "", *listed] if title else listed))


def _facts(tables: Tables, claim: Claim) -> Iterator[str]:
    data = tables.dataset
    flow = data.flows[claim.flow]
    yield f"**{text.plain(data.actors[claim.by].name)}**, {claim.date}: **{claim.stance}**"
    yield f"Flow: {text.plain(flow_name(flow, data))}" + (f" ({flow.period})" if flow.period else "")
    yield "Route: " + text.plain(" → ".join(stage_name(stage) for stage in flow.route))
    for figure in (claim.value, *claim.quantities):
        if figure is not None:
            yield f"Figure ({claim.basis}): {text.plain(figure_text(claim, figure))}"
    if claim.caveat:
        yield f"Caveat: {text.plain(claim.caveat)}"


def _answers(tables: Tables, claim: Claim) -> Iterator[str]:
    for answered in claim.responds_to:
        yield f"Answers {_other(tables, answered)}"
    for other in tables.dataset.claims:
        if claim.id in other.responds_to:
            yield f"Answered by {_other(tables, other.id)}"


def _variants(tables: Tables, claim: Claim) -> Iterator[str]:
    data = tables.dataset
    for variant in claim.variants:
        names = sorted({text.publisher(data.publishers[data.reports[key].publisher]) for key in variant.reports})
        worded = f"“{variant.value.worded}”. " if variant.value and variant.value.worded not in variant.note else ""
        told = f"{', '.join(names)}: {worded}{variant.note}"
        yield text.plain(" ".join(filter(None, [told, conversion(tables, claim, variant)])))


def conversion(tables: Tables, claim: Claim, variant: Variant) -> str:
    """What the ECB rate makes of the claim's value on the day of the variant's first dated report; derived."""
    dated = [tables.dataset.reports[key].published for key in variant.reports]
    days = sorted(published.end for published in dated if published is not None)
    if variant.kind != "conversion" or not (variant.value and claim.value and days):
        return ""
    at, amount = amounts.rate(variant.value.currency, days[0]), claim.value.amount
    if at is None or amount is None or claim.value.currency != "EUR":
        return ""
    told = amounts.spoken(round(amount * at.per_euro, -6))
    return f"Derived: about {at.currency} {told} at {at.per_euro:g} for one euro (ECB, {at.day})."


def figure_text(claim: Claim, figure: Figure) -> str:
    """'around EUR 800mn, read as EUR 800,000,000'; other currencies with the euro, the rate and its day."""
    read = figure.interval.text()
    if isinstance(figure, Quantity):
        return f"“{figure.worded}”, read as {read} {figure.unit}"
    assert isinstance(figure, Money)
    told = f"“{figure.worded}”, read as {figure.currency} {read}"
    at = amounts.rate(figure.currency, claim.date.end)
    if figure.currency == "EUR" or at is None:
        return told
    euro = amounts.to_euro(figure.interval, at).text()
    return f"{told}; derived: EUR {euro} at {at.per_euro:g} {at.currency} for one euro (ECB, {at.day})"


def _other(tables: Tables, claim_id: str) -> str:
    other = tables.record(tables.place[claim_id])
    who = tables.dataset.actors[other.by].name
    said = f"{who}, {other.date}, {other.stance}: {other.statement}"
    return f"{text.plain(said)} ([open](claims?claim={claim_id}))"


def _count(tables: Tables, claim: Claim) -> str:
    origins = len(evidence.origins(claim, tables.dataset.reports))
    return f"{plural(len(claim.reports), 'report')}, {plural(origins, 'independent origin')}"


def _tree(tables: Tables, claim: Claim) -> Iterator[str]:
    """Origins first, under each the reports that repeat it."""
    reports = tables.dataset.reports
    below: dict[str, list[str]] = {}
    for key in claim.reports:
        for source in evidence.repeated(key, claim, reports):
            below.setdefault(source, []).append(key)
    shown: set[str] = set()

    def branch(key: str, depth: int) -> Iterator[str]:
        again = key in shown
        shown.add(key)
        yield "    " * depth + f"- {_report(tables, key)}" + (" (see above)" if again and below.get(key) else "")
        for further in [] if again else below.get(key, []):
            yield from branch(further, depth + 1)

    for origin in evidence.origins(claim, reports):
        yield from branch(origin, 0)


def _report(tables: Tables, key: str) -> str:
    report = tables.dataset.reports[key]
    name = text.publisher(tables.dataset.publishers[report.publisher])
    title = text.link(report.title or report.url or "no address known", report.url)
    about = [str(report.published or "no date seen"), report.language, report.kind]
    seen = "" if report.read != "no" else ", not read"
    return f"{text.plain(name)}: {title} ({', '.join(about)}{seen})"
