"""Who says what: flows by actors, with the stance of each."""

import streamlit as st

from flows.screen import positions, view

st.title("Who says what")
positions.show(view())
