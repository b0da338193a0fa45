"""A calendar as a list: for terminals that are too narrow for weeks, and for posts without a time."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from rich.text import Text

from benice.calendar.marks import colour
from benice.calendar.sheet import Entry, Sheet
from benice.calendar.weeks import DAYS, entries_by_day, name_day
from benice.model import Diagnostic
from benice.reports.lines import cells, safe


def list_days(sheet: Sheet, first: date, last: date, width: int) -> Iterator[Text]:
    """The days that have posts, each post on a line of its own with its first words below."""
    for day, entries in entries_by_day(sheet.dated).items():
        if not first <= day <= last:
            continue
        yield Text(f"{DAYS[day.weekday()]} {name_day(day)}", "bold")
        for entry in entries:
            yield from list_entry(entry, width)
        yield Text()


def list_entry(entry: Entry, width: int) -> Iterator[Text]:
    """One post: time, signs and account, and its first words."""
    style = "dim" if entry.post.history else colour(entry.marks)
    clock = f"({entry.clock})" if entry.post.history else entry.clock
    line = Text().append(f"  {clock:6}", style).append_text(signs(entry))
    line.append(" " * max(1, 11 - cells(line.plain)))
    yield clipped(line.append(safe(entry.place), "dim" if entry.post.history else "bold"), width)
    yield clipped(Text(" " * 11 + words(entry), "dim"), width)


def list_apart(title: str, entries: Sequence[Entry], width: int) -> Iterator[Text]:
    """Posts that are on no day, under a title."""
    if not entries:
        return
    yield Text(title, "bold")
    for entry in entries:
        line = (
            Text().append(f"  {safe(entry.post.source.path)}:{entry.line}  ", "dim").append(safe(entry.place), "bold")
        )
        line.append_text(signs(entry)).append(f"  {words(entry)}")
        yield clipped(line, width)
    yield Text()


def signs(entry: Entry) -> Text:
    """The signs of all marks of a post, behind a space where there is one."""
    return Text.assemble(" " if entry.marks else "", *((mark.sign, mark.style) for mark in entry.marks))


def list_wide(findings: Sequence[Diagnostic], width: int) -> Iterator[Text]:
    """Findings that stand at no post: on all of the calendar, or on what is no post at all."""
    if not findings:
        return
    yield Text("Of the whole", "bold")
    for each in findings:
        told = safe(f"{each.rule}: {each.message}")
        yield from map(Text, wrap(told, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False))
    yield Text()


def words(entry: Entry) -> str:
    """The text of a post on one line."""
    return safe(" ".join(entry.post.body.text.split()))


def clipped(line: Text, width: int) -> Text:
    """A line that ends where the terminal does."""
    line.truncate(width, overflow="ellipsis")
    return line
