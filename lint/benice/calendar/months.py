"""A calendar by months: the weeks of each as a grid of days, and its posts day by day."""

from collections.abc import Iterator, Sequence
from datetime import date

from benice.calendar.joined import Block, Groups
from benice.calendar.sheet import Entry, Sheet
from benice.calendar.weeks import DAY, MONTHS, WEEK, entries_by_day, monday
from benice.light import dataclass

MOST = 6  # posts that a day of the grid shows; the list below has all


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month's grid; None stands for a day of another month."""

    date: date
    entries: Sequence[Entry]
    blocks: Sequence[Block]
    more: int  # posts that the grid leaves out

    @property
    def anchor(self) -> str:
        """What links lead to."""
        return f"day-{self.date.isoformat()}"


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its name, and its weeks of seven days each."""

    first: date
    weeks: Sequence[Sequence[Day | None]]

    @property
    def name(self) -> str:
        """Its name with the year."""
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"

    @property
    def anchor(self) -> str:
        """What links lead to."""
        return f"month-{self.first:%Y-%m}"

    @property
    def days(self) -> Sequence[Day]:
        """The days that have posts."""
        return [day for week in self.weeks for day in week if day and day.entries]

    @property
    def posts(self) -> int:
        """How many posts it has."""
        return sum(len(day.entries) for day in self.days)


def make_months(sheet: Sheet, groups: Groups, first: date, last: date) -> Iterator[Month]:
    """The months that have posts, from one day to another."""
    by_day = {day: entries for day, entries in entries_by_day(sheet.dated).items() if first <= day <= last}
    for start in sorted({day.replace(day=1) for day in by_day}):
        end = (start + 31 * DAY).replace(day=1)
        weeks: list[list[Day | None]] = []
        at = monday(start)
        while at < end:
            days = [at + number * DAY for number in range(7)]
            weeks.append([make_day(day, by_day.get(day, []), groups) if start <= day < end else None for day in days])
            at += WEEK
        yield Month(start, weeks)


def make_day(day: date, entries: Sequence[Entry], groups: Groups) -> Day:
    """A day of the grid, with its first posts."""
    shown = entries if len(entries) <= MOST else entries[: MOST - 1]
    return Day(day, entries, groups.blocks(shown), len(entries) - len(shown))
