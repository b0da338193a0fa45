"""iCalendar: each VEVENT is a post; its categories or the head of its summary say where it goes."""

import re
from collections.abc import Iterator, Sequence

from benice.light import replace
from benice.model import Field, Note, Post, Reading, Source
from benice.readers.channels import platform_in_path, read_channel
from benice.readers.html_text import html_to_text, looks_like_html
from benice.readers.ical_lines import Calendar, Event, scan_calendar
from benice.readers.ical_times import REPEATS, RepeatError, knows_zone, series, times_of, zone_name
from benice.readers.options import Options
from benice.readers.records import Record, Setting, make_posts
from benice.readers.shapes import spelled
from benice.readers.tree import Items, Leaf, Node, trim

LEAD = re.compile(r"\s*(?:\[([^\]]{1,60})\]\s*[:|–—-]?|([^:|]{1,60}?)\s*(?:[:|]|\s[–—-]\s))\s*")
NAMES = {"UID": "id", "STATUS": "status", "URL": "link", "DTSTART": "at", "DTEND": "end", "X-BENICE-IGNORE": "ignore"}


def read_ical(source: Source, options: Options) -> Reading:
    """The posts of an iCalendar file; an entry that repeats is one for each of its times."""
    source = replace(source, format="icalendar")
    if not source.text.strip():
        return Reading(source, passed_over="empty")
    calendar = scan_calendar(source)
    notes = list(broken(source, calendar))
    setting = setting_of(calendar, source, options)
    times = repeated(calendar, notes)
    posts: list[Post] = []
    for event in calendar.events:
        record, body = record_of(event, calendar), body_of(event, source)
        for each in [record] if event.number not in times else at_times(record, times[event.number]):
            more, noticed = make_posts(each, body, setting)
            posts += more
            notes += noticed
    return Reading(source, posts, notes, "" if posts or notes else "no VEVENT that was not cancelled")


def setting_of(calendar: Calendar, source: Source, options: Options) -> Setting:
    """What the calendar says once for all its events."""
    name, zone = calendar.values.get("X-WR-CALNAME"), calendar.values.get("X-WR-TIMEZONE")
    named = read_channel(name.text.text) if name else None
    return Setting(
        source,
        options,
        timezone=zone_name(zone.text.text) if zone else None,
        platform=(named[0] if named else None) or platform_in_path(source.path),
    )


def record_of(event: Event, calendar: Calendar) -> Record:
    """An event under the names of the contract."""
    values: dict[str, Node] = {
        NAMES[line.name]: Leaf(line.text) for line in reversed(event.lines) if line.name in NAMES
    }
    start = event.first("DTSTART")
    if start and (zone := start.parameter("TZID")) and not knows_zone(calendar, event):
        name = zone_name(zone.text)
        values["timezone"] = Leaf(zone if name in (None, zone.text) else spelled(zone, name))
    categories = [Leaf(item) for line in event.lines if line.name == "CATEGORIES" for item in line.items]
    channels = [item for item in categories if read_channel(item.field.text)] or lead(event)
    if channels:
        values["platforms"] = Items(channels[0].field, channels)
    if others := [item for item in categories if item not in channels]:
        values["pillar"] = others[0]
    if files := [Leaf(line.text) for line in event.lines if line.name == "ATTACH"]:
        values["media"] = Items(files[0].field, files)
    return Record(event.number, values)


def lead(event: Event) -> list[Leaf]:
    """The platform before the colon in a summary such as "Instagram: the new menu"."""
    summary = event.first("SUMMARY")
    match = LEAD.match(summary.text.text) if summary else None
    if summary is None or match is None or not read_channel(match[1] or match[2]):
        return []
    return [Leaf(summary.text.part(*match.span(1 if match[1] else 2)))]


def body_of(event: Event, source: Source) -> Field:
    """The text of a post: the description, else the summary without the platform at its head."""
    for line in (event.first("DESCRIPTION"), event.first("SUMMARY")):
        if line and line.text.text.strip():
            text = line.text
            if line.name == "SUMMARY" and lead(event) and (match := LEAD.match(text.text)):
                text = text.part(match.end(), len(text.text))
            return trim(html_to_text(text) if looks_like_html(text.text) else text)
    return Field.cut(source, event.start, event.start)


def repeated(calendar: Calendar, notes: list[Note]) -> dict[int, list[str]]:
    """The times of the events that repeat, by the number of the event."""
    found: dict[int, list[str]] = {}
    for group in series(calendar):
        found.update({event.number: [] for event in group})
        try:
            for number, time in times_of(group, calendar):
                found[number].append(time)
        except RepeatError as error:
            rule = next(line for event in group for line in event.lines if line.name in REPEATS or event is group[-1])
            problem = f"'{rule.text.text}' cannot be worked out ({error})"
            facts = {"number": group[0].number, "problem": problem}
            notes.append(Note("unreadable-row", rule.text, facts, fatal=True))
    return found


def at_times(record: Record, times: Sequence[str]) -> Iterator[Record]:
    """A record at each of its times."""
    if isinstance(start := record.values.get("at"), Leaf):
        for time in times:
            yield replace(record, values={**record.values, "at": Leaf(spelled(start.field, time))})


def broken(source: Source, calendar: Calendar) -> Iterator[Note]:
    """What is wrong with the file as such."""
    if "BEGIN:VCALENDAR" not in source.text[:1000].upper():
        yield unreadable(source, 0, "expected BEGIN:VCALENDAR")
    for name, start in calendar.open[-1:]:
        yield unreadable(source, start, f"expected END:{name} for the {name} that begins here")
    for line, number in calendar.broken:
        start, end = line.pieces[0]
        problem = "expected a name, a colon and a value; a line that goes on begins with a blank"
        facts = {"number": number, "line": source.position(start)[0], "problem": problem}
        yield Note("unreadable-row", Field.cut(source, start, end), facts, fatal=True)


def unreadable(source: Source, at: int, problem: str) -> Note:
    """The note on a file that breaks the grammar at an offset."""
    line, column = source.position(at)
    where = Field.cut(source, at, min(at + 1, len(source.text)))
    return Note("unreadable", where, {"problem": problem, "line": line, "column": column}, fatal=True)
