"""What follows: bounds as bars."""
