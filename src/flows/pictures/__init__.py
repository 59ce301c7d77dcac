"""Charts as pictures to take away: framed with what a reader needs who sees nothing but the picture, and drawn."""
