"""The app: the screen and the data routes on one port. `streamlit run dashboard.py` or `uvicorn dashboard:app`."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from flows import api
from flows.screen import crawlers, entry, options, ready
from flows.screen.door import Door
from flows.screen.headers import Headers
from flows.screen.packed import Packed
from flows.screen.prefix import below
from flows.screen.returning import Returning

options.apply()
app = st.App(
    Path(__file__).parent / "src" / "flows" / "screen" / "shell.py",
    routes=below(st.get_option("server.baseUrlPath"), [*api.routes(), *crawlers.routes(), *entry.routes()]),
    lifespan=ready.lifespan,
    middleware=[Middleware(Headers), Middleware(Door), Middleware(Packed), Middleware(Returning)],
)
