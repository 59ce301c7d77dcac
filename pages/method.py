"""Method: scope, words, what is not inferred, and how every number comes about."""

import streamlit as st

from flows.screen import method

st.title("Method")
method.show()
