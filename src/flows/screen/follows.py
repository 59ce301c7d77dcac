"""What follows: what the reported figures, taken together, pin down, and which of them cannot all be true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from flows.bounds import words
from flows.bounds.answers import Answer, remembered
from flows.bounds.conflict import Conflict
from flows.export import bounds
from flows.query import with_query
from flows.screen import briefs, folded, question, saving, text
from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.tables import flow_name
from flows.views.behind import named
from flows.views.follows import figure as bars
from flows.views.legend import signs

_WARNING = """
- Bounds follow from the figures that count, and from nothing else. What no report names is not in them.
- **At most** holds for what the claims speak of. More may have moved that nobody reported.
- Flows may overlap: the same goods can be in several of them. That is why they are never added, and why of all flows
  together only a least is known.
- A bound is no likelihood: every amount between the least and the most fits the claims equally well.
- Who is right is not known. A bound is only as good as the claims that it names.
"""


_FIRST, _DRAWN = 20, 30
"""Supplies that are told before all are asked for, and drawn at the most: the shipped data has fewer."""


def show(view: View) -> None:
    """The question, contradictions, the picture, the reasons, what the bounds do not know."""
    st.markdown(
        "The figures of the selected claims, taken together: the least and the most that each alleged supply, country "
        "and step can have been. **Everything here is derived**; no report states it, and nothing is estimated."
    )
    asked = question.draw(view)
    with st.spinner("Reckoning what follows …"):
        answer = remembered(view.tables, view.mask, asked)
    left, right = st.columns(2)
    with left:
        question.counting(view, asked)
    with right:
        question.what_if(view, asked, _fixable(view, answer))
    for conflict in answer.conflicts:
        _contradiction(view, answer, conflict)
    _conclusions(view, answer)
    _picture(view, answer)
    st.header("What the bounds do not know")
    st.markdown(_WARNING)


def _fixable(view: View, answer: Answer) -> dict[str, str]:
    keys = answer.rows.loc[answer.rows["flow"] != "", "key"].astype(str)
    return {key: named(key, view.tables) for key in keys}


def _contradiction(view: View, answer: Answer, conflict: Conflict) -> None:
    """Claims that cannot all be true, with the way to each."""
    with st.container(border=True, key=f"conflict-{conflict.claims[0]}"):
        told = words.contradiction(conflict, answer.question, view.tables)
        st.markdown(f"**These claims cannot all be true.** {text.plain(told)}")
        names = [flow_name(view.tables.dataset.flows[flow], view.tables.dataset) for flow in conflict.flows]
        st.caption(f"While they stand together, nothing follows of: {text.plain('; '.join(names))}")
        st.markdown(_in_full(view, conflict.claims))


def _picture(view: View, answer: Answer) -> None:
    told = words.sentence(answer, view.tables)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        steps = not answer.rows.empty and st.toggle("Steps, too", key="follows-legs", width="content")
        if not answer.rows.empty:
            st.caption(saving.links(view, "follows"), width="content")
        _download(view, answer)
    if answer.rows.empty:
        st.info(text.plain(told))
    else:
        st.html(f"<small>{signs(bars.entries(view.style))}</small>")
        flows = answer.rows.loc[answer.rows["flow"] != "", "flow"].unique()
        drawn = replace(answer, rows=answer.rows[answer.rows["flow"].isin(["", *flows[:_DRAWN]])])
        if len(flows) > _DRAWN:
            st.caption(f"Drawn are the first {_DRAWN} of {len(flows):,} supplies; the table under them holds all.")
        figure = bars.figure(drawn, view.tables, view.style, legs=steps)
        chart(view, answer, figure, bars.CONFIG, told, "bounds")
    below(view.tables, answer, told, table(view, answer))


def table(view: View, answer: Answer) -> pd.DataFrame:
    """The same rows for reading, with the claims behind both ends."""
    rows, data = answer.rows, view.tables.dataset
    names = [flow_name(data.flows[flow], data) if flow else bars.OVERALL for flow in rows["flow"]]
    listed: list[Any] = list(rows.itertuples())
    return pd.DataFrame(
        {
            "Flow": names,
            "Of": rows["what"].astype(str).replace("leg", "step"),
            "Name": rows["name"],
            "Derived": [words.interval(row, answer.question) for row in listed],
            "Least because of": ["; ".join(row.low_claims) for row in listed],
            "Most because of": ["; ".join(row.high_claims) for row in listed],
        }
    )


def _conclusions(view: View, answer: Answer) -> None:
    """What follows of each flow, in a sentence; behind a fold the reasons, the flow's own first."""
    of_flows = list(answer.rows[answer.rows["what"] != "leg"].groupby("flow", sort=False))
    names = {flow: text.plain(bars.name(str(flow), view.tables)) for flow, _ in of_flows}
    told = [f"- **{names[flow]}.** {text.plain(words.conclusion(rows, answer.question))}" for flow, rows in of_flows]
    st.markdown("\n".join(told[:_FIRST]))
    if len(told) > _FIRST:
        folded.drawn(f"{len(told) - _FIRST:,} more", "follows-more", partial(_listed, told[_FIRST:]))
    fold = folded.fold("Why", "why")
    if not fold.open:
        return
    with fold:
        for flow, rows in of_flows:
            listed: list[Any] = list(rows.itertuples())
            reasons = "\n".join(f"- {_reason(view, answer, row)}" for row in listed)
            behind = dict.fromkeys(claim for row in listed for claim in (*row.low_claims, *row.high_claims))
            st.markdown(f"**{names[flow]}**\n\n{reasons}\n\n{_in_full(view, behind)}")


def _listed(told: Iterable[str]) -> None:
    st.markdown("\n".join(told))


def _in_full(view: View, claims: Iterable[str]) -> str:
    """The way to each of some claims."""
    known = [claim for claim in claims if claim in view.tables.place]
    return "  \n".join(briefs.in_full(claim, view, f"The claim in full: {claim}") for claim in known)


def _reason(view: View, answer: Answer, row: Any) -> str:
    told = words.told(row, answer, view.tables)
    return text.plain("In all: " + told.removeprefix(f"{row.name}: ") if row.what == "flow" else told)


def _download(view: View, answer: Answer) -> None:
    """The same rows as a file, and their address."""
    address = with_query(f"{view.base}/follows", view.query)
    st.download_button(
        "Download bounds as CSV", data=lambda: bounds.csv(view.tables, answer, address),
        file_name=bounds.file_name(view.tables, answer), mime="text/csv", on_click="ignore", key="download-bounds",
    )  # fmt: skip
