"""What follows: bounds and contradictions, derived from the figures of the selected claims."""

import streamlit as st

from flows.screen import follows, view

st.title("What follows")
follows.show(view())
