"""Reported arms flows: from a curated YAML file to frames, figures and exports."""
