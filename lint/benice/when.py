"""When something is to be posted: what people and schedulers write as a time, read without guessing."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timezone, tzinfo
from datetime import time as clock_time

from benice.clocks import FARTHEST, as_clock, find_zone, no_clock, read_clock, read_offset, read_zone
from benice.dates import YEAR_LAST, YEARS, UnclearError, as_date, read_date, words
from benice.light import dataclass, field

ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?"
)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(?=\Z|Z|[+-])")
LONGEST = 100  # characters; what is longer is a text that stands where a time should

Moment = tuple[date, clock_time | None, tzinfo | None]  # a day, a time of day, a zone: what is said of each


@dataclass(frozen=True, slots=True)
class When:
    """A point in time as it was read; `at` is None where it could not be, and naive where no zone is known.

    `problem` is "", "unreadable-time", "ambiguous-date", "zoneless-time" or "clock-change"; `facts` fill its message.
    """

    at: datetime | None = None
    all_day: bool = False
    problem: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def order_of_dates(texts: Iterable[str], given: str | None) -> str | None:
    """Whether day or month comes first: "day-first" or "month-first", None where nothing tells.

    What is given counts; a file that contradicts it has dates that do not exist then, and says so. Otherwise a value
    over 12 tells, unless another one tells the opposite.
    """
    if given:
        return given
    found = set()
    for text in texts:
        if (match := YEAR_LAST.search(text)) and not match[3]:
            first, second = int(match[1]), int(match[4])
            if (first > 12) != (second > 12):
                found.add("day-first" if first > 12 else "month-first")
    return found.pop() if len(found) == 1 else None


def read_when(date: str, time: str = "", *, zone: str | None, order: str | None) -> When:
    """The point in time that a date says, with the time of day in it or beside it.

    `zone` is an IANA name or an offset, for times that carry none; `order` is that of slashed dates. ValueError for an
    unknown zone.
    """
    given = find_zone(zone) if zone else None
    if not time and (at := as_iso(date)):
        return settled(at if at.tzinfo else at.replace(tzinfo=given), date)
    day_text, clock_text = " ".join(date.split()), " ".join(time.split())
    text = f"{day_text} {clock_text}".strip()
    if len(text) > LONGEST:
        return When(problem="unreadable-time", facts={"text": f"{text[: LONGEST - 3]}..."})
    try:
        day, clock, own = read_both(day_text, clock_text, order)
    except UnclearError as error:
        return When(problem=error.sort, facts={"text": text, **error.facts})
    at = datetime.combine(day, clock or clock_time(), own or given)
    if clock is None:
        return When(at, all_day=True)
    return settled(at, text)


def as_iso(text: str) -> datetime | None:
    """The time of a text in the form that nearly all have; None where it needs a closer look."""
    if not 16 <= len(text) <= 32 or text[4] != "-" or text[13] != ":" or not text[5:7].isdigit():
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    apart = at.utcoffset()
    return at if at.year in YEARS and (apart is None or abs(apart) <= FARTHEST) else None


def settled(at: datetime, text: str) -> When:
    """A time of day, with what is wrong with it."""
    if at.tzinfo is None:
        return When(at, problem="zoneless-time", facts={"text": text})
    return When(at) if isinstance(at.tzinfo, timezone) else checked(at, text)


def checked(at: datetime, text: str) -> When:
    """A time in a zone whose clocks may change just then."""
    early, late = at.replace(fold=0).utcoffset(), at.replace(fold=1).utcoffset()
    if early is None or late is None or early == late:
        return When(at)
    skipped = late > early
    either = [at.replace(fold=fold) for fold in (1, 0)]
    if skipped:
        happening = [each.astimezone(UTC).astimezone(at.tzinfo).strftime("%H:%M") for each in either]
    else:
        happening = [each.isoformat(timespec="minutes")[11:] for each in reversed(either)]
    facts = {
        "text": text,
        "which": "skipped" if skipped else "doubled",
        "what": "does not happen" if skipped else "happens twice",
        "zone": str(at.tzinfo),
        "expected": " or ".join(happening),
    }
    return When(at, problem="clock-change", facts=facts)


def read_both(day_text: str, clock_text: str, order: str | None) -> Moment:
    """What a date cell and the time cell beside it say together."""
    day, clock, zone = read_text(day_text, order)
    if not clock_text:
        return day, clock, zone
    beside = read_clock(clock_text)
    if beside is None:
        raise UnclearError(no_clock(clock_text))
    if clock not in (None, clock_time(), beside[0]):  # spreadsheets write midnight behind a bare date
        raise UnclearError(f"'{day_text}' and '{clock_text}' are two different times")
    return day, beside[0], beside[1] or zone


def read_text(text: str, order: str | None) -> Moment:
    """What one text says."""
    if match := ISO.fullmatch(text):
        clock = as_clock(*match.groups()[3:7]) if match[4] else None
        return as_date(match[1], match[2], match[3]), clock, read_offset(match[8]) if match[8] else None
    if match := COMPACT.match(text):
        clock = as_clock(match[4], match[5], match[6]) if match[4] else None
        return as_date(match[1], match[2], match[3]), clock, read_zone(text[match.end() :])
    day, rest = read_date(text, order)
    left = " ".join(word for word in rest.replace(",", " ").split() if word.strip(".").lower() not in words("noise"))
    left = left.removeprefix("T").strip(" -–|@;·")
    if not left:
        return day, None, None
    beside = read_clock(left)
    if beside is None:
        raise UnclearError(no_clock(left))
    return day, *beside
