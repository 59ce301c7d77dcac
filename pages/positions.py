"""Who says what: flows by actors, with the stance of each."""

import streamlit as st

from flows.screen import matrix, view

st.title("Who says what")
matrix.show(view())
