"""Who says what: flows by actors with the stance of each."""
