"""`[pace]`: how a campaign or an account keeps going: not all at once, not all at the start, not silent for weeks."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar, NamedTuple, Self

from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table
from benice.telling import joined, length, tell
from benice.timeline import Timeline, Timelines, handle_of, wall

DAY = timedelta(days=1)


class Silence(NamedTuple):
    """Two posts of an account with nothing between them, their days, and the pause that is usual."""

    timeline: Timeline
    posts: Sequence[Post]
    days: tuple[date, date]
    usual: timedelta


@dataclass(frozen=True)
class Pace:
    """Fires for a campaign shorter than `shortest`, for one whose beginning takes most, or for silence of an account.

    `front` is the share of posts that lies in the first `part` of a time of at least `over`. Silence is longer than
    `longest`, and than `times` what three in four pauses keep to. Fewer than `least` posts tell nothing.
    """

    scope: ClassVar[str] = "timeline"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    least: int
    shortest: timedelta | None = None
    front: float | None = None
    part: float = 0.25
    over: timedelta = timedelta()
    longest: timedelta | None = None
    times: float = 3

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `least`; `shortest`, or `front` with `part` and `over`, or `longest-silence` with `times`."""
        given = [key for key in ("shortest", "front", "longest-silence") if key in table.data]
        if len(given) != 1:
            table.fail(given[1] if given else "", "one of 'shortest', 'front' and 'longest-silence' is needed")
        least = table.count("least", 5)
        if given == ["shortest"]:
            return cls(least, shortest=table.duration("shortest"))
        if given == ["front"]:
            front, part = table.number("front"), table.number("part", 0.25)
            if not 0 < part < front <= 1:
                table.fail("front", "'part' and 'front' are shares from 0 to 1, and 'front' is the greater one")
            return cls(least, front=front, part=part, over=table.duration("over", "14d"))
        return cls(least, longest=table.duration("longest-silence"), times=table.number("times", 3))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each campaign or silence; facts: `count`, `total`, `who`, `span`, `usual`, `limit`."""
        timelines = desk.timelines(posts)
        yield from self.silences(timelines) if self.longest else self.campaigns(timelines)

    def campaigns(self, timelines: Timelines) -> Iterator[Hit]:
        """The campaigns that are over too soon, or nearly over after their beginning."""
        for posts in timelines.campaigns.values():
            if len(posts) < self.least:
                continue
            first, last = wall(posts[0]), wall(posts[-1])
            told: Sequence[Post] = posts
            if self.shortest is not None:
                fires = last - first < self.shortest.total_seconds()
            else:
                told = [post for post in posts if wall(post) <= first + (last - first) * self.part]
                fires = len(told) >= (self.front or 1) * len(posts) and last - first >= self.over.total_seconds()
            facts = {
                "count": len(told),
                "total": len(posts),
                "who": f" of the campaign '{posts[0].campaign}'",
                "span": length(timedelta(seconds=wall(told[-1]) - first)),
                "usual": length(timedelta(seconds=last - first)),
                "limit": length(self.shortest) if self.shortest else f"{self.front:.0%}",
            }
            hit = tell(told, facts, advice="spread them out") if fires else None
            if hit:
                yield hit

    def silences(self, timelines: Timelines) -> Iterator[Hit]:
        """The stretches in which accounts that usually post do not; those that are silent on the same days together."""
        found: dict[tuple[date, date], list[Silence]] = {}
        for timeline in timelines.each:
            for silence in self.silences_of(timeline):
                found.setdefault(silence.days, []).append(silence)
        for (before, after), group in found.items():
            usual = max(silence.usual for silence in group)
            facts = {
                "count": 2 * len(group),
                "total": sum(len(silence.timeline.posts) for silence in group),
                "who": who([silence.timeline for silence in group]),
                "span": length(after - before),
                "usual": length(max(usual, DAY)),
                "limit": length(max(self.longest or DAY, usual * self.times)),
            }
            posts = sorted((post for each in group for post in each.posts), key=lambda post: (wall(post), post.order))
            hit = tell(posts, facts)
            if hit:
                yield hit

    def silences_of(self, timeline: Timeline) -> Iterator[Silence]:
        """The silences of one account."""
        days = [timeline.day(post) for post in timeline.posts]
        if len(days) < self.least:
            return
        gaps = [after - before for before, after in pairwise(days)]
        usual = sorted(gaps)[(len(gaps) - 1) * 3 // 4]  # not the median: some post in fits, and pauses are their way
        limit = max(self.longest or DAY, usual * self.times)
        for at, gap in enumerate(gaps):
            if gap > limit:
                yield Silence(timeline, timeline.posts[at : at + 2], (days[at], days[at + 1]), usual)


def who(timelines: Sequence[Timeline]) -> str:
    """` of @acme on x and facebook`, as far as it is known, for a message about several timelines."""
    if len({timeline.account for timeline in timelines}) > 1:
        return f" of {joined([timeline.who.removeprefix(' of ').removeprefix(' on ') for timeline in timelines])}"
    platforms = [timeline.platform for timeline in timelines if timeline.platform]
    handle = handle_of(timelines[0].account)
    return (f" of {handle}" if handle else "") + (f" on {joined(platforms)}" if platforms else "")
