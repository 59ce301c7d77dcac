"""Tests of the view routes."""
