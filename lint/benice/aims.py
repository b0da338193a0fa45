"""What a goal in words wants: how much of something, and by when."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from benice.dates import words

COUNTED = ("an?", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
UNIT = {"day": 1, "weekend": 3, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366}
UNITS = "|".join(sorted(UNIT, key=len, reverse=True))
MONTHS = r"[a-zäéû]{3,9}"
NUMBER = r"(?<![\w.,])(?:\d{1,3}(?:[ ,.]\d{3})+|\d+(?:[.,]\d+)?)(?: ?(?:k|m|thousand|million)\b)?"
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6}
FROM_TO = re.compile(rf"\bfrom (?:about |around )?({NUMBER})(?: [a-z]+)? to (?:about |around )?({NUMBER})")
MULTIPLE = re.compile(r"\b(doubl|tripl|quadrupl|(\d+) ?(?:x\b|times\b|-?fold))")
PERCENT = re.compile(
    r"(?:by|\+) ?(\d+(?:\.\d+)?) ?(?:%|per ?cent\b)|(\d+(?:\.\d+)?) ?(?:%|per ?cent) (?:more|growth|increase)"
)
LENGTH = re.compile(
    rf"\b(?:in|within|over|inside|per|for|every|each|an?)(?: the)?(?: next| coming| first| just| only)* "
    rf"(?:(\d+|{'|'.join(COUNTED)}) )?({UNITS})s?\b"
)
DEADLINE = re.compile(
    rf"\b(?:by|before|until|till|this|next)(?: the)?(?: end of| next| this| coming)*(?: the)? ({UNITS})\b"
)
NIGHT = re.compile(r"\b(?:overnight|tomorrow|24 hours|in no time)\b")
WEEKDAY = re.compile(r"\b(?:by|before|until|on) (?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTHS})\b(?:,? (\d{{4}}))?")
DAY_AFTER = re.compile(rf"\b({MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?")
MONTH = re.compile(rf"\b(?:by|before|until|in) (?:the end of )?({MONTHS})\b(?: (\d{{4}}))?")
FEASTS = {"christmas": (12, 25), "new year": (12, 31), "easter": (4, 25), "halloween": (10, 31)}


def read_amounts(text: str) -> list[float]:
    """The numbers in a text."""
    return [read_amount(found[0]) for found in re.finditer(NUMBER, text.lower())]


def read_amount(text: str) -> float:
    """The number of a text such as "5,000", "1.5k" or "2 million"; a comma or point before three digits groups."""
    found = re.fullmatch(r"([\d., ]*\d) ?(k|m|thousand|million)?", text)
    if found is None:
        raise ValueError(f"'{text}' is not a number")
    digits = found[1].replace(" ", "")
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
    plain = re.sub(r"[.,]", "", digits) if grouped and not found[2] else digits.replace(",", ".")
    return float(plain) * SCALES.get(found[2] or "", 1)


def read_from_to(text: str) -> tuple[float, float] | None:
    """The two numbers of "from 200 to 5,000"."""
    found = FROM_TO.search(text.lower())
    return (read_amount(found[1]), read_amount(found[2])) if found else None


def read_growth(text: str) -> float | None:
    """The share by which something is to grow: 1.0 for "double", 0.3 for "by 30%"."""
    if found := MULTIPLE.search(text.lower()):
        return float(found[2]) - 1 if found[2] else {"doubl": 1.0, "tripl": 2.0, "quadrupl": 3.0}[found[1]]
    percent = PERCENT.search(text.lower())
    return float(percent[1] or percent[2]) / 100 if percent else None


def read_days(text: str, start: date) -> int | None:
    """How many days a text leaves from a day on; of what is vague the most. None where it says nothing of time."""
    text = text.lower()
    if NIGHT.search(text):
        return 1
    if day := next(filter(None, (read(text, start) for read in DAYS)), None):
        return (day - start).days
    if found := LENGTH.search(text):
        number = found[1] or "1"
        times = int(number) if number.isdigit() else max(1, COUNTED.index(number) if number in COUNTED else 1)
        return times * UNIT[found[2]]
    found = DEADLINE.search(text)
    if found or WEEKDAY.search(text):
        return UNIT[found[1]] * (2 if "next" in found[0] else 1) if found else 7
    return None


def iso_day(text: str, start: date) -> date | None:
    """A date such as 2026-12-01."""
    found = ISO.search(text)
    return made(int(found[1]), int(found[2]), int(found[3])) if found else None


def named_day(text: str, start: date) -> date | None:
    """A date such as "1 March" or "March 1st, 2027"; without a year the next such day."""
    for pattern, day, month in ((DAY, 1, 2), (DAY_AFTER, 2, 1)):
        for found in pattern.finditer(text):
            if number := words("months").get(found[month]):
                return upcoming(start, number, int(found[day]), found[3])
    return None


def named_month(text: str, start: date) -> date | None:
    """The last day of a month such as "by March"."""
    for found in MONTH.finditer(text):
        if number := words("months").get(found[1]):
            year = int(found[2]) if found[2] else start.year + (number < start.month)
            return date(year, number, calendar.monthrange(year, number)[1])
    return None


def feast(text: str, start: date) -> date | None:
    """A day that everybody knows by its name."""
    found = next((day for name, day in FEASTS.items() if name in text), None)
    return upcoming(start, *found, None) if found else None


DAYS: tuple[Callable[[str, date], date | None], ...] = (iso_day, named_day, named_month, feast)


def upcoming(start: date, month: int, day: int, year: str | None) -> date | None:
    """A day of a year, or the next one of its name after `start`."""
    if year:
        return made(int(year), month, day)
    found = made(start.year, month, day)
    return made(start.year + 1, month, day) if found and found <= start else found


def made(year: int, month: int, day: int) -> date | None:
    """A date, where there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def until(start: date, end: date | None) -> int | None:
    """The days from one day to another."""
    return (end - start) // timedelta(days=1) if end else None
