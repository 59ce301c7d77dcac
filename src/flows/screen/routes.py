"""Routes on the screen: the Sankey diagram by independent origins, or by accounts on one scale."""

from __future__ import annotations

import streamlit as st

from flows.screen import measure
from flows.screen.chart import below, chart
from flows.screen.frame import View
from flows.views import accounts
from flows.views.picture import VOICE_WORDS
from flows.views.routes import amounts, figure, origins, words


def show(view: View) -> None:
    """The Sankey by the chosen measure."""
    chosen, unit = measure.measure(view)
    if chosen == "origins":
        by_origins(view)
        return
    offered = accounts.available(view.tables, view.mask, chosen, unit)
    account = measure.account(view, offered, "All side by side, on one scale")
    picture = amounts.amounts(view.tables, view.mask, chosen, unit, (account,) if account else ())
    st.caption(
        "Accounts stand beside each other on one scale and are never added. A ribbon is solid up to the least and pale "
        "up to the most its figure may mean."
    )
    told = words.amounts_sentence(picture, view.tables)
    chart(view, picture, figure.figure_accounts(picture, view.tables, view.style), figure.CONFIG, told, "routes")
    below(view.tables, picture, told, words.amounts_table(picture, view.tables))


def by_origins(view: View, key: str = "routes", most: int = origins.MOST) -> None:
    """The Sankey by independent origins."""
    picture = origins.by_origins(view.tables, view.mask, most)
    _voices(figure.legend(picture), view)
    told = words.sentence(picture)
    chart(view, picture, figure.figure(picture, view.tables, view.style), figure.CONFIG, told, key)
    below(view.tables, picture, told, words.table(picture))


def _voices(drawn: list[str], view: View) -> None:
    """The legend of ribbons."""
    marks = [
        f'<span style="color:{view.style.voice(voice)}">■</span> {words}'
        for voice, words in VOICE_WORDS.items()
        if voice in drawn
    ]
    st.html(f"<small>Width: how many independent origins name the leg. {'&emsp;'.join(marks)}</small>")
