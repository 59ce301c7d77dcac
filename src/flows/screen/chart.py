"""A picture on the screen: the figure with its panel, the picture in words and as a table, what it could not draw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import streamlit as st

from flows.places import words
from flows.screen import click, folded, panel, part, text
from flows.screen.frame import View
from flows.screen.grid import grid
from flows.summary import plural, stances_of
from flows.tables import Tables
from flows.views.briefs import addresses
from flows.views.picture import Picture


@dataclass
class Together:
    """What the charts drawn together leave to be shown once, where the page wants it."""

    pictures: list[Picture] = field(default_factory=list)
    told: list[tuple[Tables, Picture, str, pd.DataFrame]] = field(default_factory=list)

    def choice(self, view: View, key: str) -> None:
        """One list of all their marks."""
        panel.choice(view, self.pictures, key)

    def below(self) -> None:
        """One fold with their words, their tables and what each could not draw."""
        many = [f"{len(picture.left_out):,}" for _, picture, _, _ in self.told]
        missing = f", and the claims not drawn ({words(many)})" if set(many) != {"0"} else ""
        part = sum(len(picture.in_part) for _, picture, _, _ in self.told)
        missing += f" or drawn in part ({part:,})" if part and missing else f", and {_part(part)}" if part else ""

        def draw() -> None:
            for one in self.told:
                _told(*one)

        folded.drawn(f"In words and as tables{missing}", "tables", draw)


_together: ContextVar[Together | None] = ContextVar("together", default=None)
_REPORT = st.column_config.LinkColumn(help="A report that carries the claim.", width="small")


def chart(
    view: View, picture: Picture, figure: Any | None, config: dict[str, Any], told: str, key: str,
    height: Literal["content", "stretch"] = "content", narrow: Any | None = None, zooms: bool = False,
    beside: Callable[[str], None] | None = None,
) -> None:  # fmt: skip
    """A figure with its text equivalent; a click on a mark opens the claims behind it in the panel.

    The figure and the panel are a part of the page that is drawn alone, but for charts drawn together.

    `narrow` is the same picture for narrow pages, where one figure cannot serve all widths; CSS shows one of them, and
    where the picture is small on every page there is no other.
    Where the chart `zooms`, the days that a drag leaves in view are the page's choice of a window.
    `beside` draws what else listens to what is drawn as `chart-<name>`, by that name.
    """
    forms = {name: one for name, one in ((key, figure), (f"{key}-narrow", narrow)) if one is not None}

    def draw() -> None:
        with st.container(key=f"figure-{key}"):
            for name, one in forms.items():
                st.plotly_chart(one, config=config, theme=None, alt=told, key=f"chart-{name}", height=height)
                click.listen(name, zooms=zooms)
                if beside:
                    beside(name)

    shared = _together.get()
    if shared is None:
        _alone(view, picture, key, draw)
    else:
        shared.pictures.append(picture)
        draw()
        panel.behind_mark(view, picture)


@st.fragment
def _alone(view: View, picture: Picture, key: str, draw: Callable[[], None]) -> None:
    """The figure, its marks as a list, and the panel where one of them is open."""
    with part.alone(view, key) as current:
        draw()
        panel.choice(current, [picture], key)
        panel.behind_mark(current, picture)


@contextmanager
def together() -> Iterator[Together]:
    """Charts drawn within have no list of marks and no fold of their own: the page shows one for them all."""
    shared = Together()
    token = _together.set(shared)
    try:
        yield shared
    finally:
        _together.reset(token)


def below(tables: Tables, picture: Picture, told: str, rows: pd.DataFrame) -> None:
    """Under a chart a fold: the picture in words and as tables, how many claims it could not draw, which, and why."""
    shared = _together.get()
    if shared is not None:
        shared.told.append((tables, picture, told, rows))
        return
    gone, part = len(picture.left_out), len(picture.in_part)
    missing = words([f"{plural(gone, 'claim')} not drawn"] * (gone > 0) + [_part(part)] * (part > 0))
    missing = f", and {missing}" if missing else ""
    folded.drawn(f"In words and as a table{missing}", "table", lambda: _told(tables, picture, told, rows))


def _part(claims: int) -> str:
    return f"{plural(claims, 'claim')} drawn in part"


def _told(tables: Tables, picture: Picture, told: str, rows: pd.DataFrame) -> None:
    st.markdown(text.plain(told))
    grid(rows, alt=told)
    if len(picture.left_out):
        st.markdown(f"**Not drawn.** {text.plain(picture.note())}")
        rest = _claims(tables, picture.left_out["claim"], "Reason", picture.left_out["reason"])
        grid(rest, alt=picture.note(), column_config={"Report": _REPORT})
    elif picture.note() and not len(picture.in_part):
        st.markdown(text.plain(picture.note()))
    if len(picture.in_part):
        st.markdown(f"**Drawn in part.** Of {plural(len(picture.in_part), 'claim')} what is named here is not drawn.")
        rest = _claims(tables, picture.in_part["claim"], "Missing", picture.in_part["missing"])
        grid(rest, alt="The claims drawn in part", column_config={"Report": _REPORT})


def _claims(tables: Tables, rows: pd.Series, name: str, why: pd.Series) -> pd.DataFrame:
    """Claims not drawn, or not wholly, with what is to be said of each under the name of its column."""
    chosen = tables.claims.iloc[rows]
    return pd.DataFrame(
        {
            "Report": addresses(tables).iloc[rows].to_numpy(),
            name: why.astype(str).to_numpy(),
            "Date": chosen["date"].to_numpy(),
            "Who says it": chosen["actor_name"].astype(str).to_numpy(),
            "Stance": stances_of(chosen).to_numpy(),
            "Statement": chosen["statement"].to_numpy(),
        }
    )
