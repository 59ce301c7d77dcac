"""A route as a small picture: its stages in boxes, alternatives under each other, arrows between."""

from __future__ import annotations

from html import escape

import streamlit as st

from flows.dataset.model import Flow
from flows.places import Stage, stage_name

STYLE = """
.flows-route { display: flex; flex-wrap: wrap; align-items: center; gap: 0.3rem 0.5rem; font-size: 0.95rem; }
.flows-route > span { border: 1px solid currentColor; border-radius: 4px; padding: 0.1rem 0.55rem; }
.flows-route > span.several { border-style: dashed; }
.flows-route > span.several small { display: block; font-style: italic; }
.flows-route > span.unnamed { border-style: dotted; }
.flows-route i { font-style: normal; }
.st-key-claim td, .st-key-claim th { overflow-wrap: anywhere; }
@media (max-width: 640px) { .st-key-claim :is(td, th) { font-size: 0.8rem; padding: 0.3rem; } }
"""


def show(flow: Flow) -> None:
    """The stages in order, as text that a screen reader reads in the same order."""
    st.html(f'<div class="flows-route">{"<i>→</i>".join(map(_box, flow.route))}</div>')


def _box(stage: Stage) -> str:
    if len(stage) > 1:
        return f'<span class="several">{escape(stage_name(stage))}<small>split not reported</small></span>'
    kind = "unnamed" if stage[0].kind not in ("country", "party") else ""
    return f'<span class="{kind}">{escape(stage_name(stage))}</span>'
