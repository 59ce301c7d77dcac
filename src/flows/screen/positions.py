"""Who says what on the screen: a list of flows with who takes which stance, or a matrix."""

from __future__ import annotations

import streamlit as st

from flows.screen import filters, saving, text
from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.views.positions import figure, picture, words

FORMS = {"list": "List", "matrix": "Matrix"}


def show(view: View) -> None:
    """The flows of most dispute first; the list where nothing else is chosen."""
    matrix = picture.matrix(view.tables, view.mask)
    told = words.sentence(matrix)
    left, right = st.columns([1, 4], vertical_alignment="bottom")
    with left:
        form = filters.choose("form", "Show as", FORMS)
    with right:
        st.caption(f"{words.MARKS} {saving.links(view, 'positions')}")
    st.html(f"<style>{figure.css()}</style>")
    if matrix.rows.empty:
        st.info(text.plain(told))
    else:
        columns = form == "matrix"  # which no narrow page has room for: it shows the list
        wide = figure.figure(matrix, view.tables, view.style, width=figure.PAGE, columns=columns)
        narrow = figure.figure(matrix, view.tables, view.style, width=figure.NARROW)
        chart(view, matrix, wide, figure.CONFIG, told, "matrix" if columns else "positions", narrow=narrow)
    below(view.tables, matrix, told, words.table(matrix, view.tables))
