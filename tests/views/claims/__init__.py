"""Tests of the view claims."""
