"""The three pictures on the screen, each with its sentence, its table, and what it could not draw."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import streamlit as st

from flows.charts import map as geography
from flows.charts import months as bars
from flows.charts import sankey
from flows.charts import timeline as argument
from flows.pictures import accounts, arcs, lanes, months, reading, ribbons
from flows.pictures.briefs import addresses
from flows.pictures.picture import VOICE_WORDS, Picture
from flows.screen import click, filters, panel, text
from flows.screen.frame import View
from flows.summary import plural
from flows.tables import Tables

ARGUMENT = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
MEASURES = {"origins": "Independent origins", "value": "Value", "quantity": "Quantity"}


_REPORT = st.column_config.LinkColumn(help="A report that carries the claim.", width="small")


def measure(view: View) -> tuple[str, str]:
    """What the width shows, and the unit counted; the reader's choice, kept in the address."""
    filters.keep("measure", list(MEASURES), "origins")
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    chosen = left.segmented_control(
        "Width shows", list(MEASURES), key=filters.choice("measure"), format_func=MEASURES.__getitem__, required=True
    )
    units = accounts.units(view.tables, view.mask) if chosen == "quantity" else []
    if not units:
        return str(chosen), ""
    filters.keep("unit", units, units[0])
    return str(chosen), str(right.selectbox("Unit", units, key=filters.choice("unit")))


def account_of(view: View, offered: list[str], every: str | None) -> str:
    """Whose figures are drawn; `every` names the choice of all, where there is one."""
    options: list[str] = offered if every is None else ["", *offered]
    if not options:
        return ""
    filters.keep("account", options, options[0])
    return str(
        st.selectbox(
            "Account: one actor’s figures that may be added", options, key=filters.choice("account"),
            format_func=lambda key: accounts.title(view.tables, str(key)) if key else str(every),
        )
    )  # fmt: skip


def routes(view: View) -> None:
    """The Sankey by the chosen measure."""
    chosen, unit = measure(view)
    if chosen == "origins":
        origins(view)
        return
    offered = accounts.available(view.tables, view.mask, chosen, unit)
    account = account_of(view, offered, "All side by side, on one scale")
    picture = accounts.accounts(view.tables, view.mask, chosen, unit, (account,) if account else ())
    st.caption(
        "Accounts stand beside each other on one scale and are never added. A ribbon is solid up to the least and pale "
        "up to the most its figure may mean."
    )
    told = accounts.sentence(picture, view.tables)
    chart(view, picture, sankey.figure_accounts(picture, view.tables, view.style), sankey.CONFIG, told, "routes")
    below(view.tables, picture, told, accounts.table(picture, view.tables))


def origins(view: View, key: str = "routes", most: int = ribbons.MOST) -> None:
    """The Sankey by independent origins."""
    picture = ribbons.by_origins(view.tables, view.mask, most)
    voices(sankey.legend(picture), view)
    told = ribbons.sentence(picture)
    chart(view, picture, sankey.figure(picture, view.tables, view.style), sankey.CONFIG, told, key)
    below(view.tables, picture, told, ribbons.table(picture))


def voices(drawn: list[str], view: View) -> None:
    """The legend of ribbons."""
    marks = [
        f'<span style="color:{view.style.voice(voice)}">■</span> {words}'
        for voice, words in VOICE_WORDS.items()
        if voice in drawn
    ]
    st.html(f"<small>Width: how many independent origins name the leg. {'&emsp;'.join(marks)}</small>")


def places(view: View, *, choose: bool = False) -> None:
    """The map; with the choice of measure and account where `choose`."""
    chosen, unit, account = "origins", "", ""
    if choose:
        chosen, unit = measure(view)
        if chosen != "origins":
            account = account_of(view, arcs.choices(view.tables, view.mask, chosen, unit), None)
    picture = arcs.arcs(view.tables, view.mask, chosen, unit, account)
    told = arcs.sentence(picture)
    st.html(f"<style>{geography.css(view.style)}</style>")
    drawn = geography.figure(picture, view.tables, view.style)
    chart(view, picture, drawn, geography.CONFIG, told, "map", height="stretch")
    st.caption(
        "Borders: United Nations outlines as shipped with plotly.js 4.1.1; they state no position on the status of any "
        "territory. An arc joins countries that a report names, it is not a way that goods are known to have taken."
    )
    if not picture.unnamed.empty:
        st.markdown(f"**Parties without a name, not on the map:** {text.plain(reading.unnamed_told(picture))}")
    below(view.tables, picture, told, reading.arc_table(picture))


def timeline(view: View) -> lanes.Timeline:
    """The timeline, with what it could not draw."""
    picture = lanes.lanes(view.tables, view.mask)
    told = lanes.sentence(picture)
    opened = panel.chosen() if panel.chosen() in view.tables.place else None
    drawn = argument.figure(picture, view.tables, view.style, since=view.selection.since, opened=opened)
    chart(view, picture, drawn, ARGUMENT, told, "timeline")
    below(view.tables, picture, told, reading.mark_table(picture, view.tables))
    return picture


def glance(view: View) -> None:
    """The timeline at a glance: claims by month."""
    picture = months.months(view.tables, view.mask)
    told = months.sentence(picture)
    chart(view, picture, bars.figure(picture, view.tables, view.style), bars.CONFIG, told, "months")
    below(view.tables, picture, told, months.table(picture))


def chart(
    view: View, picture: Picture, figure: Any, config: dict[str, Any], told: str, key: str,
    height: Literal["content", "stretch"] = "content", narrow: Any = None,
) -> None:  # fmt: skip
    """A figure with its text equivalent; a click on a mark opens the claims behind it beside it.

    `narrow` is the same picture for narrow pages, where one figure cannot serve all widths; CSS shows one of them.
    """
    with st.container(key=f"figure-{key}"):
        drawn = {key: figure} if narrow is None else {key: figure, f"{key}-narrow": narrow}
        for name, one in drawn.items():
            st.plotly_chart(one, config=config, theme=None, alt=told, key=f"chart-{name}", height=height)
            click.listen(name, panel=key)
        panel.show(view, picture, key)
    panel.choice(view, picture, key)


def below(tables: Tables, picture: Picture, told: str, rows: pd.DataFrame) -> None:
    """Under a chart: what it could not draw and why; behind a fold the picture in words and as tables."""
    if picture.note():
        st.caption(text.plain(picture.note()))
    missing = f", and {plural(len(picture.left_out), 'claim')} not drawn" if len(picture.left_out) else ""
    with st.expander(f"In words and as a table{missing}"):
        st.markdown(text.plain(told))
        st.dataframe(rows, hide_index=True, alt=told)
        if missing:
            st.markdown("**Not drawn**")
            rest = left_out(tables, picture)
            st.dataframe(rest, hide_index=True, alt=picture.note(), column_config={"Report": _REPORT})


def left_out(tables: Tables, picture: Picture) -> pd.DataFrame:
    """The claims not drawn, with the reason."""
    chosen = tables.claims.iloc[picture.left_out["claim"]]
    return pd.DataFrame(
        {
            "Report": addresses(tables).iloc[picture.left_out["claim"]].to_numpy(),
            "Reason": picture.left_out["reason"].astype(str).to_numpy(),
            "Date": chosen["date"].to_numpy(),
            "Actor": chosen["actor_name"].astype(str).to_numpy(),
            "Stance": chosen["stance"].astype(str).to_numpy(),
            "Statement": chosen["statement"].to_numpy(),
        }
    )
