"""Claims: the table, one row a claim; a claim opens at its own address."""

import streamlit as st

from flows.screen import claims, view

st.title("Claims")
claims.panel(view())
claims.table(view())
claims.reports(view())
