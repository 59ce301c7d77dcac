"""The page on paper: nothing but the page; at the foot of a sheet the selection and the address, at the end sources."""

from __future__ import annotations

from html import escape

import streamlit as st

from flows.query import with_query
from flows.screen.frame import View
from flows.screen.script import script
from flows.summary import labelled, plural, sentence
from flows.views.briefs import Cited, cited
from flows.views.style import LIGHT

_MOST = 40
"""Reports listed on paper; with more, the address of the whole list stands in their place."""

_FOOT = """
@page { size: A4; margin: 14mm 12mm 22mm;
  @bottom-left { content: "FOOT"RANK; font: 8pt/1.3 sans-serif; color: MUTED; text-align: left; width: 88%; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: MUTED; }
}
"""
STYLE = """
.flows-paper { display: none; }
.st-key-paper { position: absolute; }
@media print {
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], .st-key-actions,
  .flows-pages, .flows-menu, .st-key-paper, [class*="st-key-marks-"], [class*="st-key-close-"],
  [class*="st-key-click-"] {
    display: none !important;
  }
  [data-testid="stMainBlockContainer"] { padding: 0; max-width: none; }
  .flows-paper { display: block; font-size: 9pt; line-height: 1.35; }
  .flows-paper li { margin: 0; break-inside: avoid; overflow-wrap: anywhere; }
  h1, h2, h3 { break-after: avoid; }
  [class*="st-key-chart-"], [class*="st-key-brief-"] { break-inside: avoid; }
  [data-testid="stMain"] :is(.st-key-chart-map, .stFullScreenFrame) { height: auto !important; }
}
"""


def foot(view: View, *, opened: bool = False) -> str:
    """As a style, the foot of each sheet: what was chosen and where it can be opened again. The page's own does not say
    what is `opened`, and gives way to that of the panel."""
    address, rank = (view.here(), " !important") if opened else (view.at(view.page), "")
    told = f"{sentence(view.selection, view.counts, view.tables)} {_version(view)} {address}"
    return _FOOT.replace("FOOT", _quoted(told)).replace("MUTED", LIGHT.muted).replace("RANK", rank)


def _quoted(text: str) -> str:
    """A text within a CSS string that stands in HTML: neither can be left by it."""
    return "".join(one if one.isalnum() or one in " .,:;/?&=-–()" else f"\\{ord(one):x} " for one in text)


def _version(view: View) -> str:
    about = view.tables.dataset.dataset
    return f"{about.title}, version {about.version}."


_watch = script("paper")


def sources(view: View) -> None:
    """Seen on paper alone: the reports behind the selection, or where they are listed."""
    rows = view.tables.citations
    keys = list(dict.fromkeys(rows["report"][view.mask[rows["claim"].to_numpy()]].astype(str)))
    if len(keys) > _MOST:
        where = "the CSV of this page" if view.own else with_query(f"{view.base}/data/claims.csv", view.query)
        listed = f"<p>{plural(len(keys), 'report')}: listed with their addresses in {escape(where)}</p>"
    else:
        listed = "<ul>" + "".join(map(_item, cited(keys, frozenset(), view.tables.dataset))) + "</ul>"
    _watch(key="paper", height="content", on_look_change=lambda: None)  # the run itself draws in the new look
    st.html(f'<div class="flows-paper"><strong>Sources</strong>{listed}</div>')


def _item(report: Cited) -> str:
    parts = [labelled(report.publisher, report.control is not None), report.title]
    parts += [report.published or "no date seen", report.url or "no address known"]
    return f"<li>{escape(', '.join(filter(None, parts)))}</li>"
