"""What a chart shows, as frames: aggregated before it is drawn, with every claim that is not drawn and why."""
