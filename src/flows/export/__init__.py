"""Selections to files a reader takes away."""
