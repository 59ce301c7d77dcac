"""Map: who names which route from country to country."""

from flows.screen import map, view

map.show(view())
