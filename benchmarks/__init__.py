"""Measured speed: synthetic data up to the size of the largest public register, and the times of every part."""
