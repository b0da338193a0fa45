"""Print styled lines: in colour on a terminal, as plain text into pipes and files."""

import os
import sys
from collections.abc import Iterable

from benice.reports.lines import Line

WIDTH = 100  # columns where no terminal says otherwise
NARROWEST, WIDEST = 28, 140
STYLES = {
    "path": "bold",
    "rule": "cyan",
    "error": "bold red",
    "warning": "yellow",
    "info": "blue",
    "match": "bold",
    "mark": "magenta",
    "advice": "green",
    "dim": "dim",
    "strong": "bold",
}


def width() -> int:
    """The columns to write for."""
    if not sys.stdout.isatty():
        return WIDTH
    columns = os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH  # 0: a terminal that does not know
    return max(NARROWEST, min(columns, WIDEST))


def colourful(color: str = "auto") -> bool:
    """Whether to colour: only on a terminal, and never where NO_COLOR is set (https://no-color.org)."""
    if color != "auto":
        return color == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(lines: Iterable[Line], color: str = "auto") -> None:
    """Write lines to standard output."""
    if not colourful(color):
        for line in lines:
            sys.stdout.write("".join(text for text, _ in line) + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(force_terminal=True, soft_wrap=True, highlight=False, emoji=False, markup=False)
    for line in lines:
        console.print(Text.assemble(*((text, STYLES.get(style, "")) for text, style in line)), soft_wrap=True)
