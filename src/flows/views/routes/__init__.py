"""Routes: a Sankey diagram of who names which step, and a range plot of who puts a number on it."""
