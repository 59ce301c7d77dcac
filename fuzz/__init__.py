"""Hostile data files by the thousand, through everything that data goes through: `python -m fuzz`."""
