"""The language server: findings as somebody types, over the same engine as the command."""
