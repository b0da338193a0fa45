"""What no time helps, and why, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from benice.checks.pace import Pace
from benice.model import Reading
from benice.reschedule.board import Board
from benice.reschedule.build import NO_ZONE
from benice.reschedule.findings import posts_of
from benice.reschedule.insertion import FARTHEST, nearest
from benice.reschedule.proposal import Aside, Stuck
from benice.reschedule.repair import Repair, State
from benice.reschedule.unit import Unit
from benice.telling import joined

MOST = 3  # constraints that a sentence names
WORDS = {
    "gap": "the time between two posts",
    "window": "the number of posts in a row",
    "day": "the number of posts on a day",
    "hours": "its hours",
    "days": "its days",
    "blackouts": "the blackouts",
    "clocks": "the changes of the clocks",
    "earliest": "what must lie before it",
    "latest": "the silence that would follow",
    "order": "the order of platforms",
}
SPLIT = "one cell holds the time for {platforms}; split the row, so that each has a time of its own"
NO_TIME = "it has no time yet; give each platform a day of its own"
ZONE_ADVICE = "give it an offset, or set timezone in benice.toml"


def stuck(repair: Repair, state: State) -> Iterator[Stuck]:
    """What rules still tell, and what lies outside the hours, the days or in the blackouts that config gives."""
    told: set[Unit] = set()
    known = [set(posts_of(each)) for each in repair.first]
    for each in state.left:
        olds = [state.before.get(post, post) for post in posts_of(each)]
        check = repair.check(each)
        if isinstance(check, Pace) and check.longest and any(posts.issuperset(olds) for posts in known):
            continue  # a silence that was there before: a post is missing, and no time is wrong
        units = list(dict.fromkeys(state.owners[post] for post in posts_of(each) if post in state.owners))
        told.update(units)
        yield Stuck(olds, each.rule, reason(state.board, units))
    for unit in state.board.spots:
        if unit not in told and unit.refusal(state.board.spots[unit]):
            yield Stuck(unit.posts, "", reason(state.board, [unit]))


def reason(board: Board, units: Sequence[Unit]) -> str:
    """Why a finding about some units stays, in one sentence; posts without a time are no units."""
    if not units:
        return NO_TIME
    if len(units) == 1 and len(units[0].posts) > 1:
        return SPLIT.format(platforms=joined(list(dict.fromkeys(post.platform or "?" for post in units[0].posts))))
    fixed = list(dict.fromkeys(why_fixed(unit.fixed) for unit in units if unit.fixed))
    free = [unit for unit in units if not unit.fixed]
    if not free:
        return "; ".join(fixed)
    refusals: Counter[str] = Counter()
    for unit in free:
        spot = board.take(unit)
        nearest(board, unit, refusals)
        board.put(unit, spot)
    names = [WORDS.get(name, name) for name, _ in refusals.most_common(MOST)]
    collide = f"no time within {FARTHEST} days keeps {joined(names) or 'all rules'}"
    return "; ".join([collide, *fixed])


def why_fixed(why: str) -> str:
    """Why a unit stays, with what helps."""
    return f"{why}; {ZONE_ADVICE}" if why == NO_ZONE else why


def asides(readings: Iterable[Reading]) -> Iterator[Aside]:
    """The posts whose times cannot be compared with others."""
    for reading in readings:
        unclear = {note.number for note in reading.notes if note.rule == "ambiguous-date"}
        for post in reading.posts:
            if post.at and not post.at.tzinfo and not post.all_day:
                yield Aside(post, f"{NO_ZONE}; {ZONE_ADVICE}")
            elif post.at is None and post.number in unclear:
                yield Aside(post, 'its date can be read in two ways; set dates = "day-first" or "month-first"')
