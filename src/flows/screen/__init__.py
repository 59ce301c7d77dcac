"""The only rooms that know Streamlit."""

from flows.screen.frame import View, view

__all__ = ["View", "view"]
