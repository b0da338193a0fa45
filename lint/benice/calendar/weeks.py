"""Which weeks a calendar shows, and which of their days are silent."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benice.calendar.marks import SILENT
from benice.calendar.sheet import Entry, Place, Sheet
from benice.dates import YEARS
from benice.light import dataclass
from benice.tables import UsageError
from benice.timeline import place_of

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
MOST_WEEKS = 520  # ten years
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are asked for: `first` and `last` of them, either may be open; `weeks` from one of them on."""

    first: date | None = None
    last: date | None = None
    weeks: int | None = None

    def days(self, sheet: Sheet, today: date) -> tuple[date, date] | None:
        """The first and the last day to show: whole weeks, unless a day was named; None where there is no post.

        What was published is shown beside the posts that are planned, and before them where a finding speaks of it or
        its days are asked for.
        """
        every = [each.day for each in sheet.dated if each.day]
        planned = [each.day for each in sheet.dated if each.day and (each.findings or not each.post.history)]
        around = planned or (every if self.first or self.last else [])
        if not around:
            return None
        first, last = self.first or monday(around[0]), self.last or monday(around[-1]) + WEEK - DAY
        if self.weeks and self.last and not self.first:
            first = last - self.weeks * WEEK + DAY
        elif self.weeks:
            first = self.first or (monday(today) if around[0] <= today <= around[-1] else first)
            last = first + self.weeks * WEEK - DAY
        return (first, last) if any(first <= day <= last for day in every) else None


def read_period(first: str | None, last: str | None, weeks: int | None) -> Period:
    """The days that --from, --to and --weeks ask for; UsageError where they do not make sense."""
    period = Period(read_day("--from", first), read_day("--to", last), weeks)
    if period.first and period.last and period.first > period.last:
        raise UsageError(f"--from: {first} is after --to {last}")
    if first and last and weeks:
        raise UsageError("--weeks goes with --from or with --to, not with both")
    if weeks is not None and not 1 <= weeks <= MOST_WEEKS:
        raise UsageError(f"--weeks: a number from 1 to {MOST_WEEKS} is needed, not {weeks}")
    return period


def read_day(option: str, given: str | None) -> date | None:
    """The day that an option names; UsageError where it is none."""
    if given is None:
        return None
    try:
        found = date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"{option}: '{given}' is no day, such as 2026-12-01") from None
    if found.year not in YEARS:
        raise UsageError(f"{option}: there is no year {found.year} in a calendar of posts")
    return found


def monday(day: date) -> date:
    """The first day of a week (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def mondays(first: date, last: date) -> Iterator[date]:
    """The first days of all weeks from one day to another."""
    start = monday(first)
    while start <= last:
        yield start
        start += WEEK


def silences(sheet: Sheet) -> dict[Place, list[tuple[date, date]]]:
    """For each account the stretches of silence that were found: the day of the post before, and of the one after."""
    found: dict[Place, list[tuple[date, date]]] = {}
    days: dict[tuple[Place, int], list[date]] = {}
    own = {each.post: each for each in sheet.dated}
    for finding in sheet.outcome.diagnostics:
        if sheet.mark(finding) is not SILENT or finding.post is None:
            continue
        for post in (finding.post, *(each.post for each in finding.related)):
            if post in own and (day := own[post].day):
                days.setdefault((place_of(post), id(finding)), []).append(day)
    for (place, _), around in days.items():
        found.setdefault(place, []).append((min(around), max(around)))
    return found


def in_silence(day: date, stretches: Sequence[tuple[date, date]]) -> bool:
    """Whether a day lies inside one of some stretches."""
    return any(before < day < after for before, after in stretches)


def name_days(first: date, last: date) -> str:
    """A stretch of days in words: "30 November - 6 December 2026"."""
    year = f" {first.year}" if first.year != last.year else ""
    month = f" {MONTHS[first.month - 1]}" if year or first.month != last.month else ""
    start = f"{first.day}{month}{year}"
    return f"{start} - {name_day(last)}" if first != last else name_day(last)


def name_day(day: date) -> str:
    """A day in words: "6 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def entries_by_day(entries: Sequence[Entry]) -> dict[date, list[Entry]]:
    """The entries of each day, in order."""
    found: dict[date, list[Entry]] = {}
    for each in entries:
        if each.day:
            found.setdefault(each.day, []).append(each)
    return found
