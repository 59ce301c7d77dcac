"""Overview: what is known in a sentence, who says what of each flow and who answers, and claims by month."""
