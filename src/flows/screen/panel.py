"""The panel: what a reader opens, over the right third of the page or from its foot, with the chart left as it is.

A mark of a picture opens the claims behind it; an event, a flow, a claim, a report and a publisher open themselves.
What is open stands in the address; one thing is open at a time, and a claim leads back to the list it was opened from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import streamlit as st

from flows.dates import spoken
from flows.query import OPENED
from flows.screen import briefs, claim, filters, paper, part, reports, text
from flows.screen.frame import View, view
from flows.screen.script import script
from flows.summary import labelled, plural
from flows.tables import flow_name
from flows.views.behind import SEVERAL, behind, listed, named, several
from flows.views.briefs import brief, cited
from flows.views.picture import EVENT, Codes, Picture
from flows.views.style import Look

CLOSE = "Close"
_GONE = "the selection leaves it out, or the data have changed since."
_MOST = 30
"""Claims in the panel; behind more stands the Claims page."""

_STYLE = """
[data-testid="stCaptionContainer"] { color: MUTED; opacity: 1; }
[class*="st-key-open-"] button { min-height: 0; padding: 0; }
[class*="st-key-open-near-"] button { justify-content: flex-start; text-align: left; }
[class*="st-key-open-"] button p { text-decoration: underline; font-size: 0.9rem; }
[class*="st-key-figure-"] [class*="st-key-click-"] { position: absolute; height: 0; min-height: 0; }
.st-key-panel {
  position: fixed; z-index: 1000; inset: 0 0 0 auto; width: max(34vw, 26rem); padding: 1rem 1.25rem 2rem;
  overflow: hidden auto; background: PAPER; border-left: 1px solid RULE; box-shadow: -6px 0 24px rgba(0, 0, 0, 0.16);
}
.st-key-panel h2 { font-size: 1.15rem; padding-top: 0; }
.st-key-panel h2:focus { outline: none; }
.st-key-panel [class*="st-key-brief-"] p { font-size: 0.92rem; line-height: 1.4; }
.st-key-panel [data-testid="stCaptionContainer"] p { font-size: 0.85rem; }
.st-key-panel-head { position: sticky; top: -1rem; background: PAPER; z-index: 1; padding: 0.25rem 0; }
@media screen and (max-width: 800px) {
  .st-key-panel {
    inset: auto 0 0 0; width: auto; max-height: 72dvh; border-left: none; border-top: 1px solid RULE;
    box-shadow: 0 -6px 24px rgba(0, 0, 0, 0.25);
  }
}
@media print { .st-key-panel { position: static; width: auto; border: none; box-shadow: none; overflow: visible; } }
"""

_listen = script("panel")


def style(look: Look) -> str:
    """The panel lies over the page, so that no chart is narrowed by it."""
    return _STYLE.replace("PAPER", look.paper).replace("MUTED", look.muted).replace("RULE", look.rule)


def chosen(choice: str = "mark") -> str:
    """What is open of a kind (a mark, a claim, a report, a publisher), or nothing."""
    key = filters.choice(choice)
    return str((st.session_state[key] if key in st.session_state else st.query_params.get(choice, "")) or "")


def open_(choice: str, key: str) -> None:
    """Open one thing by its id; a claim keeps what it was opened from."""
    for other in OPENED if choice != "claim" else ("claim",):
        st.session_state[filters.choice(other)] = ""
    st.session_state[filters.choice(choice)] = key


def close() -> None:
    """Close the panel."""
    open_("mark", "")


def behind_mark(view: View, picture: Picture) -> None:
    """The claims behind the open mark, where it is one of the picture's or an event, and nothing else is open."""
    mark = chosen()
    if not mark or part.opened() or any(chosen(other) for other in OPENED if other != "mark"):
        return
    rows, together = behind(picture, mark, view.tables), several(mark, picture)
    if together:
        with _panel(f"{plural(len(together), 'mark')} where you pressed", f"mark {mark}"):
            for one in together:
                key, told = f"open-near-{one}", text.plain(named(one, view.tables))
                st.button(told, key=key, type="tertiary", on_click=open_, args=("mark", one))
    elif len(rows) == 1:
        _claim(view, view.tables.record(int(rows[0])).id)
    elif len(rows):
        with _panel(named(mark, view.tables), f"mark {mark}"):
            _claims(view, rows)
    elif mark.startswith(EVENT) and SEVERAL not in mark:
        _event(view, mark.removeprefix(EVENT))


