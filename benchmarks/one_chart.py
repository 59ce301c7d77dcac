"""A bare Streamlit page with one chart, to compare a start with. Run by Streamlit."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
st.plotly_chart(go.Figure(go.Bar(x=["2022", "2023", "2024"], y=[1, 2, 3])), theme=None)
