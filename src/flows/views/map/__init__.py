"""Map: directed arcs between countries."""
