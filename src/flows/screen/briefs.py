"""Claims in a few lines each, with links to their reports: under the timeline, behind a mark, on the Claims page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import streamlit as st

from flows.screen import text
from flows.screen.frame import View
from flows.summary import plural
from flows.views.briefs import Brief, Cited, readable

PAGE = 6
"""Claims on one page of them."""
FEW = 6
"""Reports named in a short list."""
_ORIGINALS = 2
"""Originals without an address named in it."""


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
        st.caption("  \n".join([*_lines(brief, view, most), in_full(brief.claim, view)]))


def in_full(claim: str, view: View, label: str = "The claim in full") -> str:
    """The way to a claim in full, in the panel of whatever page this is."""
    return text.link(label, view.here(claim=claim))


def page_of(many: int, key: str, size: int = PAGE) -> slice:
    """Of so many things, those on the page that the reader has turned to."""
    pages = -(-many // size)
    page = int(st.pagination(pages, key=key)) if pages > 1 else 1
    return slice((page - 1) * size, page * size)


def _lines(brief: Brief, view: View, most: int | None) -> Iterator[str]:
    if brief.figures:
        yield f"Figures: {text.plain('; '.join(brief.figures))}"
    if brief.caveat:
        yield f"Caveat: {text.plain(brief.caveat)}"
    yield f"{plural(brief.origins, 'source')}, {plural(len(brief.reports), 'report')}. {where(brief, view, most)}"


def where(brief: Brief, view: View, most: int | None = None) -> str:
    """'Read: Kyiv Independent (en), N1 (en) · original: Financial Times, 22 June 2024 · 44 more': first what can be
    read, in the reader's language, by the publishers of the filter before all others."""
    found = readable(brief.reports, (_language(), "en"), view.selection.source)
    asked = [one for one in brief.reports if one.publisher_id in view.selection.source and not one.url]
    originals = [one for one in brief.reports if one.is_origin and not one.url and one not in asked]
    room = None if most is None else max(most - len(originals[:_ORIGINALS]) - len(asked), 1)
    shown = found[:room]
    parts = [f"Read: {', '.join(_read(one) for one in shown)}"] if shown else []
    parts += [f"also in: {'; '.join(map(_report, asked))}"] if asked else []
    named = originals if most is None else originals[:_ORIGINALS]
    parts += [f"original: {'; '.join(map(_report, named))}"] if named else []
    rest = len(brief.reports) - len(shown) - len(asked) - len(named)
    return " · ".join([*parts, f"{rest} more"] if rest else parts)


def _language() -> str:
    """The language that the reader's browser asks for: 'en'."""
    return (st.context.locale or "en").partition("-")[0]


def _read(report: Cited) -> str:
    name = text.publisher(report.publisher, report.control, report.link)
    return f"{name} ({report.language}{', original' if report.is_origin else ''})"


def cited(reports: Iterable[Cited]) -> str:
    """Reports as links."""
    return "; ".join(map(_report, reports))


def _report(report: Cited) -> str:
    name = text.publisher(report.publisher, report.control, report.link)
    return f"{name}{f', {report.published}' if report.published else ''}"
