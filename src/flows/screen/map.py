"""The map on the screen: routes by how many sources name them."""

from __future__ import annotations

import streamlit as st

from flows.screen import filters, map_fade, saving, text
from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.summary import plural
from flows.views.map import figure, picture, words
from flows.views.map.legend import legend


def show(view: View, *, small: bool = False) -> None:
    """The map with the choice of how many sources name a route at least; `small`, in the form for narrow pages alone,
    without that choice and without ways to take it along."""
    curves = picture.curves(view.tables, view.mask)
    if not small and not curves.routes.empty:
        with st.container(horizontal=True, vertical_alignment="bottom", key="map-choice"):
            curves = picture.curves(view.tables, view.mask, _least(curves.usual))
            st.caption(text.plain(words.few(curves)), width="content")
    told = words.sentence(curves)
    if curves.rows.empty:
        st.info(text.plain(told))
    else:
        _draw(view, curves, told, small)
    missing = [words.few(curves) if small else "", words.unnamed(curves, most=4)]
    if any(missing):
        st.caption(text.plain(" ".join(filter(None, missing))))
    below(view.tables, curves, told, words.table(curves))


def _least(usual: int) -> int:
    """How many sources a route on the map has at least, kept in the address."""
    options = [str(least) for least in picture.LEAST]
    filters.keep("least", options, str(usual))
    chosen = st.segmented_control(
        "Routes named by at least", options, key=filters.choice("least"), required=True,
        format_func=lambda least: plural(int(least), "source"),
    )  # fmt: skip
    return int(chosen or usual)


def _draw(view: View, curves: picture.Curves, told: str, small: bool) -> None:
    st.html(f"<style>{figure.css(view.style)}</style>{legend(curves, view.style)}")
    wide = None if small else figure.figure(curves, view.style)
    narrow = figure.figure(curves, view.style, narrow=True)
    chart(
        view, curves, wide, figure.CONFIG, told, "map", height="stretch", narrow=narrow, beside=map_fade.listen
    )  # fmt: skip
    st.caption(
        "Zoom with + and − or with Ctrl and the wheel, drag to move, double-click to see all. "
        f"{words.CURVES} {words.BORDERS}" + ("" if small else f" {saving.links(view, 'map')}")
    )
