"""A place in time where a post may go, and whether clocks agree on it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

MINUTE, DAY = 60, 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Spot:
    """A time, its seconds from 1970 on the common clock, and the day that it is where each of some accounts are."""

    at: datetime
    all_day: bool
    stamp: int
    days: tuple[int, ...]  # as date.toordinal has them


def stamp_of(at: datetime, all_day: bool) -> int:
    """Seconds from 1970: of a day on the wall, of a time of day on the common clock."""
    if all_day or at.tzinfo is None:
        return int(at.replace(tzinfo=UTC).timestamp())
    return int(at.timestamp())


def spot_at(stamp: int, like: Spot, zones: tuple[tzinfo | None, ...]) -> Spot:
    """The spot at a moment, written as another one is."""
    if like.all_day:
        at = like.at + timedelta(seconds=stamp - like.stamp)
        return Spot(at, True, stamp, tuple(at.toordinal() for _ in zones))
    at = datetime.fromtimestamp(stamp, like.at.tzinfo)
    return Spot(at, False, stamp, tuple(day_of(at, zone) for zone in zones))


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
