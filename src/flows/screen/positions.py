"""Who says what on the screen: the matrix, wide or narrow, with what it could not draw."""

from __future__ import annotations

import streamlit as st

from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.views.positions import figure, picture, words


def show(view: View) -> picture.Matrix:
    """The matrix of the selection."""
    matrix = picture.matrix(view.tables, view.mask)
    told = words.sentence(matrix)
    st.caption(
        "Each mark is what an actor says of a flow. A hollow mark was said of another flow and is answered on this "
        "row. A grey ground marks flows where one actor denies what another asserts; the picture takes no side."
    )
    st.html(f"<style>{figure.css()}</style>")
    if matrix.rows.empty:
        st.info(told)
    else:
        wide, narrow = (
            figure.figure(matrix, view.tables, view.style, width=width) for width in (figure.PAGE, figure.NARROW)
        )
        chart(view, matrix, wide, figure.CONFIG, told, "matrix", narrow=narrow)
    below(view.tables, matrix, told, words.table(matrix, view.tables))
    return matrix
