"""Who puts a number on it, on the screen: what nobody says, the range plot, two rows side by side."""

from __future__ import annotations

import streamlit as st

from flows.bounds.kinship import kinship
from flows.screen import filters, panel, part, saving, text
from flows.screen.chart import below, chart, together
from flows.screen.frame import View
from flows.tables import MOVING
from flows.views.routes import compare, numbers_figure, numbers_words
from flows.views.routes.numbers import Numbers, numbers, of_account

SCALES = {"even": "Even", "log": "Log"}


def show(view: View, measure: str, unit: str, log: bool) -> None:
    """The figures of one measure, in one unit, on an even axis or a logarithmic one."""
    picture = numbers(view.tables, view.mask, measure, unit)
    missing = numbers_words.missing(picture, view.tables)
    if picture.rows.empty:
        st.info(text.plain(missing))
    else:
        with st.container(
            key="numbers-head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.header("Who puts a number on it", width="content")
            st.caption(saving.links(view, "routes"), width="content")
            _follows(view, picture)
        st.markdown(f"**{text.plain(missing)}**")
        _plot(view, picture, log)
    told = numbers_words.sentence(picture, view.tables)
    below(view.tables, picture, told, numbers_words.table(picture, view.tables))


@st.fragment
def _plot(whole: View, picture: Numbers, log: bool) -> None:
    """The range plot, whose open row is marked in it, and two of its rows side by side."""
    with part.alone(whole, "numbers") as view:
        pair = _pair(picture)
        account = st.session_state.get(filters.choice("account")) or st.query_params.get("account", "")
        marked = (panel.chosen(), *pair, *of_account(picture, view.tables, str(account)))
        wide, narrow = (
            numbers_figure.figure(picture, view.tables, view.style, log=log, narrow=narrow, marked=marked)
            for narrow in (False, True)
        )
        st.html(f"<style>{numbers_figure.css()}</style>")
        told = numbers_words.sentence(picture, view.tables)
        with together() as shared:
            chart(view, picture, wide, numbers_figure.CONFIG, told, "numbers", narrow=narrow)
        st.caption(numbers_words.MARKS)
        left, right = st.columns(2)
        with left:
            shared.choice(view, "numbers")
        with right:
            _two(view, picture, pair)
        _compare(view, picture, pair)


def scale() -> bool:
    """Whether the axis is logarithmic; kept in the address."""
    filters.keep("scale", list(SCALES), "even")
    chosen = st.segmented_control(
        "Scale", list(SCALES), key=filters.choice("scale"), format_func=SCALES.__getitem__, required=True,
        width="content",
    )  # fmt: skip
    return chosen == "log"


def _follows(view: View, picture: Numbers) -> None:
    """The way to what the figures allow, asked of what most of them count."""
    counted = picture.rows["basis"].astype(str)
    counted = counted[counted.isin(MOVING)]
    if counted.empty:  # what was asked for or refused is reckoned with nowhere
        return
    basis = str(counted.mode().iloc[0])
    asked = {"asked": picture.measure, "in": picture.unit, "counts": basis}
    told = f"What do the figures allow for each country? ({basis})"
    st.markdown(text.link(told, view.at("follows", **asked)), width="content")


def _pair(picture: Numbers) -> tuple[str, ...]:
    """The rows of the address that are to be compared, two at the most."""
    given = str(st.session_state.get(filters.choice("compare")) or st.query_params.get("compare", ""))
    known = picture.ids_in_order()
    return tuple(dict.fromkeys(key for key in given.split(",") if key in known))[:2]


def _compare(view: View, picture: Numbers, pair: tuple[str, ...]) -> None:
    """Two rows side by side, with a sentence on whether they may be compared."""
    if len(pair) < 2:
        return
    one, other = pair
    kin = kinship(view.tables)
    flows = [view.tables.record(view.tables.place[row]).flow for row in pair]
    told = compare.verdict((one, other), view.tables, kin.wholes, kin.distinct(*flows))
    st.markdown(f"**{text.plain(told)}**")
    st.table(compare.beside(picture, (one, other), view.tables).map(text.plain))


def _two(view: View, picture: Numbers, pair: tuple[str, ...]) -> None:
    """The choice of the two rows."""
    key = "compare-rows"
    st.session_state[key] = list(pair)

    def picked() -> None:
        st.session_state[filters.choice("compare")] = ",".join(st.session_state[key])

    st.multiselect(
        "Compare two rows", picture.ids_in_order(), key=key, on_change=picked, max_selections=2,
        placeholder="Choose two", format_func=lambda row: compare.label(picture, str(row), view.tables),
    )  # fmt: skip
