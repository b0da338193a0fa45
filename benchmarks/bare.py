"""A typer command that reads a file, and nothing else: what any command of Python's costs."""

import sys
from pathlib import Path

import typer


def read(path: Path) -> None:
    """Read a file."""
    sys.stdout.write(f"{len(path.read_text(encoding='utf-8'))}\n")


if __name__ == "__main__":
    typer.run(read)
