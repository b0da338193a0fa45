"""The weeks in a terminal: days as columns, accounts as rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from benice.calendar.marks import SILENT, Mark, colour
from benice.calendar.sheet import Entry, Sheet
from benice.calendar.weeks import DAY, DAYS, WEEK, in_silence, mondays, name_days, silences
from benice.reports.lines import cells, plural, safe
from benice.timeline import place_of

NARROWEST = 60  # columns of a terminal that hold a week
MOST = 4  # times in a cell; more are counted
SMALLEST, WIDEST = 6, 11  # columns of a day

Place = tuple[str, str]
Silences = dict[Place, list[tuple[date, date]]]


def draw(sheet: Sheet, first: date, last: date, width: int) -> Iterator[RenderableType]:
    """The weeks from one day to another; those without a post are one line together."""
    quiet = silences(sheet)
    weeks: dict[date, list[Entry]] = {start: [] for start in mondays(first, last)}
    for entry in sheet.dated:
        if entry.day and first <= entry.day <= last:
            weeks[entry.day - DAY * entry.day.weekday()].append(entry)
    empty: list[date] = []
    for start, entries in weeks.items():
        if not entries:
            empty.append(start)
            continue
        yield from draw_pause(empty, sheet, quiet)
        empty = []
        yield draw_week(start, entries, sheet, quiet, width)
        yield Text()
    yield from draw_pause(empty, sheet, quiet)


def draw_pause(weeks: Sequence[date], sheet: Sheet, quiet: Silences) -> Iterator[RenderableType]:
    """A line for weeks in a row without a post."""
    if not weeks:
        return
    days = name_days(weeks[0], weeks[-1] + WEEK - DAY)
    silent = [sheet.places[place] for place, found in quiet.items() if in_silence(weeks[0], found)]
    line = Text(f"{len(weeks)} {plural('week', len(weeks))} without a post: {days}", "dim")
    if silent:
        line.append(f"  {SILENT.sign} {', '.join(map(safe, silent))}", SILENT.style)
    yield line
    yield Text()


def draw_week(start: date, entries: Sequence[Entry], sheet: Sheet, quiet: Silences, width: int) -> RenderableType:
    """One week as a table under its name."""
    grid: dict[Place, list[list[Entry]]] = {}
    for place in sheet.places:
        mine = [entry for entry in entries if place_of(entry.post) == place]
        days = [start + DAY * number for number in range(7)]
        if mine or any(in_silence(day, quiet.get(place, ())) for day in days):
            grid[place] = [[entry for entry in mine if entry.day == day] for day in days]
    longest = min(max(cells(safe(name)) for name in sheet.places.values()), width // 3)
    column = max(SMALLEST, min(WIDEST, (width - longest) // 7 - 1))
    label = min(longest, width - 7 * (column + 1))
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="dim")
    table.add_column("", width=label, no_wrap=True, overflow="ellipsis")
    for number, name in enumerate(DAYS):
        table.add_column(f"{name} {(start + DAY * number).day}", width=column, no_wrap=True, overflow="crop")
    for place, row in grid.items():
        silent = [in_silence(start + DAY * number, quiet.get(place, ())) for number in range(7)]
        cell = [draw_cell(found, column, is_silent) for found, is_silent in zip(row, silent, strict=True)]
        table.add_row(draw_label(safe(sheet.places[place]), label), *cell)
    week = start.isocalendar().week
    title = Text.assemble((f"Week {week}", "bold"), f"  {name_days(start, start + WEEK - DAY)}")
    return Group(title, table)


def draw_label(name: str, room: int) -> Text:
    """The name of an account; on two lines where it does not fit on one."""
    account, on, platform = name.rpartition(" on ")
    return Text(name if cells(name) <= room or not on else f"{account}\non {platform}", "bold")


def draw_cell(entries: Sequence[Entry], room: int, silent: bool) -> Text:
    """The times of one account on one day; where there are many, how many more."""
    if not entries:
        return Text(SILENT.sign, SILENT.style) if silent else Text()
    shown = entries if len(entries) <= MOST else entries[: MOST - 1]
    lines = [draw_entry(entry, room) for entry in shown]
    if rest := entries[len(shown) :]:
        marks = sorted({mark for entry in rest for mark in entry.marks}, key=lambda mark: mark.sign)
        lines.append(draw_time(f"+{len(rest)}", marks, room))
    return Text("\n").join(lines)


def draw_entry(entry: Entry, room: int) -> Text:
    """The time of one post and its marks; what was published stands in brackets."""
    clock = entry.clock if room > SMALLEST or not entry.post.all_day else "day"
    if entry.post.history:
        return Text(f"({clock})"[:room], "dim")
    return draw_time(clock, entry.marks, room)


def draw_time(clock: str, marks: Sequence[Mark], room: int) -> Text:
    """A time in the colour of its first mark, and as many signs as there is room for."""
    line = Text(clock, colour(marks))
    for mark in marks[: max(1, room - len(clock))]:
        line.append(mark.sign, mark.style)
    return line
