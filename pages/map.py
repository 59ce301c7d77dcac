"""Map: who names which leg between countries, or one account's figures."""

from flows.screen import map, view

map.show(view(), choose=True)
