"""When the events of an iCalendar file happen: the zones that it names, and entries that repeat."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from benice.clocks import find_zone
from benice.readers.ical_lines import Calendar, Event

MOST = 1000  # times of one entry; nobody plans as many by hand, and a rule may have no end
HORIZON = timedelta(days=366)  # of an entry that repeats for ever
NUMBER = "X-BENICE-NUMBER"
REPEATS = ("RRULE", "RDATE")


class RepeatError(Exception):
    """A rule for repetition that cannot be read."""


def zone_name(given: str) -> str | None:
    """The IANA name that a TZID stands for: its own, one with a prefix, or a name of Windows."""
    parts = given.strip("/").split("/")
    for name in ("/".join(parts[skipped:]) for skipped in range(len(parts))):
        try:
            find_zone(name)
        except ValueError:
            continue
        return name
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    names: Mapping[str, str] = WINDOWS_TO_OLSON
    return names.get(given)


def knows_zone(calendar: Calendar, event: Event) -> bool:
    """Whether an event starts in a zone that only the calendar itself explains."""
    start = event.first("DTSTART")
    zone = start.parameter("TZID") if start else None
    return zone is not None and zone_name(zone.text) is None and f"TZID:{zone.text}" in calendar.zones


def series(calendar: Calendar) -> list[list[Event]]:
    """The events whose times have to be worked out: those with one UID, if one of them repeats."""
    found: dict[str, list[Event]] = {}
    for event in calendar.events:
        if any(event.first(name) for name in REPEATS) or knows_zone(calendar, event):
            found[event.text("UID")] = []
    for event in calendar.events:
        if found and (uid := event.text("UID")) in found:
            found[uid].append(event)
    return list(found.values())


def times_of(events: Sequence[Event], calendar: Calendar) -> Iterator[tuple[int, str]]:
    """The number of an event and one of its times as ISO 8601, for a series; RepeatError for a rule that is none.

    Times in a zone of the tz database are local, and those in a zone that only the file knows have an offset.
    """
    import icalendar
    import recurring_ical_events

    text = "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *calendar.zones, *raw(events), "END:VCALENDAR", ""]
    )
    endless = any(
        (rule := event.text("RRULE").upper()) and "COUNT" not in rule and "UNTIL" not in rule for event in events
    )
    try:
        query = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
        found: Iterator[Any] = islice(query.after(datetime(1971, 1, 1)), MOST)
        first: Any = None
        for each in found:
            start = each["DTSTART"].dt
            first = first or start
            if endless and day_of(start) - day_of(first) > HORIZON:
                return
            number = each.get(NUMBER)
            zone = str(each["DTSTART"].params.get("TZID", ""))
            local = start.replace(tzinfo=None) if isinstance(start, datetime) and zone and zone_name(zone) else start
            if number is not None:
                yield int(number), local.isoformat()
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError) as error:
        raise RepeatError(str(error)) from None


def day_of(start: date) -> date:
    """The day of a time or an all-day entry."""
    return start.date() if isinstance(start, datetime) else start


def raw(events: Sequence[Event]) -> Iterator[str]:
    """The lines of events, each event with its number."""
    for event in events:
        yield "BEGIN:VEVENT"
        yield f"{NUMBER}:{event.number}"
        yield from (line.raw for line in event.lines if line.name)
        yield "END:VEVENT"
