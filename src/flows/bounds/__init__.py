"""What reported figures, taken together, imply: the least and the most, by linear programming, and contradictions."""
