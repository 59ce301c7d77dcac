"""Which data a run shows: the reader's own, else the case of the address; and the choice among the cases."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import streamlit as st

from flows import project
from flows.query import CASE, OWN, with_query
from flows.screen import address, own, text
from flows.screen.frame import View
from flows.store import State, Store


def shown() -> tuple[State, str]:
    """The state of what this run shows, and what there is to say of it: an address that is about what is not here is
    forgotten."""
    found = own.taken()
    if found:
        return found.state, ""
    query, cases = address.read(), project.cases()
    asked = address.text(query, CASE)
    told = ""
    if OWN in query:
        told = ("The address was about data that a reader had brought along. They are not at hand: only that reader "
                "could see them, and nothing was kept.")  # fmt: skip
    elif asked not in ("", *cases):
        told = f"There is no case “{text.plain(asked)}” here, or not any more."
    if not told:
        return project.store(asked).state(), ""
    st.query_params.clear()
    return project.store().state(), f"{told} This is {text.plain(_title(*next(iter(cases.items()))))}."


def mark() -> None:
    """On every page that shows a reader's own data: whose they are, and the way back."""
    found, cases = own.taken(), project.cases()
    if found is None:
        return
    case = found.case if found.case in cases else next(iter(cases))
    with st.container(horizontal=True, key="own-mark", vertical_alignment="center"):
        st.markdown(f"**Your data: {text.plain(found.name)}.** Only you see it; it is not saved.", width="content")
        back = f"Back to {text.plain(_title(case, cases[case]))}"
        st.button(back, on_click=own.leave, key="own-leave", type="tertiary")


def _title(name: str, store: Store) -> str:
    tables = store.state().tables
    return tables.dataset.dataset.title if tables else f"{name} (cannot be read)"


def chooser(view: View) -> str:
    """As HTML, where there are several: the title of the case, and links to this page of each."""
    if len(project.cases()) < 2 or view.own:
        return ""
    here = view.tables.which.get(CASE, "")
    links = "".join(
        f'<a href="{escape(to)}"{" aria-current=true" if name == here else ""}><bdi>{escape(title)}</bdi></a>'
        for name, title, to in _ways(view.page_address(view.page))
    )
    title = escape(view.tables.dataset.dataset.title)
    return (
        f'<details class="flows-cases"><summary>Case: <bdi>{title}</bdi></summary>'
        f'<nav aria-label="Cases">{links}</nav></details>'
    )


def others(place: str) -> str:
    """As Markdown, links to a page of each case, for where one has nothing to show; empty where it is the only one."""
    ways = [text.link(title, to) for _, title, to in _ways(place)]
    return f"The cases there are: {', '.join(ways)}." if len(ways) > 1 else ""


def _ways(place: str) -> Iterator[tuple[str, str, str]]:
    """Of each case its name in addresses, its title and its address of a page."""
    for at, (name, store) in enumerate(project.cases().items()):
        asked = name if at else ""
        yield asked, _title(name, store), with_query(place, {CASE: asked} if asked else {})
