"""Who says what: flows by actors, with the stance of each."""

from flows.screen import positions, view

positions.show(view())
