"""Overview: the case in a minute."""

from flows.screen import overview, view

overview.show(view())
