"""Campaigns and silences: what a new time must not pass, so that a campaign lasts and no account falls silent."""

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

from benice.checks.pace import Pace
from benice.model import Post
from benice.reschedule.board import Board
from benice.reschedule.build import Owners
from benice.reschedule.spot import MINUTE, stamp_of
from benice.reschedule.unit import Unit
from benice.timeline import Timelines, place_of, wall

DAY = timedelta(days=1)


def narrow(check: Pace, told: Sequence[Post], timelines: Timelines, owners: Owners, board: Board) -> bool:
    """Give bounds to units, so that a finding goes; `told` are its posts where they stand now. Whether any is new."""
    if check.longest:
        bound = [end_silence(posts, owners, board, check.longest) for posts in by_place(told)]
        return any(bound)
    posts = next((each for each in timelines.campaigns.values() if told[0] in each), ())
    if not posts:
        return False
    return last_longer(check.shortest, posts, owners) if check.shortest else keep_some(check, posts, owners)


def by_place(posts: Sequence[Post]) -> Sequence[Sequence[Post]]:
    """The posts of each account: several may be silent on the same days."""
    found: dict[tuple[str, str], list[Post]] = {}
    for post in posts:
        found.setdefault(place_of(post), []).append(post)
    return list(found.values())


def last_longer(shortest: timedelta, posts: Sequence[Post], owners: Owners) -> bool:
    """The last post of a campaign that may move comes as late as the campaign has to last."""
    first = posts[0].at
    free = [post for post in posts[1:] if not owners[post].fixed]
    return (
        first is not None and bool(free) and not_before(owners[free[-1]], stamp_of(first + shortest, posts[0].all_day))
    )


def keep_some(check: Pace, posts: Sequence[Post], owners: Owners) -> bool:
    """The last ones of those that crowd the beginning of a campaign come after it."""
    first, last = wall(posts[0]), wall(posts[-1])
    told = [post for post in posts if wall(post) <= first + (last - first) * check.part]
    number = len(told) - ceil((check.front or 1) * len(posts)) + 1
    free = [post for post in told[1:] if not owners[post].fixed][-number:] if number > 0 else []
    start = posts[0].at
    if start is None or len(free) < number:
        return False
    end = stamp_of(start + timedelta(seconds=(last - first) * check.part), posts[0].all_day) + MINUTE
    bound = [not_before(owners[post], end - end % MINUTE + MINUTE) for post in free]
    return any(bound)


def not_before(unit: Unit, stamp: int) -> bool:
    """Let a unit come no earlier than a moment; whether that is new."""
    if unit.earliest >= stamp:
        return False
    unit.bind(earliest=stamp)
    return True


def end_silence(told: Sequence[Post], owners: Owners, board: Board, longest: timedelta) -> bool:
    """What moved and left a silence behind stays nearer: the posts around it, and those that stood between them."""
    before, after = owners[told[0]], owners[told[-1]]
    first, last = board.spots[before].stamp, board.spots[after].stamp
    reach = int((longest - DAY).total_seconds())
    bounds: dict[Unit, tuple[int, int]] = {}
    for unit in list(board.displaced()):
        if unit in (before, after) and not unit.fixed:
            bounds[unit] = (last - reach, last) if unit is before else (first, first + reach)
        elif not unit.fixed and set(unit.places) & set(before.places) and first <= unit.home.stamp <= last:
            bounds[unit] = first, last
    new = [narrowed(unit, *ends) for unit, ends in bounds.items()]
    return any(new)


def narrowed(unit: Unit, earliest: int, latest: int) -> bool:
    """Let a unit stay within bounds, its own time and the bounds that it had; whether they are new."""
    earliest = max(unit.earliest, min(earliest, unit.home.stamp))
    latest = max(latest, unit.home.stamp) if unit.latest is None else min(latest, unit.latest)
    if (earliest, latest) == (unit.earliest, unit.latest):
        return False
    unit.bind(earliest, latest)
    return True
