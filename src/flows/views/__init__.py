"""One room a view: what it shows as frames, the figure, the words; beside them what several views share."""
