"""Claims: everything known about one claim."""
