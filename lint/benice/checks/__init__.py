"""The kinds of check: one file, one TOML table and one class each, listed here."""
