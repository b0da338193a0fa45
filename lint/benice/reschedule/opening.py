"""When an account posts: its hours, its days, and the dates on which it does not."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from benice.config import Config
from benice.hours import MINUTES, read_blackout, read_days, read_hours
from benice.light import dataclass, field
from benice.model import Post
from benice.reschedule.spot import is_plain

DEFAULT_HOURS = (8 * 60, 20 * 60)  # minutes of a day, where neither config nor the account's own posts say more
WHOLE_DAY = (0, MINUTES)
ALL_DAYS = frozenset(range(7))
ENOUGH_DAYS = 5  # on which an account posts, and never at a weekend: then it keeps the weekend free

Blackouts = Sequence[tuple[date, date]]


@dataclass(frozen=True, eq=False)
class Opening:
    """The open times of an account, in its zone."""

    zone: tzinfo
    hours: Sequence[tuple[int, int]] = (WHOLE_DAY,)
    days: frozenset[int] = ALL_DAYS
    blackouts: Blackouts = ()
    known: dict[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    def spans(self, day: int) -> Sequence[tuple[int, int]]:
        """First and last second of each stretch that begins on a day."""
        if day not in self.known:
            midnight = datetime.combine(date.fromordinal(day), datetime.min.time())
            found = [(self.second(midnight, first), self.second(midnight, last)) for first, last in self.hours]
            self.known[day] = found if self.works(day) else ()
        return self.known[day]

    def second(self, midnight: datetime, minute: int) -> int:
        """The second of a minute of a day; a day ends a minute before midnight."""
        minute = MINUTES - 1 if minute == MINUTES else minute
        return int((midnight + timedelta(minutes=minute)).replace(tzinfo=self.zone).timestamp())

    def works(self, day: int) -> bool:
        """Whether a day is one on which the account posts."""
        return (day - 1) % 7 in self.days and not self.is_blackout(day)

    def is_blackout(self, day: int) -> bool:
        """Whether config keeps a day free."""
        return any(first.toordinal() <= day <= last.toordinal() for first, last in self.blackouts)

    def refusal(self, stamp: int) -> str:
        """Why nothing goes out at a moment: "hours", "days", "blackouts" or "clocks"; empty where it may."""
        if stamp not in self.refused:
            self.refused[stamp] = self.look(stamp)
        return self.refused[stamp]

    def look(self, stamp: int) -> str:
        """What stands against a moment."""
        here = datetime.fromtimestamp(stamp, self.zone)
        if not is_plain(here):
            return "clocks"
        day = here.toordinal()
        if self.is_blackout(day):
            return "blackouts"
        if any(first <= stamp < last + 60 for each in (day, day - 1) for first, last in self.spans(each)):
            return ""
        return "hours" if self.works(day) else "days"

    def refusal_of_day(self, day: int) -> str:
        """Why nothing goes out on a day."""
        return "" if self.works(day) else "blackouts" if self.is_blackout(day) else "days"


def asked(config: Config, account: str | None, zone: tzinfo) -> Opening:
    """The open times as config gives them; everything that it does not speak of is open."""
    own, common = config.accounts.get(account or ""), config.reschedule
    hours = [each for text in (own and own.hours) or common.hours if (each := read_hours(text))]
    days = [some for text in (own and own.days) or common.days if (some := read_days(text))]
    dates = [ends for text in (*(own.blackouts if own else ()), *common.blackouts) if (ends := read_blackout(text))]
    return Opening(zone, hours or (WHOLE_DAY,), frozenset().union(*days) if days else ALL_DAYS, dates)


def used(given: Opening, posts: Sequence[Post]) -> Opening:
    """The open times for new times: as given, and where nothing is given as the account's own posts have them."""
    here = [post.at.astimezone(given.zone) for post in posts if post.at and post.at.tzinfo and not post.all_day]
    hours, days = given.hours, given.days
    if hours == (WHOLE_DAY,):
        minutes = [each.hour * 60 + each.minute for each in here]
        hours = ((min([DEFAULT_HOURS[0], *minutes]), max([DEFAULT_HOURS[1], *minutes])),)
    if days == ALL_DAYS:
        busy = {post.at.toordinal() for post in posts if post.at}
        if len(busy) >= ENOUGH_DAYS and all((day - 1) % 7 < 5 for day in busy):
            days = frozenset(range(5))
    return Opening(given.zone, hours, days, given.blackouts)
