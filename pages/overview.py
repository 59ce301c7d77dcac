"""Overview: the case in a minute."""

import streamlit as st

from flows.screen import figures, view

st.title("Reported arms flows from Serbia")
figures.origins(view())
