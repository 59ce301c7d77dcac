"""Tests of the view follows."""
