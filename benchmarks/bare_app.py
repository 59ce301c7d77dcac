"""The bare page, served with the borders that its maps are drawn over: `streamlit run benchmarks/bare_app.py`."""

from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from flows.borders import FOLDER

app = st.App(Path(__file__).with_name("bare.py"), routes=[Mount("/borders", StaticFiles(directory=FOLDER))])
