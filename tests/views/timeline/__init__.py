"""Tests of the view timeline."""
