"""Your data: a file of your own, shown on every page to you alone."""

from flows.screen import view, yours

yours.show(view())
