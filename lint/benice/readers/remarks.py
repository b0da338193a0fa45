"""What the head of a column says beside its name: "Time (UTC)", "Date (DD/MM/YYYY)"."""

import re
from collections.abc import Iterable

from benice.clocks import OFFSET, find_zone

REMARK = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
DAY_FIRST = re.compile(r"\b(?:d{1,2}|t{1,2}|g{1,2}|j{1,2})[/.-]m{1,3}\b", re.IGNORECASE)
MONTH_FIRST = re.compile(r"\bm{1,2}[/.-](?:d{1,2}|t{1,2}|g{1,2}|j{1,2})\b", re.IGNORECASE)


def order_in_header(columns: Iterable[str]) -> str | None:
    """Whether day or month comes first by the patterns that the columns give; None where none does."""
    found = set()
    for remark in remarks(columns):
        if DAY_FIRST.match(remark):
            found.add("day-first")
        elif MONTH_FIRST.match(remark):
            found.add("month-first")
    return found.pop() if len(found) == 1 else None


def zone_in_header(columns: Iterable[str]) -> str | None:
    """The zone that the columns name; an abbreviation such as "EST" may mean summer time too, and is none."""
    found = set()
    for remark in remarks(columns):
        if remark.upper() in ("UTC", "GMT", "Z"):
            found.add("UTC")
        elif "/" in remark or OFFSET.fullmatch(remark):
            try:
                find_zone(remark)
            except ValueError:
                continue
            found.add(remark)
    return found.pop() if len(found) == 1 else None


def remarks(columns: Iterable[str]) -> list[str]:
    """The words in brackets."""
    return [match[1].strip() for column in columns for match in REMARK.finditer(column)]
