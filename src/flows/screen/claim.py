"""One claim with everything known about it: route, figures, variants, answers, the tree of reports, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from flows.dataset.model import Claim
from flows.dates import spoken
from flows.export import citation
from flows.export.citation import bibtex, items
from flows.screen import briefs, folded, route, text
from flows.screen.frame import View
from flows.summary import plural, stance_of
from flows.tables import flow_name
from flows.views.claims import dossier


def show(view: View, claim_id: str) -> None:
    """All that is known of a claim; its statement is the heading above."""
    claim = view.tables.record(view.tables.place[claim_id])
    _facts(view, claim)
    _table("Figures", dossier.figures(claim))
    _table("Involved, and no stage of the route", dossier.involved(claim, view.tables))
    _answers(view, claim)
    _reports(view, claim)
    _table("How reports differ", dossier.variants(claim, view.tables))
    if not view.own:
        _cite(view, claim)
    _report_an_error(view, claim)


def _facts(view: View, claim: Claim) -> None:
    data = view.tables.dataset
    flow = data.flows[claim.flow]
    st.markdown(f"**{text.plain(data.actors[claim.by].name)}**, {spoken(str(claim.date))}: **{stance_of(claim)}**")
    route.show(flow)
    period = f", {spoken(str(flow.period))}" if flow.period else ", period not reported"
    st.markdown(
        f"Flow: {text.plain(flow_name(flow, data))} ({text.plain(data.goods[flow.goods].name.lower())}{period})"
    )
    if claim.caveat:
        st.markdown(f"Caveat: {text.plain(claim.caveat)}")


def _table(title: str, rows: pd.DataFrame) -> None:
    """The rows as texts, without columns that are empty in all of them."""
    if rows.empty:
        return
    st.markdown(f"**{title}**")
    kept = rows.loc[:, (rows != "").any()].map(text.plain)
    st.table(kept.set_index(kept.columns[0]))


def _answers(view: View, claim: Claim) -> None:
    found = dossier.answers(claim, view.tables)
    if not found:
        return
    st.markdown("**What it answers, and what answers it**")
    for relation, other in found:
        record = view.tables.record(view.tables.place[other])
        who = text.plain(view.tables.dataset.actors[record.by].name)
        with st.container(key=f"brief-{relation.split()[-1]}-{other}", gap=None):
            stance = stance_of(record)
            st.markdown(
                f"{relation} {who}, {spoken(str(record.date))}, **{stance}**: {text.plain(record.statement)}  \n"
                f":small[{briefs.in_full(other, view)}]"
            )


def _reports(view: View, claim: Claim) -> None:
    """Every report under the one it repeats."""
    branches = list(dossier.tree(claim, view.tables))
    origins = sum(branch.depth == 0 for branch in branches)
    behind = f"{plural(origins, 'source')}, {plural(len(claim.reports), 'report')}"
    st.markdown(f"**Reports**: {behind}; each stands under the report it repeats")
    st.markdown("\n".join(_tree(branches)))


def _tree(branches: list[dossier.Branch]) -> Iterator[str]:
    for branch in branches:
        report = branch.cited
        name = text.publisher(report.publisher, report.control)
        title = text.link(report.title or report.url or "no address known", report.link)
        above = "; what repeats it stands above" if branch.above else ""
        yield "    " * branch.depth + f"- {name}: {title} ({branch.about}{text.copies(report)}{above})"


def _report_an_error(view: View, claim: Claim) -> None:
    """The way to ask for a correction, with the claim's id."""
    corrections = view.tables.dataset.dataset.corrections
    told = f"Something wrong? Name the claim by its id: {claim.id}."
    way = text.link("Report an error", corrections and corrections.replace("{claim}", claim.id))
    st.caption(f"{way}. {told}" if corrections else told)


def _cite(view: View, claim: Claim) -> None:
    """The address and the citation, each with a button that copies it; the claim as a page of its own and as files."""
    place = f"{view.base}/claims/{claim.id}"
    page = view.tables.at(place)

    def draw() -> None:
        st.code(view.tables.at(f"{view.base}/claims", claim=claim.id), language=None, wrap_lines=True)
        st.code(citation.text(claim.id, view.tables, page), language=None, wrap_lines=True)
        st.code(bibtex.entry(items.of_claim(claim.id, view.tables, page)), language="latex", wrap_lines=True)
        files = [("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")]
        with_reports = ", ".join(text.link(name, view.tables.at(f"{place}.{ending}")) for name, ending in files)
        dossier_of = text.link("Dossier to print", view.tables.at(f"{view.base}/dossier", claim=claim.id))
        st.markdown(f"{text.link('Page of this claim', page)} · {dossier_of} · With its reports: {with_reports}")

    folded.drawn("Link and citation", "citation", draw)
