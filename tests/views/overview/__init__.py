"""Tests of the view overview."""
