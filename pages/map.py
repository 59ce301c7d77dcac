"""Map: who names which leg between countries, or one account's figures."""

import streamlit as st

from flows.screen import figures, view

st.title("Map")
figures.places(view(), choose=True)
