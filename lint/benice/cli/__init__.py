"""The command line: each command in a file of its own, thin, on run.py."""


def main() -> None:
    """Run the command line."""
    raise SystemExit(2)
