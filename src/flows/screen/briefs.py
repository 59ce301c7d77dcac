"""Claims in a few lines each, with links to their reports: under the timeline, behind a mark, on the Claims page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import streamlit as st

from flows.screen import text
from flows.screen.frame import View
from flows.summary import labelled, plural
from flows.views.briefs import Brief, Cited

PAGE = 25
"""Claims on one page of them."""
FEW = 6
"""Reports named in a short list: the origins, and those that can be opened."""


def show(
    brief: Brief, view: View, *, place: str = "", before: str = "", after: str = "", most: int | None = None
) -> None:
    """A claim, its reports and the way to all that is known of it.

    `place` tells apart what is shown twice on a page; `before` and `after` stand around who says it; of the reports at
    most so many are named, the rest counted.
    """
    with st.container(key=f"brief-{place}{brief.claim}", gap=None):
        st.markdown(
            f"{before}{brief.date}, {text.plain(brief.actor)} **{brief.stance}**{after}: {text.plain(brief.statement)}"
        )
        st.caption("  \n".join(_lines(brief, most)))
        st.page_link(
            view.pages["claims"], label=f"The claim in full: {brief.claim}",
            query_params={**view.query, "claim": brief.claim},
        )  # fmt: skip


def page_of(many: int, key: str, size: int = PAGE) -> slice:
    """Of so many things, those on the page that the reader has turned to."""
    pages = -(-many // size)
    page = int(st.pagination(pages, key=key)) if pages > 1 else 1
    return slice((page - 1) * size, page * size)


def _lines(brief: Brief, most: int | None) -> Iterator[str]:
    if brief.figures:
        yield f"Figures as worded: {text.plain('; '.join(f'“{worded}”' for worded in brief.figures))}"
    if brief.caveat:
        yield f"Caveat: {text.plain(brief.caveat)}"
    behind = f"{plural(len(brief.reports), 'report')}, {plural(brief.origins, 'independent origin')}"
    yield f"{behind}: {cited(brief.reports, most)}"


def cited(reports: Iterable[Cited], most: int | None = None) -> str:
    """Reports as links; where only some are named, one that can be opened is among them if there is any."""
    known = list(reports)
    if most is None or len(known) <= most:
        return "; ".join(map(_report, known))
    ends = [one for one in known if one.is_origin]
    opened = [one for one in known if one.url and not one.is_origin]
    chosen = (ends[: most - len(opened[:1])] + opened)[:most]
    return "; ".join(map(_report, chosen)) + f"; {plural(len(known) - len(chosen), 'more report')}"


def _report(report: Cited) -> str:
    name = labelled(report.publisher, report.state_controlled)
    when = f", {report.published}" if report.published else ""
    return f"{text.link(name, report.url)}{when}{', origin' if report.is_origin else ''}"
