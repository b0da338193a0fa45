"""Posts as a calendar: the weeks in a terminal, and months as a page."""
