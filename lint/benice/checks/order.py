"""`[order]`: what comes first: the first posts of an account, of a campaign, and the first words to somebody."""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.protocol import Desk
from benice.config import PURPOSES
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table
from benice.telling import tell
from benice.timeline import Timelines


@dataclass(frozen=True)
class Order:
    """Fires where more than `most` of the `first` posts of an account or a campaign are of a purpose.

    Only where at least `least` posts are there to be the first of.
    """

    scope: ClassVar[str] = "timeline"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    of: str
    first: int
    most: int
    least: int

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `of` (a purpose), `first`, `most` and `least`."""
        first, most = table.count("first", 3), table.count("most", 1)
        if most >= first:
            table.fail("most", f"'most' must be less than 'first', and is {most}")
        return cls(table.words("of", "pitch", among=PURPOSES), first, most, table.count("least", 5))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each beginning; facts: `count`, `first`, `who`."""
        told: set[Post] = set()
        for who, group in self.groups(desk.timelines(posts)):
            if len(group) < self.least or group[self.first - 1].history:
                continue
            found = [post for post in group[: self.first] if desk.purpose(post)[0] == self.of]
            if len(found) <= self.most or found[0] in told:
                continue
            told.update(found)
            hit = tell(found, {"count": len(found), "first": self.first, "who": who}, at_time=False)
            if hit:
                yield hit

    def groups(self, timelines: Timelines) -> Iterator[tuple[str, Sequence[Post]]]:
        """The posts of each account and of each campaign."""
        for timeline in timelines.each:
            yield timeline.who, timeline.posts
        for posts in timelines.campaigns.values():
            yield f" of the campaign '{posts[0].campaign}'", posts
