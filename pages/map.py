"""Map: who names which leg between countries, or one account's figures."""

import streamlit as st

from flows.screen import map, view

st.title("Map")
map.show(view(), choose=True)
