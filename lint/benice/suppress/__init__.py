"""Which findings people chose to let be, with their reasons, and which of those choices have had their day."""
