"""`[burst]`: more posts of one account within a window of time, or on one day, than readers enjoy."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import ClassVar, Self

from benice.checks.protocol import Desk
from benice.light import dataclass, field
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.platforms import find_platform, platform_ids
from benice.tables import Table
from benice.telling import length, tell
from benice.timeline import Timeline, runs_of


@dataclass(frozen=True)
class Burst:
    """Fires where more than `most` posts of one account lie within a rolling `window`, or on one day.

    `most_on` has the numbers of single platforms, and before them `norm` names a number of platforms.toml. What a
    burst of another rule of `quiet_beside` tells already is not told again.
    """

    scope: ClassVar[str] = "timeline"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    most: int
    window: timedelta | None = None  # None: a calendar day
    most_on: Mapping[str, int] = field(default_factory=dict)
    norm: str = ""
    quiet_beside: tuple[str, ...] = ()

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `most`, `window` (a length of time or "day"), `most-on` (by platform), `norm` and `quiet-beside`."""
        most_on = table.table("most-on")
        for name in most_on.data:
            if name not in platform_ids():
                most_on.fail(name, f"there is no platform '{name}'")
        window = None if table.words("window", "1h") == "day" else table.duration("window", "1h")
        return cls(
            most=table.count("most", 3),
            window=window,
            most_on={name: most_on.count(name) for name in most_on.data},
            norm=table.words("norm"),
            quiet_beside=table.list("quiet-beside"),
        )

    def most_for(self, platform: str | None) -> int:
        """How many are fine on a platform."""
        if platform is None:
            return self.most
        known = find_platform(platform) if self.norm else None
        return self.most_on.get(platform) or (known.number(self.norm) if known else None) or self.most

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each burst; facts: `count`, `who`, `span`, `most`, `window`, `day`."""
        for timeline in desk.timelines(posts).each:
            told = told_by(self.quiet_beside, timeline, desk)
            for burst in self.bursts(timeline):
                if told and sum(post not in told for post in burst) <= self.most_for(timeline.platform):
                    continue
                hit = tell(burst, self.facts(burst, timeline), advice="spread them out")
                if hit:
                    yield hit

    def bursts(self, timeline: Timeline) -> Iterator[Sequence[Post]]:
        """The bursts of a timeline: posts in order, each in a window with more than are fine."""
        most = self.most_for(timeline.platform)
        if self.window is None:
            yield from (day for day in timeline.by_day.values() if len(day) > most)
            return
        for track in timeline.tracks:
            for start, end in crowds(track.seconds, most, self.window.total_seconds()):
                yield track.posts[start : end + 1]

    def facts(self, burst: Sequence[Post], timeline: Timeline) -> Mapping[str, object]:
        """What a message can say."""
        first, last = burst[0].at, burst[-1].at
        span = last - first if first and last and self.window else timedelta()
        return {
            "count": len(burst),
            "who": timeline.who,
            "span": length(span),
            "most": self.most_for(timeline.platform),
            "window": length(self.window) if self.window else "a day",
            "day": timeline.day(burst[0]).isoformat(),
        }


def told_by(names: Sequence[str], timeline: Timeline, desk: Desk) -> set[Post]:
    """The posts of a timeline that the bursts of rules tell of."""
    rules = desk.rulebook.rules
    checks = [rules[name].check for name in names if name in rules]
    bursts = (burst for check in checks if isinstance(check, Burst) for burst in check.bursts(timeline))
    return {post for burst in bursts for post in burst}


def crowds(seconds: Sequence[float], most: int, window: float) -> Iterator[tuple[int, int]]:
    """First and last index of each run in which every moment lies in a window with more than `most` of them."""
    return runs_of(windows_over(seconds, most, window))


def windows_over(seconds: Sequence[float], most: int, window: float) -> Iterator[tuple[int, int]]:
    """First and last index of each window with more than `most` moments.

    A window is open at its end: four posts at nine, twenty past, twenty to and ten are three in an hour.
    """
    start = 0
    for end, at in enumerate(seconds):
        while at - seconds[start] >= window:
            start += 1
        if end - start >= most:
            yield start, end
