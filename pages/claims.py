"""Claims: one row a claim; a claim opens in the panel, at its own address."""

from flows.screen import claims, view

claims.show(view())
