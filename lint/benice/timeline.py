"""Timelines: the posts of one account in time order, and which of their times can be compared."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import Protocol

from benice.alike import SLACK, Cluster, find_clusters
from benice.config import Config
from benice.light import dataclass, field
from benice.model import Post

EPOCH = datetime(1970, 1, 1)
HOUR = timedelta(hours=1)
SAYS_LIVE = ("campaign", "pillar", "kind", "hashtags")
LIVE = re.compile(
    r"(?:^|[,;|])\s*live\s*(?:$|[,;|:])"
    r"|\blive[ -]?(?:coverage|blog|blogging|tweet|tweets|tweeting|ticker|thread|updates)\b",
    re.IGNORECASE,
)


class Timed(Protocol):
    """What has a time, as a post does."""

    @property
    def at(self) -> datetime | None:
        """The time; without a zone it is comparable only with its like."""
        ...

    @property
    def all_day(self) -> bool:
        """Whether there is only a day."""
        ...


@dataclass(frozen=True, slots=True)
class Track:
    """Posts whose times can be compared with each other, in order; `seconds` count from 1970 on their common clock."""

    posts: Sequence[Post]
    seconds: Sequence[float]


@dataclass(frozen=True, eq=False)
class Timeline:
    """The posts of one account on one platform that have a time, in order of what their clocks show."""

    platform: str | None
    account: str | None
    posts: Sequence[Post]
    zone: tzinfo | None = None  # of the account, as config has it: where its days begin

    @cached_property
    def paced(self) -> Sequence[Post]:
        """The posts without live coverage that is declared as such: that is no machine gun."""
        return [post for post in self.posts if not is_live(post)]

    @cached_property
    def tracks(self) -> Sequence[Track]:
        """The paced posts with a time of day: those of a zone, and those that float, are never compared."""
        clocked = [post for post in self.paced if not post.all_day]
        with_zone = [post for post in clocked if post.at and post.at.tzinfo]
        floating = [post for post in clocked if post.at and not post.at.tzinfo]
        return [track_of(posts) for posts in (with_zone, floating) if posts]

    @cached_property
    def by_day(self) -> Mapping[date, Sequence[Post]]:
        """The paced posts of each day; a post without a time of day has a day."""
        days: dict[date, list[Post]] = {}
        for post in self.paced:
            days.setdefault(self.day(post), []).append(post)
        return days

    def day(self, post: Post) -> date:
        """The day on which a post goes out, where its account is."""
        if post.at is None:
            raise ValueError("a post of a timeline has a time")
        return local(post.at, self.zone, post.all_day).date()

    @property
    def who(self) -> str:
        """` of @acme on x`, as far as it is known, for a message."""
        handle = handle_of(self.account)
        return (f" of {handle}" if handle else "") + (f" on {self.platform}" if self.platform else "")


@dataclass(frozen=True, eq=False)
class Timelines:
    """All timelines of one config: the brand. What several rules ask about them is worked out once."""

    given: Sequence[Post]
    config: Config = field(default_factory=Config)

    @cached_property
    def posts(self) -> Sequence[Post]:
        """The posts that have a time, in order of what their clocks show; a copy in a second file is left out."""
        dated = sorted((post for post in self.given if post.at), key=lambda post: (wall(post), post.order))
        return list(without_copies(dated))

    @cached_property
    def each(self) -> Sequence[Timeline]:
        """One timeline for each account of each platform, in a fixed order."""
        found: dict[tuple[str, str], list[Post]] = {}
        for post in self.posts:
            found.setdefault(place_of(post), []).append(post)
        return [Timeline(posts[0].platform, posts[0].account, posts, self.zone_of(posts[0].account))
                for _, posts in sorted(found.items())]  # fmt: skip

    @cached_property
    def campaigns(self) -> Mapping[str, Sequence[Post]]:
        """The posts of each campaign that has a name, in order."""
        found: dict[str, list[Post]] = {}
        for post in self.posts:
            if post.campaign:
                found.setdefault(" ".join(post.campaign.casefold().split()), []).append(post)
        return dict(sorted(found.items()))

    @cached_property
    def clusters(self) -> Sequence[Cluster]:
        """Posts that say the same or nearly the same, wherever they appear."""
        return find_clusters(self.posts, [wall(post) for post in self.posts])

    def zone_of(self, account: str | None) -> tzinfo | None:
        """The zone that config gives for an account, or for all."""
        own = self.config.accounts.get(account or "")
        name = (own and own.timezone) or self.config.timezone
        if not name:
            return None
        from zoneinfo import ZoneInfo

        return ZoneInfo(name)


def handle_of(account: str | None) -> str:
    """An account as people write it: "@acme", or a name in words as it is."""
    account = account or ""
    return account if not account or account.startswith("@") or " " in account else f"@{account}"


def local(at: datetime, zone: tzinfo | None, all_day: bool = False) -> datetime:
    """What the clock shows where an account is; a floating time and a day are what they are."""
    return at.astimezone(zone) if zone and at.tzinfo and not all_day else at


def place_of(post: Post) -> tuple[str, str]:
    """Where a post appears: its platform and its account."""
    return post.platform or "", (post.account or "").removeprefix("@").casefold()


def is_live(post: Post) -> bool:
    """Whether a post is declared to be live coverage, by campaign, pillar, kind or tag."""
    found = (post.fields[name].text for name in SAYS_LIVE if name in post.fields)
    return any(LIVE.search(text) for text in found)


def wall(post: Timed) -> float:
    """What the clock on the wall shows when a post goes out, in seconds from 1970."""
    return (post.at.replace(tzinfo=None) - EPOCH).total_seconds() if post.at else 0.0


def track_of(posts: Iterable[Post]) -> Track:
    """A track of posts that either all have a zone or all float."""
    timed = [(post.at.timestamp() if post.at and post.at.tzinfo else wall(post), post) for post in posts]
    timed.sort(key=lambda pair: (pair[0], pair[1].order))
    return Track([post for _, post in timed], [at for at, _ in timed])


def without_copies(posts: Iterable[Post]) -> Iterator[Post]:
    """The posts without those that another file has too: same account, same time, same words.

    Of a plan and a history that both have a post the history's copy counts.
    """
    kept: dict[tuple[object, ...], Post] = {}
    repeats: list[Post] = []
    for post in posts:
        key = place_of(post), post.at, post.all_day, post.body.text
        other = kept.get(key)
        if other is None or (post.history and not other.history):
            kept[key] = post
        elif other.source.path == post.source.path:
            repeats.append(post)
    if not repeats:
        yield from kept.values()
        return
    yield from sorted([*kept.values(), *repeats], key=lambda post: (wall(post), post.order))


def apart(one: Timed, other: Timed) -> timedelta | None:
    """How far two posts lie from each other; None where their times cannot be compared.

    A post without a time of day is compared by its day. Where clocks change between the two, the same time on the next
    day is a day away.
    """
    if one.at is None or other.at is None:
        return None
    if one.all_day or other.all_day:
        return abs(one.at.date() - other.at.date())
    on_the_wall = timedelta(seconds=abs(wall(one) - wall(other)))
    if not one.at.tzinfo and not other.at.tzinfo:
        return on_the_wall
    if not one.at.tzinfo or not other.at.tzinfo:
        return None
    real = timedelta(seconds=abs(one.at.timestamp() - other.at.timestamp()))
    return max(real, on_the_wall) if abs(real - on_the_wall) <= HOUR else real


def runs_of(windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of windows that overlap; the windows come in order."""
    run: tuple[int, int] | None = None
    for start, end in windows:
        if run and start <= run[1]:
            run = run[0], end
            continue
        if run:
            yield run
        run = start, end
    if run:
        yield run


def chains(
    posts: Sequence[Post], within: timedelta, same: Callable[[str, str], bool] = lambda one, other: True
) -> list[list[Post]]:
    """Posts in order as groups in which each lies less than `within` from one that says the same; no groups of one.

    Of posts with one text whatever can be compared is in order, so that the last one of its sort is the nearest.
    """
    reach = within.total_seconds() + SLACK
    groups: list[list[Post]] = []
    last: dict[tuple[bool, bool, str], tuple[Post, list[Post]]] = {}
    for post in posts:
        for key, (before, _) in list(last.items()):
            if wall(post) - wall(before) > reach:
                del last[key]
        own: list[Post] = []
        for before, group in last.values():
            distance = apart(before, post)
            if group is own or distance is None or distance >= within or not same(before.body.text, post.body.text):
                continue
            if own:
                groups = [each for each in groups if each is not group]
                own += group
                last = {key: (each, own if held is group else held) for key, (each, held) in last.items()}
            else:
                own = group
        if not own:
            groups.append(own)
        own.append(post)
        last[post.all_day, bool(post.at and post.at.tzinfo), post.body.text] = post, own
    return [sorted(group, key=lambda post: (wall(post), post.order)) for group in groups if len(group) > 1]
