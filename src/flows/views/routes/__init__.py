"""Routes: a Sankey diagram by stage, of who names which leg or of reported amounts."""
