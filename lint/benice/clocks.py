"""Times of day and zones as people write them."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from datetime import time as clock_time
from functools import cache

from benice.dates import UnclearError, load

CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?!\d)(?:\s*([ap]\.?\s?m\b\.?|uhr\b|h\b))?",
    re.IGNORECASE,
)
OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\u2212-])(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
FARTHEST = timedelta(hours=14)  # where the zones of the world end
REMARK = re.compile(r"\s*[\[(]([^\])]*)[\])]\s*\Z")


def read_clock(text: str) -> tuple[clock_time, tzinfo | None] | None:
    """A time of day and the zone behind it; None where the text is something else."""
    if text.lower() in load()["noon"]:
        return clock_time(12), None
    match = CLOCK.match(text)
    if match is None or not (match[2] or match[5]):
        return None
    half = match[5][0].lower() if match[5] else ""
    clock = as_clock(match[1], match[2], match[3], match[4], half if half in "ap" else "")
    return clock, read_zone(text[match.end() :].strip())


def as_clock(
    hour: str, minute: str | None, second: str | None = None, fraction: str | None = None, half: str = ""
) -> clock_time:
    """A time of day; `half` is "a" or "p" on a clock of twelve hours."""
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise UnclearError(f"there is no hour {hours} {half}m")
        hours = hours % 12 + (12 if half == "p" else 0)
    try:
        return clock_time(hours, int(minute or 0), int(second or 0), int((fraction or "0")[:6].ljust(6, "0")))
    except ValueError:
        shown = ":".join(part for part in (hour, minute, second) if part)
        raise UnclearError(f"there is no {shown} on a clock") from None


def no_clock(text: str) -> str:
    """The problem with what should be a time of day."""
    match = re.fullmatch(r"(\d{1,2})[-_,; ](\d{2})", text)
    return f"'{text}' is not a time of day" + (f"; write {match[1]}:{match[2]}" if match else "")


def read_zone(text: str) -> tzinfo | None:
    """The zone behind a time; a remark in brackets counts only where nothing stands before it."""
    if not text:
        return None
    if remark := REMARK.search(text):
        before = text[: remark.start()].strip()
        return read_zone(before or remark[1])
    if OFFSET.fullmatch(text):
        return read_offset(text)
    if offset := load()["zones"].get(text.lower()):
        return read_offset(offset)
    if region := load()["regions"].get(text.lower()):
        return find_zone(region)
    if "/" in text:
        try:
            return find_zone(text)
        except ValueError as error:
            raise UnclearError(str(error)) from None
    raise UnclearError(f"'{text}' is not a zone that means one offset only; write an offset such as +01:00")


@cache
def read_offset(text: str) -> tzinfo:
    """The zone of an offset such as "Z", "+01:00", "-0330" or "UTC+2"; ValueError for what is none."""
    match = OFFSET.fullmatch(text)
    if match is None:
        if text.lower() in ("z", "utc", "gmt"):
            return UTC
        raise ValueError(f"'{text}' is not an offset")
    apart = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if apart > FARTHEST or int(match[3] or 0) > 59:
        raise UnclearError(f"no zone is {text} away")
    return timezone(apart if match[1] == "+" else -apart) if apart else UTC


@cache
def find_zone(name: str) -> tzinfo:
    """The zone of an IANA name or an offset; ValueError for any other name."""
    from zoneinfo import ZoneInfo, available_timezones

    if OFFSET.fullmatch(name) or name in ("Z", "UTC"):
        try:
            return read_offset(name)
        except UnclearError as error:
            raise ValueError(str(error)) from None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        from benice.tables import did_you_mean

        raise ValueError(f"there is no time zone '{name}'{did_you_mean(name, available_timezones())}") from None
