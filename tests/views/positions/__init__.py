"""Tests of the view positions."""
