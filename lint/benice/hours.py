"""When posts may go out, as config has it: hours of a day, days of a week, dates without posts."""

import re
from datetime import date

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)")
MINUTES = 24 * 60  # of a day


def read_hours(text: str) -> tuple[int, int] | None:
    """First and last minute of "09:00-18:00", counted from midnight; "22:00-02:00" ends on the next day."""
    match = HOURS.fullmatch(text.strip())
    if match is None or int(match[2]) > 59 or int(match[4]) > 59:
        return None
    first, last = int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])
    if first >= MINUTES or last > MINUTES or first == last:
        return None
    return first, last if last > first else last + MINUTES


def read_days(text: str) -> frozenset[int] | None:
    """The days of "mon-fri", "sat" or "fri-mon", Monday being 0; long names count by their first letters."""
    ends = [each.strip().lower()[:3] for each in re.split(r"[-–]", text)]
    if not 1 <= len(ends) <= 2 or any(each not in DAYS for each in ends):
        return None
    first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
    return frozenset((first + each) % 7 for each in range((last - first) % 7 + 1))


def read_blackout(text: str) -> tuple[date, date] | None:
    """First and last day of "2026-12-24" or "2026-12-24..2027-01-01"."""
    ends = text.split("..")
    try:
        first, last = date.fromisoformat(ends[0].strip()), date.fromisoformat(ends[-1].strip())
    except ValueError:
        return None
    return (first, last) if len(ends) <= 2 and first <= last else None
