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


def shown() -> State:
    """The state of what this run shows. An address that is about what is not here says so, and is forgotten."""
    found = own.taken()
    if found:
        return found.state
    query, cases = address.read(), project.cases()
    asked = address.text(query, CASE)
    missing = OWN in query or asked not in ("", *cases)
    if OWN in query:
        st.info("The address was about data that a reader had brought along. They are not at hand: only that reader "
                f"could see them, and nothing was kept. This is {text.plain(_first())}.")  # fmt: skip
    elif missing:
        st.info(f"There is no case “{text.plain(asked)}” here, or not any more. This is {text.plain(_first())}.")
    if missing:
        st.query_params.clear()
    return project.store("" if missing else asked).state()


def back() -> str:
    """The title of what is shown once a reader leaves the own data."""
    return _first()


def _first() -> str:
    return _title(*next(iter(project.cases().items())))


def _title(name: str, store: Store) -> str:
    tables = store.state().tables
    return tables.dataset.dataset.title if tables else f"{name} (cannot be read)"


def chooser(view: View) -> str:
    """As HTML, where there are several: the title of the case, and links to this page of the others."""
    cases = project.cases()
    if len(cases) < 2 or view.own:
        return ""
    links = "".join(_links(view))
    title = escape(view.tables.dataset.dataset.title)
    return (
        f'<details class="flows-cases"><summary>Case: <bdi>{title}</bdi></summary>'
        f'<nav aria-label="Cases">{links}</nav></details>'
    )


def _links(view: View) -> Iterator[str]:
    here = view.tables.which.get(CASE, "")
    for place, (name, store) in enumerate(project.cases().items()):
        asked = name if place else ""
        to = with_query(view.page_address(view.page), {CASE: asked} if asked else {})
        current = " aria-current=true" if asked == here else ""
        yield f'<a href="{escape(to)}"{current}><bdi>{escape(_title(name, store))}</bdi></a>'
