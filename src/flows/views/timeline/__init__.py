"""Timeline: who said what when, by side or by actor."""
