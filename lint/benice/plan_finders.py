"""What can be wrong between posts and their strategy: there is none, they lie outside it, or it is not kept."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from benice.cadence import off_pace, pace_of
from benice.checks.protocol import Desk
from benice.checks.section import listed
from benice.model import Field, Hit, Post, Source
from benice.readers.keys import plain
from benice.strategy import Strategy
from benice.tables import did_you_mean
from benice.telling import time_of

BETWEEN = re.compile(r"\s*[,;/&|+]\s*|\s+and\s+")
HEAD = 4000  # characters of a file in which a key or a column calls itself a pillar


def nothing(posts: Sequence[Post], desk: Desk, least: int) -> Iterator[Hit]:
    """A calendar worth a strategy, and none there: one hit, at the first post of the largest calendar."""
    if desk.strategy is not None:
        return
    dated = {post.record: post for post in posts if post.at and not post.history}
    files = Counter(post.source.path for post in dated.values())
    days = {post.at.date() for post in dated.values() if post.at}
    if len(dated) >= least and (max(days) - min(days)).days >= 7:
        largest = max(files, key=lambda path: (files[path], path))
        first = next(post for post in dated.values() if post.source.path == largest)
        facts = {"posts": len(dated), "weeks": (max(days) - min(days)).days // 7 + 1}
        yield Hit(None, place(first).span(0, len(place(first).text)), facts)


def outside(posts: Sequence[Post], desk: Desk, least: int) -> Iterator[Hit]:
    """Posts whose channel, account, pillar or campaign the strategy does not have."""
    if desk.strategy is None:
        return
    shares = pillar_shares(posts, desk.strategy)
    for post in posts:
        if post.history:
            continue
        for what, where, known in strays(post, desk.strategy, shares):
            facts = {
                "what": what,
                "match": where.text.strip() or (post.platform or ""),
                "known": listed(known, "and"),
                "hint": did_you_mean(plain(where.text), [plain(each) for each in known]),
            }
            yield Hit(post, where.span(0, len(where.text.rstrip())), facts)


def strays(post: Post, strategy: Strategy, shares: Mapping[str, float]) -> Iterator[tuple[str, Field, Sequence[str]]]:
    """What of a post lies outside: what it is, where it stands, and what the strategy has instead."""
    channels = {each.platform: each for each in strategy.channels}
    if channels and None not in channels and post.platform and post.platform not in channels:
        yield "channel", place(post, "platform", "platforms"), [each.where.text for each in strategy.channels]
    accounts = [name for each in strategy.channels if each.platform == post.platform for name in each.accounts]
    if accounts and post.account and handle(post.account) not in map(handle, accounts):
        yield "account", place(post, "account", "platform"), accounts
    pillars = [each.text.strip() for each in strategy.pillars]
    if pillars and post.pillar and not fits(post.pillar, pillars):
        typo = did_you_mean(plain(post.pillar), map(plain, pillars))
        if typo or shares[post.source.path] >= 0.5:
            yield "pillar", place(post, "pillar"), pillars
    campaigns = [each.text.strip() for each in strategy.texts("campaign")]
    if campaigns and post.campaign and not fits(post.campaign, campaigns):
        yield "campaign", place(post, "campaign"), campaigns


def place(post: Post, *names: str) -> Field:
    """The value of a post under the first of some names that it has, else its text."""
    found = (post.fields[name] for name in names if name in post.fields and post.fields[name].text.strip())
    return next(found, post.body.part(0, len(post.body.text.partition("\n")[0])))


def fits(given: str, known: Sequence[str]) -> bool:
    """Whether a value, or one of several in it, is a known one; case and joints make no difference."""
    names = {plain(each) for each in known}
    return plain(given) in names or any(plain(each) in names for each in BETWEEN.split(given))


def handle(account: str) -> str:
    """An account as it can be compared."""
    return account.strip().lstrip("@").lower()


def pillar_shares(posts: Sequence[Post], strategy: Strategy) -> Mapping[str, float]:
    """Which share of the pillars in a file the strategy knows: of a column of topics few; all where it says pillar."""
    pillars = [each.text for each in strategy.pillars]
    counts: dict[Source, list[bool]] = defaultdict(list)
    for post in posts:
        if post.pillar:
            counts[post.source].append(fits(post.pillar, pillars))
    return {
        source.path: 1.0 if "pillar" in source.text[:HEAD].lower() else sum(known) / len(known)
        for source, known in counts.items()
    }


def empty(posts: Sequence[Post], desk: Desk, least: int) -> Iterator[Hit]:
    """Pillars of the strategy without a single post, where the posts name their pillars at all."""
    if desk.strategy is None:
        return
    pillars = desk.strategy.pillars
    named = {post.record: post.pillar for post in posts if post.pillar}
    told = [pillar for pillar in named.values() if fits(pillar, [each.text for each in pillars])]
    if len(told) < least:
        return
    for pillar in pillars:
        if not any(fits(each, [pillar.text]) for each in told):
            yield Hit(None, pillar.span(0, len(pillar.text)), {"match": pillar.text.strip(), "posts": len(told)})


def off_cadence(posts: Sequence[Post], desk: Desk, least: int) -> Iterator[Hit]:
    """Channels that get more or less than the strategy promises: one hit for each, at the first day, week or month."""
    if desk.strategy is None:
        return
    for timeline in desk.timelines(posts).each:
        pace = pace_of(timeline, desk.strategy)
        stretches = [each for each in off_pace(timeline, pace) if not each.near.history] if pace else []
        if len(stretches) < least or pace is None:
            continue
        told = [each.told(pace.unit) for each in stretches[:3]]
        more = [f"{len(stretches) - 3} more"] if len(stretches) > 3 else []
        facts = {"who": timeline.who, "pace": pace.where.text.strip(), "found": listed([*told, *more], "and")}
        yield Hit(stretches[0].near, time_of(stretches[0].near), facts)


FINDERS: Mapping[str, Callable[[Sequence[Post], Desk, int], Iterator[Hit]]] = {
    "nothing": nothing,
    "outside": outside,
    "empty": empty,
    "cadence": off_cadence,
}
