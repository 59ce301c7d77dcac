"""Overview: the headline figures, and claims by month."""
