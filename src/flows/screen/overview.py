"""The case in a minute: what is said, in figures as ranges, and the three pictures at a glance."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from flows.screen import map, routes, text
from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.summary import plural
from flows.tables import flow_name
from flows.views.overview import figure, months
from flows.views.overview.headlines import headlines, told

_MOST = 24
"""Legs in the picture at a glance."""


def show(view: View) -> None:
    """Lead, headline figures, routes, map, timeline."""
    about = view.tables.dataset.dataset
    st.markdown(text.plain(about.scope))
    rows = headlines(view.tables, view.mask, 3)
    if not rows.empty:
        st.header("What is said to have moved")
        with st.container(horizontal=True, key="headlines", gap="small"):
            for flow, figures_of in rows.groupby("flow", sort=False, observed=True):
                _headline(view, str(flow), figures_of)
        st.caption("Ranges span what different actors say of one flow. Flows may overlap and are never added.")
    st.header("Who names which route")
    routes.by_origins(view, most=_MOST)
    st.page_link(view.pages["routes"], label="The routes, with values and quantities", query_params=view.query)
    st.header("Where")
    map.show(view)
    st.page_link(view.pages["map"], label="The map, with values and quantities", query_params=view.query)
    st.header("When it was said")
    _months(view)
    st.page_link(
        view.pages["timeline"], label="The timeline: who says it, and who answers whom", query_params=view.query
    )


def _headline(view: View, flow: str, rows: pd.DataFrame) -> None:
    """One flow: its figures, what stands behind them and against them."""
    name = flow_name(view.tables.dataset.flows[flow], view.tables.dataset)
    with st.container(border=True, key=f"headline-{flow}", width=300):
        st.markdown(f"**{text.plain(name)}**")
        for _, row in rows.iterrows():
            derived = ", euro derived" if row["derived"] else ""
            st.markdown(f"### {text.plain(told(row))}")
            st.caption(text.plain(f"{row['basis']}{derived}; as worded: {row['worded']}; {_behind(row)}"))
        denials = rows["denials"].max()
        if denials:
            st.markdown(f"Denied by {plural(denials, 'actor')}.")
        st.page_link(view.pages["claims"], label="The claims", query_params={"flow": flow})


def _behind(row: pd.Series) -> str:
    return f"{plural(row['origins'], 'independent origin')}, {plural(row['reports'], 'report')}"


def _months(view: View) -> None:
    """The timeline at a glance: claims by month."""
    picture = months.months(view.tables, view.mask)
    told = months.sentence(picture)
    chart(view, picture, figure.figure(picture, view.tables, view.style), figure.CONFIG, told, "months")
    below(view.tables, picture, told, months.table(picture))
