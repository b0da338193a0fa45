"""`[gap]`: posts of one account that follow each other too closely."""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from typing import ClassVar, Self

from benice.checks.burst import crowds, told_by
from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post, Severity
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table
from benice.telling import length, tell
from benice.timeline import Timeline, Track


@dataclass(frozen=True)
class Gap:
    """Fires where less than `least` lies between a post and the next; under `severe` it is a warning.

    Posts that a burst of a rule of `quiet_beside` tells of are left to it.
    """

    scope: ClassVar[str] = "timeline"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    least: timedelta
    severe: timedelta
    quiet_beside: tuple[str, ...] = ()

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `least`, `severe` and `quiet-beside`."""
        least, severe = table.duration("least", "60min"), table.duration("severe", "10min")
        if severe > least:
            table.fail("severe", "'severe' must not be longer than 'least'")
        return cls(least, severe, table.list("quiet-beside"))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each row of posts; facts: `count`, `who`, `closest`, `least`."""
        for timeline in desk.timelines(posts).each:
            told = told_by(self.quiet_beside, timeline, desk)
            for track in timeline.tracks:
                for start, end in crowds(track.seconds, 1, self.least.total_seconds()):
                    if told.isdisjoint(track.posts[start : end + 1]):
                        yield from self.hits(timeline, track, start, end)

    def hits(self, timeline: Timeline, track: Track, start: int, end: int) -> Iterator[Hit]:
        """The hit of one row of posts."""
        closest = min(track.seconds[at + 1] - track.seconds[at] for at in range(start, end))
        facts = {
            "count": end - start + 1,
            "who": timeline.who,
            "closest": length(timedelta(seconds=closest)),
            "least": length(self.least),
        }
        severity = Severity.WARNING if closest < self.severe.total_seconds() else None
        hit = tell(track.posts[start : end + 1], facts, advice="spread them out", severity=severity)
        if hit:
            yield hit
