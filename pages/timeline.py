"""Timeline: who said what when, by side or by actor; under it the claims and events to read in order of date."""

from flows.screen import timeline, view

timeline.show(view())
