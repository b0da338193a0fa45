"""benice: a post-draft linter for social best practices."""

__version__ = "0.1.0"
