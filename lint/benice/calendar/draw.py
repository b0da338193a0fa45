"""The weeks in a terminal: days as columns, accounts as rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from benice.calendar.marks import MARKS, SILENT, Mark, colour
from benice.calendar.sheet import Entry, Place, Sheet
from benice.calendar.weeks import DAY, DAYS, WEEK, in_silence, monday, mondays, name_days, silences
from benice.light import dataclass
from benice.reports.lines import cells, plural, safe
from benice.timeline import place_of

NARROWEST = 60  # columns of a terminal that hold a week
MOST = 4  # times in a cell; more are counted
SMALLEST, WIDEST = 6, 11  # columns of a day


@dataclass(frozen=True, eq=False)
class Picture:
    """The weeks of a sheet from one day to another, for a terminal of a width."""

    sheet: Sheet
    first: date
    last: date
    width: int

    @cached_property
    def cells(self) -> Mapping[tuple[Place, date], Sequence[Entry]]:
        """The posts of each account on each day."""
        found: dict[tuple[Place, date], list[Entry]] = {}
        for entry in self.sheet.dated:
            if entry.day and self.first <= entry.day <= self.last:
                found.setdefault((place_of(entry.post), entry.day), []).append(entry)
        return found

    @cached_property
    def quiet(self) -> Mapping[Place, Sequence[tuple[date, date]]]:
        """The silences of each account."""
        return silences(self.sheet)

    @cached_property
    def columns(self) -> tuple[int, int]:
        """How wide the names of accounts are, and the days."""
        names = {self.sheet.places[place] for place, _ in self.cells}
        longest = min(max(cells(safe(name)) for name in names), self.width // 3)
        day = max(SMALLEST, min(WIDEST, (self.width - longest) // 7 - 1))
        return min(longest, self.width - 7 * (day + 1)), day

    def draw(self) -> Iterator[RenderableType]:
        """All weeks in order; those in a row without a post are one line together."""
        busy = {monday(day) for _, day in self.cells}
        for has_posts, group in groupby(mondays(self.first, self.last), busy.__contains__):
            weeks = list(group)
            yield from map(self.draw_week, weeks) if has_posts else [self.draw_pause(weeks)]

    def draw_pause(self, weeks: Sequence[date]) -> RenderableType:
        """A line for weeks without a post."""
        days = name_days(weeks[0], weeks[-1] + WEEK - DAY)
        line = Text().append(f"{len(weeks)} {plural('week', len(weeks))} without a post: {days}", "dim")
        silent = [self.sheet.places[place] for place, found in self.quiet.items() if in_silence(weeks[0], found)]
        if silent:
            line.append(f"  {SILENT.sign} {', '.join(map(safe, silent))}", SILENT.style)
        return Group(line, Text())

    def draw_week(self, start: date) -> RenderableType:
        """One week as a table under its name: the accounts that post in it, and those that are silent."""
        days = [start + DAY * number for number in range(7)]
        label, width = self.columns
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="dim")
        table.add_column("", width=label, no_wrap=True, overflow="ellipsis")
        for name, day in zip(DAYS, days, strict=True):
            table.add_column(f"{name} {day.day}", width=width, no_wrap=True, overflow="crop")
        for place, name in self.sheet.places.items():
            row = [self.draw_cell(place, day) for day in days]
            if any(row):
                table.add_row(draw_label(safe(name), label), *row)
        title = Text.assemble((f"Week {start.isocalendar().week}", "bold"), f"  {name_days(days[0], days[-1])}")
        return Group(title, table, Text())

    def draw_cell(self, place: Place, day: date) -> Text:
        """The times of one account on one day; where there are many, how many more."""
        entries = self.cells.get((place, day), ())
        if not entries:
            silent = in_silence(day, self.quiet.get(place, ()))
            return Text(SILENT.sign, SILENT.style) if silent else Text()
        room = self.columns[1]
        shown = entries if len(entries) <= MOST else entries[: MOST - 1]
        lines = [draw_entry(entry, room) for entry in shown]
        if rest := entries[len(shown) :]:
            marks = sorted({mark for entry in rest for mark in entry.marks}, key=MARKS.index)
            lines.append(draw_time(f"+{len(rest)}", marks, room))
        return Text("\n").join(lines)


def draw_label(name: str, room: int) -> Text:
    """The name of an account; on two lines where it does not fit on one."""
    account, on, platform = name.rpartition(" on ")
    return Text(name if cells(name) <= room or not on else f"{account}\non {platform}", "bold")


def draw_entry(entry: Entry, room: int) -> Text:
    """The time of one post and its marks; what was published stands in brackets."""
    clock = entry.clock if room > SMALLEST or not entry.post.all_day else "day"
    if entry.post.history:
        return Text(f"({clock})"[:room], "dim")
    return draw_time(clock, entry.marks, room)


def draw_time(clock: str, marks: Sequence[Mark], room: int) -> Text:
    """A time in the colour of its first mark, and as many signs as there is room for."""
    line = Text().append(clock, colour(marks))
    for mark in marks[: max(1, room - len(clock))]:
        line.append(mark.sign, mark.style)
    return line
