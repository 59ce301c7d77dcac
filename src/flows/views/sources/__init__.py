"""Sources: what each publisher carries, what it relays, what rests on it alone."""
