"""Routes on the screen: the Sankey diagram by sources, or who puts a number on it."""

from __future__ import annotations

import streamlit as st

from flows.screen import filters, numbers, paths, saving, text
from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.views import accounts
from flows.views.legend import signs
from flows.views.routes import figure, origins, words

MEASURES = {"origins": "Sources", "value": "Value", "quantity": "Quantity"}


def show(view: View) -> None:
    """The Sankey, or the figures of a measure."""
    controls = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    with controls:
        chosen = _measure(view)
        unit = _unit(view) if chosen == "quantity" else ""
        log = chosen != "origins" and numbers.scale()
    if chosen != "origins":
        numbers.show(view, chosen, unit, log)
        return
    folded = origins.by_origins(view.tables, view.mask).further
    with controls:
        few = bool(folded) and _few()
    by_origins(view, few=few)


def _measure(view: View) -> str:
    """What is shown; kept in the address."""
    filters.keep("measure", list(MEASURES), accounts.usual(view.tables))
    return str(
        st.segmented_control(
            "Show", list(MEASURES), key=filters.choice("measure"), format_func=MEASURES.__getitem__, required=True,
            width="content",
        )
    )  # fmt: skip


def _unit(view: View) -> str:
    """The unit in which things are counted; kept in the address."""
    units = accounts.units(view.tables, view.mask)
    if not units:
        return ""
    filters.keep("unit", units, units[0])
    return str(st.selectbox("Unit", units, key=filters.choice("unit"), width=260))


def by_origins(view: View, most: int = origins.MOST, few: bool = False, small: bool = False) -> None:
    """The Sankey by sources, under it the ways to take it along; `small`, without them and in the form for narrow pages
    alone."""
    picture = origins.by_origins(view.tables, view.mask, most, few)
    told = words.sentence(picture)
    if picture.rows.empty:
        st.info(text.plain(told))
    else:
        _legend(picture, view)
        wide = None if small else figure.figure(picture, view.tables, view.style)
        narrow = figure.figure(picture, view.tables, view.style, narrow=True)
        chart(view, picture, wide, figure.CONFIG, told, "routes", narrow=narrow)
        paths.light("routes")
        told_of = text.plain(" ".join(filter(None, [words.COUNTED, picture.folding()])))
        st.caption(told_of if small else f"{told_of} {saving.links(view, 'routes')}")
    below(view.tables, picture, told, words.table(picture))


def _few() -> bool:
    """Whether countries that one source names stand by themselves; kept in the address."""
    choice, key = filters.choice("few"), "few-countries"
    st.session_state[key] = st.session_state.get(choice, st.query_params.get("few")) == "yes"

    def turned() -> None:
        st.session_state[choice] = "yes" if st.session_state[key] else ""

    return bool(st.toggle("Show countries named by one source", key=key, on_change=turned))


def _legend(picture: origins.Routes, view: View) -> None:
    """What widths and colours mean."""
    st.html(
        f"<style>{figure.css(view.style)}</style>"
        f"<small>{words.WIDTH} {signs(figure.entries(picture, view.style))}</small>"
    )
