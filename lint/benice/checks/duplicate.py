"""`[duplicate]`: the same or nearly the same text on several platforms at once, or again on one account."""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import ClassVar, Self

from benice.alike import HORIZON, LOOSE, alike, wording
from benice.checks.phrase import clip
from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table
from benice.telling import counted, joined, length, tell
from benice.timeline import Timelines, chains, place_of, wall

SCOPES = ("platforms", "account")


@dataclass(frozen=True)
class Duplicate:
    """Fires where posts that say nearly the same lie less than `within` apart, on several platforms or one account.

    `allow` is how often that is fine within a rolling `per`, and among records without a time, which go to all their
    platforms at once; then none of them is told, and above it all of them are.
    Texts of fewer than `least_words` words say too little to be the same; in longer ones one word in `one_in` may be
    another one.
    """

    scope: ClassVar[str] = "timeline"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    on: str
    within: timedelta
    least_words: int
    allow: int
    per: timedelta
    one_in: int = LOOSE

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `on` ("platforms" or "account"), `within`, `least-words`, `one-word-in`, `allow` and `per`."""
        within = table.duration("within", "1d")
        if within > timedelta(seconds=HORIZON):
            table.fail("within", f"texts are compared over at most {length(timedelta(seconds=HORIZON))}")
        one_in = table.count("one-word-in", LOOSE)
        if one_in < LOOSE:
            table.fail("one-word-in", f"texts are only compared where at most one word in {LOOSE} is another one")
        return cls(
            table.words("on", "platforms", among=SCOPES),
            within,
            table.count("least-words", 0),
            table.count("allow", 0),
            table.duration("per", "30d"),
            one_in,
        )

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each group; facts: `count`, `where`, `apart`, `span`, `match`, `habit`, `often`, `allow`, `per`.

        `apart` is "within" and `span`, or "at once"; `habit` is `often` in `per`, or how many do so that have no time.
        """
        timelines = desk.timelines(posts)
        groups = sorted(self.groups(timelines), key=lambda group: (wall(group[0]), group[0].order))
        often = how_often([wall(group[0]) for group in groups], self.per.total_seconds())
        for group, times in zip(groups, often, strict=True):
            if times <= self.allow:
                continue
            advice = "write each its own, or stagger them by a day or more" if self.on == "platforms" else ""
            habit = f"{counted(times, 'time')} in {length(self.per)}"
            hit = tell(group, self.facts(group, times, habit), at_time=self.on == "platforms", advice=advice)
            if hit:
                yield hit
        if self.on == "platforms":
            yield from self.fan_outs(timelines)

    def fan_outs(self, timelines: Timelines) -> Iterator[Hit]:
        """The records that go to several platforms at once, whenever that will be: they have no time yet."""
        records: dict[tuple[tuple[str, int], str], list[Post]] = {}
        for post in timelines.given:
            if post.at is None and not post.history:
                records.setdefault((post.record, post.body.text), []).append(post)
        wide = (posts for posts in records.values() if len({platform_of(post) for post in posts}) > 1)
        groups = [posts for posts in wide if wording(posts[0].body.text).count >= self.least_words]
        habit = f"with {counted(len(groups), 'post')} that have no time yet"
        for group in groups if len(groups) > self.allow else ():
            facts = {**self.facts(group, len(groups), habit), "apart": "at once"}
            hit = tell(sorted(group, key=lambda post: post.order), facts, advice="give each platform a day of its own")
            if hit:
                yield hit

    def groups(self, timelines: Timelines) -> Iterator[Sequence[Post]]:
        """Posts that say the same too near to each other."""
        for cluster in timelines.clusters:
            if wording(cluster[0].body.text).count < self.least_words:
                continue
            if self.on == "platforms":
                chained = chains(cluster, self.within, self.same)
                yield from (group for group in chained if len({platform_of(post) for post in group}) > 1)
            else:
                by_place: dict[tuple[str, str], list[Post]] = {}
                for post in cluster:
                    by_place.setdefault(place_of(post), []).append(post)
                for place in by_place.values():
                    yield from chains(place, self.within, self.same)

    def same(self, one: str, other: str) -> bool:
        """Whether two texts say nearly the same."""
        return one == other or alike(wording(one), wording(other), self.one_in)

    def facts(self, group: Sequence[Post], times: int, habit: str) -> Mapping[str, object]:
        """What a message can say."""
        names = list(dict.fromkeys(platform_of(post) for post in group))
        first, last = group[0], group[-1]
        span = length(timedelta(seconds=wall(last) - wall(first)))
        return {
            "count": len(group),
            "where": joined(names),
            "span": span,
            "apart": f"within {span}",
            "habit": habit,
            "match": clip(first.body.text, 40),
            "often": counted(times, "time"),
            "allow": counted(self.allow, "time"),
            "per": length(self.per),
        }


def platform_of(post: Post) -> str:
    """The platform of a post, or the account that stands for one that is not known."""
    return post.platform or post.account or "another platform"


def how_often(seconds: Sequence[float], window: float) -> list[int]:
    """For each moment, in order, the greatest number of moments in a window that it lies in."""
    starts, sizes = [], []
    start = 0
    for end, at in enumerate(seconds):
        while at - seconds[start] >= window:
            start += 1
        starts.append(start)
        sizes.append(end - start + 1)
    found: list[int] = []
    fullest: deque[int] = deque()  # ends of windows, from the fullest on, that hold the moment in hand
    ahead = 0
    for number in range(len(seconds)):
        while ahead < len(seconds) and starts[ahead] <= number:
            while fullest and sizes[fullest[-1]] <= sizes[ahead]:
                fullest.pop()
            fullest.append(ahead)
            ahead += 1
        while fullest[0] < number:
            fullest.popleft()
        found.append(sizes[fullest[0]])
    return found
