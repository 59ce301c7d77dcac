"""Sources: publishers and reports, what each carries, what it relays."""

import streamlit as st

from flows.screen import sources, view

st.title("Sources")
sources.show(view())
