"""Routes: a Sankey diagram by stage, one measure at a time."""

import streamlit as st

from flows.screen import routes, view

st.title("Routes")
routes.show(view())
