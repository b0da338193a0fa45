"""A calendar on standard output: as wide as the terminal is, in colour where that is wanted."""

import os
import sys
from collections.abc import Iterator
from datetime import date

from rich.console import Console, RenderableType
from rich.text import Text

from benice.calendar.draw import NARROWEST, Picture
from benice.calendar.legend import conclude, count_purposes, explain_marks
from benice.calendar.listing import list_apart, list_days, list_wide
from benice.calendar.sheet import Sheet
from benice.reports.terminal import WIDTH, colourful

LEAST = 20  # columns to write for, however narrow a terminal is


def show(sheet: Sheet, days: tuple[date, date] | None, color: str) -> None:
    """Write the days, what is on none of them, and what the signs mean."""
    told = os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0  # some terminals say 0
    sys.stdout.write(render(sheet, days, max(told or WIDTH, LEAST), colourful(color)))


def render(sheet: Sheet, days: tuple[date, date] | None, width: int, colours: bool) -> str:
    """All of a calendar as text of a width."""
    console = Console(
        width=width,
        force_terminal=colours,
        color_system="standard" if colours else None,
        no_color=not colours,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for part in parts(sheet, days, width):
            console.print(part)
    return "".join(line.rstrip() + "\n" for line in captured.get().split("\n")[:-1])


def parts(sheet: Sheet, days: tuple[date, date] | None, width: int) -> Iterator[RenderableType]:
    """What there is to draw, top to bottom."""
    shown = list(sheet.entries)
    if days:
        first, last = days
        shown = [entry for entry in sheet.entries if not entry.day or first <= entry.day <= last]
        narrow = width < NARROWEST
        yield from list_days(sheet, first, last, width) if narrow else Picture(sheet, first, last, width).draw()
    yield from list_apart("In the queue, without a time", sheet.queue, width)
    yield from list_apart("On no day: the date is not decided", sheet.undecided, width)
    yield from list_wide(sheet.elsewhere, width)
    if marks := list(explain_marks(sheet, shown, width)):
        yield from marks
        yield Text()
    yield from count_purposes(sheet, shown, width)
    yield from conclude(sheet)
