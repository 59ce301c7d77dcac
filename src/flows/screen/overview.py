"""What is known: in a sentence, then who says what of each flow and who answers, then the three pictures, small."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from flows.screen import briefs, filters, map, part, routes, saving, text
from flows.screen.chart import below, chart, together
from flows.screen.frame import View
from flows.summary import reach
from flows.views.overview import figure, months, words
from flows.views.overview.discussed import Row, rows
from flows.views.overview.said import Said
from flows.views.style import Look

_FIRST = 5
"""Rows before all are asked for."""
_LEGS = 12
"""Steps in the picture of routes."""

_STYLE = """
.st-key-rows h2 { font-size: 1.05rem; padding: 0; margin: 0 0 1.35rem; }
[class*="st-key-row-"] { border-top: 1px solid RULE; padding: 0.3rem 0 0.4rem; }
[class*="st-key-row-"] p { font-size: 0.92rem; line-height: 1.4; }
[class*="st-key-row-"] a { color: inherit; text-underline-offset: 0.15em; }
.st-key-all-rows button { min-height: 1.5rem; padding: 0; }
.st-key-all-rows p { text-decoration: underline; }
.st-key-pictures [data-testid="stVerticalBlock"] { gap: 0.75rem; }
.st-key-pictures h2 { font-size: 1.15rem; padding: 0; }
.st-key-pictures .st-key-chart-routes-narrow {
  position: static; width: 100%; height: auto; overflow: visible; visibility: visible;
}
.st-key-pictures .st-key-figure-map .st-key-chart-map-narrow { display: revert; max-width: 25rem; }
.st-key-pictures .st-key-figure-map .st-key-chart-map-narrow .stFullScreenFrame { max-width: 25rem; }
@media (max-width: 800px) {
  [class*="st-key-row-"] p { line-height: 1.75; }
}
"""


def show(view: View) -> None:
    """The sentence, the rows, the pictures."""
    st.html(f"<style>{style(view.style)}</style>")
    found = rows(view.tables, view.mask)
    st.markdown(f"**{text.plain(words.known(view.tables, view.mask, found))}**")
    reached = reach(view.tables.dataset.dataset)
    if reached:
        st.caption(text.plain(reached))
    if found:
        _rows(view, found)
    _pictures(view)


def style(look: Look) -> str:
    """A row's lines run on as text, with the dates in them to be pressed."""
    return _STYLE.replace("RULE", look.rule).replace("MUTED", look.muted)


def _rows(view: View, found: Sequence[Row]) -> None:
    every = st.session_state.get(filters.choice("rows"), st.query_params.get("rows")) == "all"
    with st.container(key="rows", gap=None):
        st.header("Who says what has moved, and who answers", anchor=False)
        for row in found if every else found[:_FIRST]:
            _row(view, row)
    if len(found) > _FIRST:
        label = f"Show {_FIRST} alone" if every else f"Show all {len(found)}"
        st.button(label, key="all-rows", on_click=_turn, args=("" if every else "all",), type="tertiary")


def _turn(rows: str) -> None:
    st.session_state[filters.choice("rows")] = rows


def _row(view: View, row: Row) -> None:
    """One flow: its claims, who puts it forward, who answers, what is not said."""
    title = text.link(row.title, view.at("claims", flow=row.flow))
    lines = [f"**{title}**{' :small[disputed]' if row.disputed else ''}"]
    for place, line in enumerate(row.lines):
        lines.append(_line(view, line, words.more(row) if place + 1 == len(row.lines) else ""))
    with st.container(key=f"row-{row.flow}"):
        st.markdown("  \n".join([*lines, _replies(view, row)]))


def _line(view: View, line: Said, more: str) -> str:
    """Who says it and when, the figure with what is counted and as worded, what it rests on."""
    told = [f"**{text.plain(amount)}**{text.plain(worded)}" for amount, worded in words.figures(line)]
    said = f"{' and '.join(told)}, {words.counted(line)}." if told else text.plain(words.statement(line))
    dated = briefs.in_full(line.claim, view, line.date)
    return f"{text.plain(line.speaker)}, {dated}{text.plain(words.says(line))}{said} {words.rests(line)}{more}."


def _replies(view: View, row: Row) -> str:
    if not row.replies:
        return text.plain(f"{words.unanswered(row)} {words.split(row)}")
    told = [
        f"{text.plain(f'{before} {words.replying(reply)},')} {briefs.in_full(reply.claim, view, reply.date)}"
        f"{', of another supply' if reply.of else ''}"
        for before, reply in zip(words.replied(row), row.replies, strict=True)
    ]
    return f"{''.join(told)}{text.plain(f'{words.rest(row)}. {words.split(row)}')}"


@st.fragment
def _pictures(whole: View) -> None:
    """Routes, months and map, small: each in the form for narrow pages, with one list of their marks under them all."""
    with part.alone(whole, "overview") as view, st.container(key="pictures"), together() as shared:
        left, right = st.columns(2, gap="large")
        with left:
            _head(view, "Which routes are named?", "routes", "All routes")
            routes.by_origins(view, most=_LEGS, small=True)
            _head(view, "When was it said?", "timeline", "Timeline", saves="overview")
            _months(view)
        with right:
            _head(view, "Where do they lead?", "map", "Map")
            map.show(view, small=True)
            shared.choice(view, "overview")
        shared.below()


def _head(view: View, question: str, page: str, label: str, saves: str = "") -> None:
    """A picture's question, the ways to take it along, by another name than its page's where it `saves` so, and the way
    to its page."""
    with st.container(key=f"picture-head-{page}", horizontal=True, horizontal_alignment="distribute", gap="small"):
        st.header(question, anchor=False, width="content")
        links = f"{saving.link(view, saves or page)}&emsp;{text.link(label, view.at(page))}"
        st.markdown(links, width="content")


def _months(view: View) -> None:
    """The timeline at a glance: claims by month."""
    picture = months.months(view.tables, view.mask)
    told = months.sentence(picture)
    if picture.rows.empty:
        st.info(text.plain(told))
    else:
        chart(view, picture, figure.figure(picture, view.tables, view.style), figure.CONFIG, told, "months")
    below(view.tables, picture, told, months.table(picture))
