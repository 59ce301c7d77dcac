"""Tests of the view map."""
