"""Sources: publishers and reports, what each carries, what it relays."""

from flows.screen import sources, view

sources.show(view())
