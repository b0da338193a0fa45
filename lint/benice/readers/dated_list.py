"""Lists in Markdown whose items begin with a day: calendars, with the posts behind the days or under them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from benice.light import dataclass, field
from benice.model import Field, Source
from benice.readers import lines as sorts
from benice.readers.body import build
from benice.readers.channels import SEVERAL, read_channel
from benice.readers.formats import FEWEST_WORDS
from benice.readers.lines import Line
from benice.readers.records import Record
from benice.readers.roles import either, is_social
from benice.readers.tree import Items, Leaf, Node

ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
LEAD = re.compile(r"(?:\*\*|__)?([^:*_\n]{1,40}?)(?:\*\*|__)?[ \t]*(?::|\s[–—-])(?:\*\*|__)?[ \t]*(?=\S)")
SENTENCE = re.compile(r"(?:\S+\s+){5}|://|[.!?…](?:\s|$)")  # what is more than the name of an idea
YEAR = re.compile(r"\d{4}")
FEWEST = 2  # items with a day that make a calendar, and as many of four must have one
Entry = tuple[Record, Field]  # what is said of a post, and its text


@dataclass(eq=False)
class Item:
    """One item of a list: its own lines, and the items under it."""

    indent: int
    lines: list[Line]
    children: "list[Item]" = field(default_factory=list)


@cache
def day_pattern() -> re.Pattern[str]:
    """A day at the head of an item, a time of day behind it, and what sets both apart from a text."""
    months = either("months")
    day = (
        rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
        rf"|(?:{months})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:{months})(?:\s\d{{4}})?"
    )
    clock = r"(?:[ T,]+(?:at\s)?\d{1,2}(?::\d{2}(?:\s?[ap]m)?|\s?[ap]m))?"
    weekday = rf"(?:(?:{either('weekdays')})\.?,?\s)?"
    return re.compile(
        rf"(\*\*|__)?{weekday}((?:{day}){clock})(?![\w/])(?:[:|,–—-]?\1)?[ \t]*[:|,–—-]?[ \t]*", re.IGNORECASE
    )


def dated_lists(source: Source, lines: Sequence[Line], social: bool) -> list[Entry]:
    """The posts of the calendars among some lines, numbered from 1; none where most texts are only a few words."""
    found: list[Entry] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        social = social or (line.sort == sorts.HEAD and is_social(source.text[slice(*line.title)]))
        items, at = read_list(source, lines, at)
        if is_calendar(source, items, social):
            found += entries_of(source, items, len(found))
    written = sum(SENTENCE.search(text.text) is not None for _, text in found)
    return found if 2 * written >= len(found) else []


def read_list(source: Source, lines: Sequence[Line], at: int) -> tuple[list[Item], int]:
    """The items of the list that begins at a line, and the line after it; none where no list begins."""
    root = Item(-2, [])
    path = [root]
    while at < len(lines):
        line = lines[at]
        match = ITEM.match(source.text, line.start, line.end) if line.sort == sorts.TEXT else None
        if match:
            indent = len(match[1])
            while len(path) > 1 and indent <= path[-1].indent + 1:
                path.pop()
            item = Item(indent, [line._replace(start=match.end())])
            path[-1].children.append(item)
            path.append(item)
        elif len(path) == 1 or (line.sort != sorts.BLANK and not goes_on(source, line)):
            break
        else:
            path[-1].lines.append(line)
        at += 1
    return root.children, max(at, at + (not root.children))


def goes_on(source: Source, line: Line) -> bool:
    """Whether a line belongs to the item above it."""
    return line.sort == sorts.TEXT and source.text[line.start] in " \t"


def is_calendar(source: Source, items: Sequence[Item], social: bool) -> bool:
    """Whether most items of a list begin with a day, where posts are spoken of or platforms are named."""
    dated = sum(day_of(source, item.lines[0]) is not None for item in items)
    if dated < FEWEST or 4 * dated < 3 * len(items):
        return False
    return social or any(lead(source, each.lines[0], head_of(source, each)) for item in items for each in walk(item))


def walk(item: Item) -> Iterator[Item]:
    """An item and all those under it."""
    yield item
    for child in item.children:
        yield from walk(child)


def day_of(source: Source, line: Line) -> re.Match[str] | None:
    """The day at the head of an item."""
    return day_pattern().match(source.text, line.start, line.end)


def head_of(source: Source, item: Item) -> int:
    """Where an item goes on behind its day."""
    day = day_of(source, item.lines[0])
    return day.end() if day else item.lines[0].start


def lead(source: Source, line: Line, start: int) -> re.Match[str] | None:
    """The names of platforms at an offset of a line, as in "X, LinkedIn: Hello"."""
    match = LEAD.match(source.text, start, line.end)
    return match if match and all(read_channel(part) for part in SEVERAL.split(match[1].strip())) else None


def lead_of(source: Source, item: Item) -> re.Match[str] | None:
    """The names of platforms at the head of an item."""
    return lead(source, item.lines[0], item.lines[0].start)


def entries_of(source: Source, items: Sequence[Item], count: int) -> Iterator[Entry]:
    """The posts of a calendar: what stands under each day, else what stands behind it."""
    for item in items:
        day = day_of(source, item.lines[0])
        when = Field.cut(source, *day.span(2)) if day else None
        for each in item.children or [item]:
            start = day.end() if day and each is item else each.lines[0].start
            channel = lead(source, each.lines[0], start)
            lines = [each.lines[0]._replace(start=channel.end() if channel else start), *each.lines[1:]]
            text = build(source, [lines], "none").text
            names_the_day = each is item and text.text.startswith(("**", "__"))
            if names_the_day or len(text.text.split()) < FEWEST_WORDS:
                continue
            count += 1
            under = [match for child in each.children if (match := lead_of(source, child))] if each is not item else []
            named = [Leaf(Field.cut(source, *match.span(1))) for match in ([channel] if channel else under)]
            values: dict[str, Node] = {"at": Leaf(when)} if when and YEAR.search(when.text) else {}
            if named:
                values["platforms"] = Items(named[0].field, named)
            yield Record(count, values), text
