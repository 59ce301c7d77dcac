"""The map on the screen, by independent origins or by one account's amounts."""

from __future__ import annotations

import streamlit as st

from flows.screen import measure, text
from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.views.map import figure, picture, words


def show(view: View, *, choose: bool = False) -> None:
    """The map; with the choice of measure and account where `choose`."""
    by, unit, account = "origins", "", ""
    if choose:
        by, unit = measure.measure(view)
        if by != "origins":
            account = measure.account(view, picture.choices(view.tables, view.mask, by, unit), None)
    arcs = picture.arcs(view.tables, view.mask, by, unit, account)
    told = words.sentence(arcs)
    st.html(f"<style>{figure.css(view.style)}</style>")
    drawn = figure.figure(arcs, view.tables, view.style)
    chart(view, arcs, drawn, figure.CONFIG, told, "map", height="stretch")
    st.caption(
        "Borders: United Nations outlines as shipped with plotly.js 4.1.1; they state no position on the status of any "
        "territory. An arc joins countries that a report names, it is not a way that goods are known to have taken."
    )
    if not arcs.unnamed.empty:
        st.markdown(f"**Parties without a name, not on the map:** {text.plain(words.unnamed_told(arcs))}")
    below(view.tables, arcs, told, words.table(arcs))
