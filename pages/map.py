"""Map: who names which route from country to country."""

import streamlit as st

from flows.screen import map, view

st.title("Map")
map.show(view(), choose=True)
