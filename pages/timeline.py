"""Timeline: claims by date in one lane an actor, answers tied to what they answer, with numbered notes."""

import streamlit as st

from flows.screen import figures, notes, view

st.title("Timeline")
notes.show(figures.timeline(view()), view())
