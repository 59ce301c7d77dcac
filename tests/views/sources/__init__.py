"""Tests of the view sources."""
