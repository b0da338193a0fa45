"""Timelines against the pace that a strategy promises for their channel."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from benice.light import dataclass
from benice.model import Post
from benice.strategy import Cadence, Channel, Strategy, read_cadence
from benice.timeline import Timeline

FEWEST = 3  # posts that make a pace


@dataclass(frozen=True, slots=True)
class Stretch:
    """The posts of one day, week or month, which begins on `start`; `near` stands for one without any."""

    start: date
    posts: Sequence[Post]
    near: Post

    def told(self, unit: str) -> str:
        """How many posts there are, in words: "5 in the week of 30 November"."""
        when = f"{self.start.day} {self.start:%B}"
        return f"{len(self.posts) or 'none'} " + {"day": f"on {when}", "week": f"in the week of {when}"}.get(
            unit, f"in {self.start:%B %Y}"
        )


def pace_of(timeline: Timeline, strategy: Strategy) -> Cadence | None:
    """What the strategy promises for a timeline: the pace of its channel, else the one for all."""
    channels = [each for each in strategy.channels if each.platform == timeline.platform and speaks_of(each, timeline)]
    own = next((each.cadence for each in channels if each.cadence), None)
    return own or read_cadence(strategy.node("cadence"))


def speaks_of(channel: Channel, timeline: Timeline) -> bool:
    """Whether a channel of the strategy has the account of a timeline, or any."""
    accounts = [account.lstrip("@").casefold() for account in channel.accounts]
    return not accounts or not timeline.account or timeline.account.lstrip("@").casefold() in accounts


def off_pace(timeline: Timeline, pace: Cadence) -> Iterator[Stretch]:
    """The stretches with more or less posts than promised; the first and the last may be begun and not yet full."""
    if len(timeline.posts) < FEWEST:
        return
    found: dict[date, list[Post]] = {}
    for post in timeline.posts:
        found.setdefault(begin(timeline.day(post), pace.unit), []).append(post)
    start, last = min(found), max(found)
    first = start
    while start <= last:
        posts = found.get(start, [])
        inside = first < start < last
        if len(posts) > pace.most or (inside and len(posts) < pace.least):
            near = posts[-1] if posts else found[min(day for day in found if day > start)][0]
            yield Stretch(start, posts, near)
        start = following(start, pace.unit)


def begin(day: date, unit: str) -> date:
    """The first day of the week or month that a day is in."""
    return day - timedelta(days=day.weekday()) if unit == "week" else day.replace(day=1) if unit == "month" else day


def following(start: date, unit: str) -> date:
    """The first day of the next one."""
    if unit == "month":
        return (start + timedelta(days=31)).replace(day=1)
    return start + timedelta(days=7 if unit == "week" else 1)
