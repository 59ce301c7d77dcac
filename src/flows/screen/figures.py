"""The three pictures on the screen, each with its sentence, its table, and what it could not draw."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from flows.charts import sankey
from flows.pictures import accounts, ribbons
from flows.pictures.picture import Picture
from flows.screen import filters
from flows.screen.frame import View
from flows.tables import Tables

MEASURES = {"origins": "Independent origins", "value": "Reported value", "quantity": "Reported quantity"}


def measure(view: View) -> tuple[str, str]:
    """What the width shows, and the unit counted; the reader's choice, kept in the address."""
    keep("measure", list(MEASURES), "origins")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    chosen = left.segmented_control(
        "Width shows", list(MEASURES), key=filters.choice("measure"), format_func=MEASURES.__getitem__, required=True
    )
    if chosen != "quantity":
        return chosen or "origins", ""
    units = accounts.units(view.tables, view.mask)
    if not units:
        return chosen, ""
    keep("unit", units, units[0])
    return chosen, right.selectbox("Unit", units, key=filters.choice("unit"))


def keep(choice: str, allowed: list[str], default: str) -> None:
    """Give a widget its value from the address, or the default where the address holds none that is allowed."""
    key = filters.choice(choice)
    if st.session_state.get(key) not in allowed:
        asked = st.query_params.get(choice, default)
        st.session_state[key] = asked if asked in allowed else default


def routes(view: View) -> None:
    """The Sankey by the chosen measure."""
    chosen, unit = measure(view)
    if chosen == "origins":
        origins(view)
        return
    offered = accounts.available(view.tables, view.mask, chosen, unit)
    keep("account", ["", *offered], "")
    account = st.selectbox(
        "Account", ["", *offered], key=filters.choice("account"),
        format_func=lambda key: accounts.title(view.tables, key) if key else "All side by side, on one scale",
    )  # fmt: skip
    picture = accounts.accounts(view.tables, view.mask, chosen, unit, (account,) if account else ())
    st.caption(
        "One account is one actor’s figures that may be added. Accounts stand beside each other on one scale; they are "
        "never added. Solid up to the least, pale up to the most a figure may mean."
    )
    told = accounts.sentence(picture, view.tables)
    chart(sankey.figure_accounts(picture, view.tables, view.style), sankey.CONFIG, told, "routes")
    below(view.tables, picture, told, accounts.table(picture, view.tables))


def origins(view: View, key: str = "routes") -> None:
    """The Sankey by independent origins."""
    picture = ribbons.by_origins(view.tables, view.mask)
    voices(sankey.legend(picture), view)
    told = ribbons.sentence(picture)
    chart(sankey.figure(picture, view.tables, view.style), sankey.CONFIG, told, key)
    below(view.tables, picture, told, ribbons.table(picture))


def voices(drawn: list[str], view: View) -> None:
    """The legend of ribbons."""
    marks = [
        f'<span style="color:{view.style.voice(voice)}">■</span> {words}'
        for voice, words in sankey.VOICE_WORDS.items()
        if voice in drawn
    ]
    st.html(f"<small>Width: how many independent origins name the leg. {'&emsp;'.join(marks)}</small>")


def chart(figure: Any, config: dict[str, Any], told: str, key: str) -> None:
    """A figure with its text equivalent."""
    st.plotly_chart(figure, config=config, theme=None, alt=told, key=f"chart-{key}")


def below(tables: Tables, picture: Picture, told: str, rows: pd.DataFrame) -> None:
    """Under a chart: the picture in words and as a table, and the claims it could not draw."""
    if picture.note():
        st.caption(picture.note())
    with st.expander("The picture in words and as a table"):
        st.markdown(told)
        st.dataframe(rows, hide_index=True, alt=told)
    if not picture.left_out.empty:
        with st.expander(f"Claims not drawn ({len(picture.left_out)})"):
            st.dataframe(left_out(tables, picture), hide_index=True)


def left_out(tables: Tables, picture: Picture) -> pd.DataFrame:
    """The claims not drawn, with the reason."""
    chosen = tables.claims.iloc[picture.left_out["claim"]]
    return pd.DataFrame(
        {
            "Reason": picture.left_out["reason"].astype(str).to_numpy(),
            "Date": chosen["date"].to_numpy(),
            "Actor": chosen["actor_name"].astype(str).to_numpy(),
            "Stance": chosen["stance"].astype(str).to_numpy(),
            "Statement": chosen["statement"].to_numpy(),
        }
    )
