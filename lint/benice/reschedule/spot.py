"""A place in time where a post may go, and whether clocks agree on it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from benice.light import dataclass

MINUTE, HOUR, DAY = 60, 3600, 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Spot:
    """A time, its seconds from 1970 on the common clock, and the day that it is where each of some accounts are."""

    at: datetime
    all_day: bool
    stamp: int
    days: tuple[int, ...]  # as date.toordinal has them
    wall: int  # seconds from 1970 as the clock on the wall shows them


def stamp_of(at: datetime, all_day: bool) -> int:
    """Seconds from 1970: of a day on the wall, of a time of day on the common clock."""
    if all_day or at.tzinfo is None:
        return int(at.replace(tzinfo=UTC).timestamp())
    return int(at.timestamp())


def spot_of(at: datetime, all_day: bool, zones: Sequence[tzinfo | None]) -> Spot:
    """The spot of a time; `zones` are those of the accounts, None where it is the one of the time itself."""
    stamp = stamp_of(at, all_day)
    apart = at.utcoffset()
    wall = stamp if all_day or apart is None else stamp + int(apart.total_seconds())
    return Spot(at, all_day, stamp, tuple(day_of(at, None if all_day else zone) for zone in zones), wall)


def spot_at(stamp: int, like: Spot, zones: Sequence[tzinfo | None]) -> Spot:
    """The spot at a moment, written as another one is."""
    if like.all_day:
        return spot_of(like.at + timedelta(seconds=stamp - like.stamp), True, zones)
    return spot_of(datetime.fromtimestamp(stamp, like.at.tzinfo), False, zones)


def distance(one: Spot, other: Spot) -> int | None:
    """How far two spots lie apart, in seconds, as `timeline.apart` has it; None where they cannot be compared."""
    if one.all_day or other.all_day:
        return abs(one.wall // DAY - other.wall // DAY) * DAY
    if (one.at.tzinfo is None) != (other.at.tzinfo is None):
        return None
    real, on_the_wall = abs(one.stamp - other.stamp), abs(one.wall - other.wall)
    return max(real, on_the_wall) if abs(real - on_the_wall) <= HOUR else real


def shifted(at: datetime, seconds: int) -> datetime:
    """A time that much later by the common clock, in its own zone; later by the wall where it has none."""
    if at.tzinfo is None:
        return at + timedelta(seconds=seconds)
    return datetime.fromtimestamp(at.timestamp() + seconds, at.tzinfo)


def day_of(at: datetime, zone: tzinfo | None) -> int:
    """The day of a time where an account is."""
    return (at.astimezone(zone) if zone else at).toordinal()


def is_plain(at: datetime) -> bool:
    """Whether a clock shows this time once: no change of the clocks skips or doubles it."""
    if at.tzinfo is None or isinstance(at.tzinfo, timezone):
        return True
    return at.replace(fold=0).utcoffset() == at.replace(fold=1).utcoffset()
