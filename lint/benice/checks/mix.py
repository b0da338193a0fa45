"""`[mix]`: what the posts of an account are for, taken together over a stretch of time."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from typing import ClassVar, Self

from benice.checks.protocol import Desk
from benice.config import PURPOSES
from benice.light import dataclass, replace
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table
from benice.telling import length, moment, tell
from benice.timeline import Timelines, runs_of, wall

# A question, a mention, or a word to whoever reads, in the languages that calendars are written in.
SPEAKS = re.compile(
    r"[?？؟]|(?<!\w)@\w"
    r"|\b(?:you|your|yours|thanks?|du|dich|dir|dein\w*|euch|eure\w*|danke|vous|vos|votre|toi|merci|usted\w*|tus?|gracias"
    r"|obrigad[oa]|grazie|jij|jullie|bedankt)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mix:
    """Fires where in a rolling `window` of at least `least` posts more than `most` (a share) are of a purpose, or none.

    Accounts with fewer posts are taken together.
    """

    scope: ClassVar[str] = "timeline"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    of: str
    most: float | None  # None: it is the lack of them that fires
    least: int
    window: timedelta

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `of` (a purpose), `most` (a share; or `none = true`), `least` and `window`."""
        of = table.words("of", "pitch", among=PURPOSES)
        none = table.flag("none")
        if none == ("most" in table.data):
            table.fail("most", "one of 'most' (a share from 0 to 1) and 'none = true' is needed")
        most = None if none else table.number("most")
        if most is not None and most >= 1:
            table.fail("most", f"'most' is a share and must be less than 1, and is {most}")
        return cls(of, most, max(2, table.count("least", 10)), table.duration("window", "90d"))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each stretch; facts: `count`, `total`, `share`, `most`, `who`, `from`, `to`, `window`."""
        promised = desk.strategy.promotional_share if desk.strategy and self.of == "pitch" and self.most else None
        if promised not in (None, self.most):  # a team's own plan is the better measure
            yield from replace(self, most=promised).find(posts, desk)
            return
        for who, group in self.groups(desk.timelines(posts)):
            marks = [self.is_of(post, desk) for post in group]
            for start, end in self.stretches([wall(post) for post in group], marks):
                stretch, told = group[start : end + 1], marks[start : end + 1]
                count = sum(told)
                facts = {
                    "count": count,
                    "total": len(stretch),
                    "share": f"{count / len(stretch):.0%}",
                    "most": f"{self.most:.0%}" if self.most is not None else "0%",
                    "who": who,
                    "from": moment(stretch[0])[:10],
                    "to": moment(stretch[-1])[:10],
                    "window": length(self.window),
                }
                shown = [post for post, mark in zip(stretch, told, strict=True) if mark or self.most is None]
                hit = tell(shown, facts, at_time=False)
                if hit:
                    yield hit

    def groups(self, timelines: Timelines) -> Iterator[tuple[str, Sequence[Post]]]:
        """The posts of each account that has enough, and those of all others together."""
        rest: list[Post] = []
        for timeline in timelines.each:
            if len(timeline.posts) >= self.least:
                yield timeline.who, timeline.posts
            else:
                rest.extend(timeline.posts)
        if len(rest) >= self.least:
            yield "", sorted(rest, key=lambda post: (wall(post), post.order))

    def is_of(self, post: Post, desk: Desk) -> bool:
        """Whether a post is of the purpose; posts that speak to somebody without selling are conversation."""
        found = desk.purpose(post)[0]
        if found == self.of or self.of != "conversation" or found == "pitch":
            return found == self.of
        return post.kind in ("reply", "comment") or bool(SPEAKS.search(post.body.text))

    def stretches(self, seconds: Sequence[float], marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
        """First and last index of each run of windows that fire."""
        return runs_of(self.windows(seconds, marks))

    def windows(self, seconds: Sequence[float], marks: Sequence[bool]) -> Iterator[tuple[int, int]]:
        """First and last index of each window that fires; one that would hold the next post too is none."""
        start, count = 0, 0
        window = self.window.total_seconds()
        for end, at in enumerate(seconds):
            count += marks[end]
            while at - seconds[start] >= window:
                count -= marks[start]
                start += 1
            if end + 1 < len(seconds) and seconds[end + 1] - seconds[start] < window:
                continue
            total = end - start + 1
            fires = count == 0 if self.most is None else count > self.most * total
            if total >= self.least and fires:
                yield start, end
