"""Who says what on the screen: the matrix, wide or narrow, with what it could not draw."""

from __future__ import annotations

import streamlit as st

from flows.charts import matrix as chart
from flows.pictures import matrix
from flows.screen import figures
from flows.screen.frame import View


def show(view: View) -> matrix.Matrix:
    """The matrix of the selection."""
    picture = matrix.matrix(view.tables, view.mask)
    told = matrix.sentence(picture)
    st.caption(
        "Each mark is what an actor says of a flow. A hollow mark was said of another flow and is answered on this "
        "row. A grey ground marks flows where one actor denies what another asserts; the picture takes no side."
    )
    st.html(f"<style>{chart.css()}</style>")
    if picture.rows.empty:
        st.info(told)
    else:
        wide, narrow = (
            chart.figure(picture, view.tables, view.style, width=width) for width in (chart.PAGE, chart.NARROW)
        )
        figures.chart(view, picture, wide, chart.CONFIG, told, "matrix", narrow=narrow)
    figures.below(view.tables, picture, told, matrix.table(picture, view.tables))
    return picture