def anything(view: View) -> None:
    """What is open and belongs to no picture: a claim, a report, a publisher, an event, a flow."""
    shown: dict[str, Callable[[View, str], None]] = {"claim": _claim, "report": _report, "publisher": _publisher}
    for choice, show in shown.items():
        if chosen(choice):
            show(view, chosen(choice))
            return
    mark, data = chosen(), view.tables.dataset
    if part.opened():
        return
    if mark.startswith(EVENT) and SEVERAL not in mark:
        _event(view, mark.removeprefix(EVENT))
    elif mark in data.flows:
        rows = np.flatnonzero(view.mask & (view.tables.claims["flow"] == mark).to_numpy())
        with _panel(flow_name(data.flows[mark], data), f"flow {mark}"):
            _claims(view, rows)
    elif mark:
        with _panel("Nothing here by this name", f"mark {mark}"):
            st.markdown(f"Nothing on this page is named “{text.plain(mark)}”: {_GONE}")


@contextmanager
def _panel(title: str, opened: str, back: bool = False) -> Iterator[None]:
    """The panel with its heading and the ways out of it."""
    part.own()
    with st.container(key="panel", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="right", key="panel-head"):
            if back:
                st.button("Back to the list", on_click=open_, args=("claim", ""), key="panel-back", type="tertiary")
            st.button(CLOSE, on_click=close, key="panel-close", type="tertiary")
        st.header(text.plain(title), anchor=False)
        yield
        # a style that stands alone would outlive the panel
        st.html(f"<style>{paper.foot(view(), opened=True)}</style><span></span>")
        _listen(key="panel-keys", data={"opened": opened}, on_close_change=close, height="content")


def _claims(view: View, rows: Codes) -> None:
    """The claims of some rows, the newest first."""
    st.caption(f"{plural(len(rows), 'claim')} of the selection, the newest first")
    newest = view.tables.claims.iloc[rows].sort_values(["start", "end", "id"], ascending=False)["id"]
    for key in newest[:_MOST]:
        briefs.show(brief(str(key), view.tables), view, most=briefs.FEW, place="panel-")
    if len(newest) > _MOST:
        st.caption(f"{len(newest) - _MOST} more: narrow the selection, or see the Claims page.")


def _claim(view: View, key: str) -> None:
    if key not in view.tables.place:
        with _panel("No such claim", f"claim {key}"):
            st.markdown(f"There is no claim “{text.plain(key)}” in this version of the dataset.")
        return
    listed = bool(chosen("claim")) and any(chosen(other) for other in OPENED if other != "claim")
    with _panel(view.tables.record(view.tables.place[key]).statement, f"claim {key}", back=listed):
        claim.show(view, key)


def _report(view: View, key: str) -> None:
    keys = [one for one in key.split(SEVERAL) if one in view.tables.dataset.reports]
    heading = "Report" if len(keys) == 1 else f"{plural(len(keys), 'report')} where you pressed"
    with _panel(heading if keys else "No such report", f"report {key}"):
        if keys:
            reports.some(view, keys)
        else:
            st.markdown(f"There is no report “{text.plain(key)}” in this version of the dataset.")


def _publisher(view: View, key: str) -> None:
    known = view.tables.dataset.publishers.get(key)
    heading = labelled(known.name, known.state_controlled) if known else "No such publisher"
    with _panel(heading, f"publisher {key}"):
        if known:
            reports.of_publisher(view, key)
        else:
            st.markdown(f"There is no publisher “{text.plain(key)}” in this version of the dataset.")


def _event(view: View, key: str) -> None:
    found = next((event for event in view.tables.dataset.events if event.id == key), None)
    with _panel(found.title if found else "No such event", f"event {key}"):
        if found is None:
            st.markdown(f"There is no event “{text.plain(key)}” in this version of the dataset.")
        else:
            st.markdown(f"{spoken(str(found.date))}. {text.plain(found.note or '')}")
            st.caption(briefs.cited(cited(found.reports, frozenset(), view.tables.dataset)))


def choice(view: View, pictures: Sequence[Picture], chart: str) -> None:
    """The marks as a list, for who would rather type or cannot point."""
    marks, key = list(dict.fromkeys(mark for picture in pictures for mark in listed(picture))), f"marks-{chart}"
    if not marks:
        return
    st.session_state[key] = chosen() if chosen() in marks else None

    def picked() -> None:
        open_("mark", st.session_state[key] or "")

    st.selectbox(
        "See the claims", marks, key=key, on_change=picked, index=None, width=440,
        placeholder="Click in the picture, or choose here",
        format_func=lambda mark: named(str(mark), view.tables),
    )  # fmt: skip
