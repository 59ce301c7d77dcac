"""What follows: bounds and contradictions, derived from the figures of the selected claims."""

from flows.screen import follows, view

follows.show(view())
