"""Routes: a Sankey diagram by stage, one measure at a time."""

import streamlit as st

from flows.screen import figures, view

st.title("Routes")
figures.routes(view())
