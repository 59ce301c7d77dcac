"""Timeline: who said what when, by side or by actor; under it the claims and events to read in order of date."""

import streamlit as st

from flows.screen import timeline, view

st.title("Timeline")
timeline.show(view())
