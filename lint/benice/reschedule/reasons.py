"""Why posts cannot be helped, in one sentence."""

from collections import Counter
from collections.abc import Sequence

from benice.checks.duplicate import platform_of
from benice.reschedule.board import Board
from benice.reschedule.build import NO_ZONE
from benice.reschedule.insertion import FARTHEST, nearest
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
ZONE_ADVICE = "give it an offset, or set timezone in benice.toml"


def reason(board: Board, units: Sequence[Unit]) -> str:
    """Why a finding about some units stays, in one sentence."""
    places = list(dict.fromkeys(filter(None, map(platform_of, units[0].posts))))
    if len(units) == 1 and len(places) > 1:
        return SPLIT.format(platforms=joined(places))
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
    collide = f"no time within {FARTHEST} days keeps {joined(names) or 'this rule and all others'}"
    return "; ".join([collide, *fixed])


def why_fixed(why: str) -> str:
    """Why a unit stays, with what helps."""
    return f"{why}; {ZONE_ADVICE}" if why == NO_ZONE else why
