"""When a record is to be posted: which of its values say so, and what is wrong with them."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from benice.model import Field, Note
from benice.readers.keys import meaning
from benice.readers.tree import Leaf

if TYPE_CHECKING:
    from benice.readers.records import Record

TIME_ONLY = re.compile(r"\d{1,2}(?:[:.h]\d{2}){0,2}\s*(?:[ap]\.?m\.?|uhr|h)?", re.IGNORECASE)
YEAR_FIRST = re.compile(r"\d{4}-")


class Moment(NamedTuple):
    """A point in time; `at` is None for an entry of a queue and where the time could not be read."""

    at: datetime | None = None
    all_day: bool = False


def time_fields(record: "Record") -> tuple[Field | None, Field | None]:
    """The values that hold date and time. A column "Posting Time" beside a date holds only the time."""
    whole, day, clock = (worded(record, name) for name in ("at", "date", "time"))
    if whole and TIME_ONLY.fullmatch(whole.text.strip()):
        return day, whole
    if whole:
        return whole, None
    return day, clock


def worded(record: "Record", name: str) -> Field | None:
    """A value that says something."""
    if name not in record.values:
        return None
    node = record.values[name]
    return node.field if isinstance(node, Leaf) and record.text(name) else None


def moment_of(record: "Record", zone: str | None, order: str | None, notes: list[Note]) -> Moment:
    """When the record is to be posted. A blank date is an entry of a queue."""
    day, clock = time_fields(record)
    if day is None or meaning("undated", day.text):
        return Moment()
    from benice.when import read_when

    texts = day.text.strip(), clock.text.strip() if clock else ""
    try:
        when = read_when(*texts, zone=record.text("timezone") or zone, order=order)
    except ValueError as error:  # a zone that does not exist
        where = record.values["timezone"].field if record.text("timezone") else day
        notes.append(Note("wrong-type", where, {"problem": str(error), "key": "timezone"}, fatal=True))
        return Moment()
    if when.problem == "unreadable-time":
        problem = f"'{when.facts['text']}' is not a time that can be read; write it as 2027-01-31 09:00"
        facts = {"number": record.number, "problem": problem, **when.facts}
        notes.append(Note("unreadable-row", day, facts, fatal=True))
    elif when.problem:
        notes.append(Note(when.problem, day, when.facts))
    return Moment(when.at, when.all_day)


def order_in(records: Iterable["Record"], given: str | None) -> str | None:
    """Whether day or month comes first in the dates of a file, by the file's own evidence or as config says."""
    fields = (time_fields(record)[0] for record in records)
    texts = [field.text for field in fields if field and not YEAR_FIRST.match(field.text)]
    if not texts:
        return given
    from benice.when import order_of_dates

    return order_of_dates(texts, given)
