"""Method: scope, words, what is not inferred, and how every number comes about."""

from flows.screen import method, view

method.show(view())
