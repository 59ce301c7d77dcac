"""Pictures to figures: the only room that knows plotly."""
