"""Dates as people write them, without guessing which of two numbers is the month."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from benice.package_data import package_data

YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})(?:([/-])|(\.) ?)(\d{1,2})(?:\2|\3 ?)(\d{4}|(?<=[/.])\d{2})(?![\d:])")
DAY_NAME = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?(?:[-/]| (?:of |de )?)([^\W\d_]{3,})\.?"
    r"(?:[-/]|,? (?:de )?)(\d{4}|(?<=-)\d{2})(?!\d)"
)
NAME_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})(?![\d:])")
NAME_DAY_AROUND = re.compile(r"(?<!\w)([^\W\d_]{3,})\.? (\d{1,2}),? (\d.*) (\d{4})\Z")  # Tue Dec 01 09:00:00 +0000 2026
NO_YEAR = re.compile(
    r"\d{1,2}[./]\d{1,2}\b\.?(?![./:\d])|\d{1,2}(?:\.|th)? [^\W\d_]{3,}\.?$|[^\W\d_]{3,}\.? \d{1,2}(?:th)?\b"
)
YEARS = range(1583, 3000)  # since the Gregorian calendar; whatever lies outside is a slip of the keyboard


class UnclearError(Exception):
    """A text that cannot be read as a time: the problem as `When` names it, and the facts of its message."""

    def __init__(self, said: str = "", *, sort: str = "unreadable-time", **facts: object) -> None:
        super().__init__(said)
        self.sort = sort
        self.facts = {"problem": said, **facts} if said else facts


def read_date(text: str, order: str | None) -> tuple[date, str]:
    """The date in a text, and what stands around it."""
    if match := YEAR_FIRST.search(text):
        return as_date(match[1], match[3], match[4]), without(text, match)
    if match := YEAR_LAST.search(text):
        return in_order(match, "day-first" if match[3] else order), without(text, match)
    if (match := DAY_NAME.search(text)) and match[2].lower() in words("months"):
        return as_date(match[3], words("months")[match[2].lower()], match[1]), without(text, match)
    if (match := NAME_DAY.search(text)) and match[1].lower() in words("months"):
        return as_date(match[3], words("months")[match[1].lower()], match[2]), without(text, match)
    if (match := NAME_DAY_AROUND.search(text)) and match[1].lower() in words("months"):
        return as_date(match[4], words("months")[match[1].lower()], match[2]), f"{text[: match.start()]} {match[3]}"
    if NO_YEAR.match(text):
        raise UnclearError(f"'{text}' is a date without a year; write the year too")
    raise UnclearError()


def without(text: str, match: re.Match[str]) -> str:
    """A text without the piece that matched."""
    return f"{text[: match.start()]} {text[match.end() :]}"


def in_order(match: re.Match[str], order: str | None) -> date:
    """The date of two numbers and a year, whose order may have to be known."""
    first, second, year = int(match[1]), int(match[4]), match[5]
    if order is None and first <= 12 and second <= 12 and first != second:
        one, other = as_date(year, first, second), as_date(year, second, first)
        raise UnclearError(sort="ambiguous-date", one=spelled(one), other=spelled(other))
    day_first = order == "day-first" if order else first > 12
    day, month = (first, second) if day_first else (second, first)
    if order and month > 12:
        raise UnclearError(f"there is no month {month}, and the dates of this file are read {order}")
    return as_date(year, month, day)


def spelled(day: date) -> str:
    """A date that nobody can misread, such as "7 December 2026"."""
    return f"{day.day} {load()['months'][day.month - 1][0].capitalize()} {day.year}"


def as_date(year: str, month: str | int, day: str | int) -> date:
    """A date of the calendar; years of two digits are of this century."""
    number = int(year) + 2000 if len(year) == 2 else int(year)
    try:
        if number in YEARS:
            return date(number, int(month), int(day))
    except ValueError:
        if 1 <= int(month) <= 12:
            name = load()["months"][int(month) - 1][0].capitalize()
            raise UnclearError(f"there is no {int(day)} {name} {number}") from None
    wrong = f"no month {month}" if number in YEARS else f"no year {year} in a calendar of posts"
    raise UnclearError(f"there is {wrong}")


@cache
def words(table: str) -> Mapping[str, int]:
    """Spelling -> number of the month, or the words that say nothing about when."""
    entries: list[Any] = load()[table]
    rows = entries if table == "months" else [entries]
    return {word: number for number, row in enumerate(rows, 1) for word in row}


@cache
def load() -> Mapping[str, Any]:
    """The data file."""
    return package_data("when.toml")
