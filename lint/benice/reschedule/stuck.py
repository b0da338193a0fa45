"""What no time helps, and what was left alone."""

from collections.abc import Iterable, Iterator

from benice.checks.pace import Pace
from benice.model import Reading
from benice.reschedule.build import NO_ZONE
from benice.reschedule.findings import posts_of
from benice.reschedule.proposal import Aside, Stuck
from benice.reschedule.reasons import ZONE_ADVICE, reason
from benice.reschedule.repair import Repair, State
from benice.reschedule.unit import Unit


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
        why = next((state.why[post] for post in olds if post in state.why), "")
        yield Stuck(olds, each.rule, why or reason(state.board, units))
    for unit in list(state.board.spots):
        if unit not in told and unit.refusal(state.board.spots[unit]):
            yield Stuck(unit.posts, "", reason(state.board, [unit]))


def asides(readings: Iterable[Reading]) -> Iterator[Aside]:
    """The posts whose times cannot be compared with others."""
    for reading in readings:
        unclear = {note.number for note in reading.notes if note.rule == "ambiguous-date"}
        for post in reading.posts:
            if post.at and not post.at.tzinfo and not post.all_day:
                yield Aside(post, f"{NO_ZONE}; {ZONE_ADVICE}")
            elif post.at is None and post.number in unclear:
                yield Aside(post, 'its date can be read in two ways; set dates = "day-first" or "month-first"')
