"""The address is the view: filters and choices live in the query, and a reader who moves through history is followed.

Streamlit's own binding writes formatted labels and drops codes; these few lines keep codes and ids. What was last
written is remembered: an address that differs from it was opened or reached by Back, so it is read; an address is
written only when it changed, since an unchanged write would trap Back.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from flows.accepted import KNOWN
from flows.query import LONGEST, MOST, OWN, Query, values

_WRITTEN = "address-written"


def read() -> dict[str, list[str]]:
    """The query of the page as the browser shows it, as far as it is known; no more of it than anybody needs."""
    return {key: _some(st.query_params.get_all(key)) for key in st.query_params if key in (OWN, *KNOWN)}


def _some(values: list[str]) -> list[str]:
    return [value[:LONGEST] for value in values[:MOST]]


def moved() -> bool:
    """Whether the reader came here by an address rather than by a widget."""
    return bool(st.session_state.get(_WRITTEN) != read())


def write(query: Query) -> None:
    """Make the browser show a query."""
    wanted = _lists(query)
    if wanted != read() or len(st.query_params) != len(wanted):
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = wanted


def _lists(query: Query) -> dict[str, list[str]]:
    return {key: values(value) for key, value in query.items()}


def text(query: Mapping[str, list[str]], key: str) -> str:
    """The last value of a parameter, or nothing."""
    return (query.get(key) or [""])[-1]
