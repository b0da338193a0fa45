"""The nearest time at which a post fits, while all others stay; and a group of posts placed one after the other."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import permutations

from benice.reschedule.board import Board
from benice.reschedule.spot import DAY, MINUTE, Spot, day_of, stamp_of
from benice.reschedule.unit import Unit

FARTHEST = 120  # days that a post may move; who wants to move it further wants another campaign
MOST_PERMUTED = 4  # members of a group whose every sequence is tried


def nearest(board: Board, unit: Unit, refusals: Counter[str] | None = None) -> Spot | None:
    """The spot nearest to its own time at which a unit fits; None where there is none within FARTHEST days.

    Of two that are equally near the later one counts. `refusals` counts why other spots were refused.
    """
    refused = board.refusal(unit, unit.home)
    if not refused:
        return unit.home
    best: Spot | None = None
    home = day_of(unit.home.at, unit.used[0].zone if unit.used and not unit.home.all_day else None)
    first = home - 1 - (unit.home.stamp - unit.earliest) // DAY
    last = home + FARTHEST if unit.latest is None else home + 1 + (unit.latest - unit.home.stamp) // DAY
    for distance in range(FARTHEST + 1):
        if best and unit.cost(best) <= (distance - 1) * DAY:
            break
        for day in dict.fromkeys((home + distance, home - distance)):
            if not first <= day <= last:
                continue
            stamps = stamps_on(board, unit, day, day - home)
            board.looks += 1 + len(stamps)
            for stamp in stamps:
                spot = unit.spot(stamp)
                if best and unit.cost(spot) >= unit.cost(best):
                    break
                if not (refused := board.refusal(unit, spot)):
                    best = spot
                    break
                if refusals is not None:
                    refusals[refused] += 1
    return best


def stamps_on(board: Board, unit: Unit, day: int, shift: int) -> Sequence[int]:
    """The moments of a day that come into question, the nearest to the unit's own first; `shift` is in days."""
    if unit.home.all_day:
        return [unit.home.stamp + shift * DAY]
    edges = {edge for opening in unit.used for span in opening.spans(day) for edge in span}
    if not edges:
        return ()
    first, last = min(edges), max(edges)
    found = {*edges, stamp_of(unit.home.at + timedelta(days=shift), all_day=False), unit.earliest, unit.latest or 0}
    for place in set(unit.places):
        row = board.rows[place]
        for reach in {row.limits.gap, *(window for _, window in row.limits.windows)}:
            near = row.stamps[bisect_left(row.stamps, first - reach) : bisect_right(row.stamps, last + reach)]
            found.update(each + side * reach for each in near for side in (1, -1))
    found.update(beside_partners(board, unit))
    rounded = {minute for stamp in found for minute in minutes_around(stamp, unit)}
    return sorted((each for each in rounded if first <= each <= last), key=lambda each: nearness(unit, each))


def nearness(unit: Unit, stamp: int) -> tuple[int, bool]:
    """What comes first: the nearer, and of two the later."""
    return abs(stamp - unit.home.stamp), stamp < unit.home.stamp


def minutes_around(stamp: int, unit: Unit) -> Sequence[int]:
    """A moment as full minutes; the unit's own time is left as it is."""
    over = stamp % MINUTE
    return (stamp,) if not over or stamp == unit.home.stamp else (stamp - over, stamp - over + MINUTE)


def beside_partners(board: Board, unit: Unit) -> Iterator[int]:
    """The moments just far enough from the same text elsewhere, by the common clock and by the one on the wall."""
    for partner in unit.partners:
        if other := board.spots.get(partner.unit):
            for away in (partner.within, -partner.within):
                yield other.stamp + away
                on_the_wall = stamp_of(other.at + timedelta(seconds=away), other.all_day)
                if on_the_wall != other.stamp + away:  # the clocks change in between
                    yield on_the_wall


def regroup(board: Board, members: Sequence[Unit]) -> None:
    """Place some units anew, in the sequence that moves them least; as they were, where none is better."""
    before = {unit: board.take(unit) for unit in members}
    best = before if stands(board, before) else None
    for sequence in sequences(members):
        placed = insert_all(board, sequence)
        if placed and (best is None or cost(placed) < cost(best)):
            best = placed
    for unit, spot in (best or before).items():
        board.put(unit, spot)


def insert_all(board: Board, sequence: Sequence[Unit]) -> dict[Unit, Spot]:
    """The spots of units that are put in one after the other and taken out again; nothing where one does not fit."""
    placed: dict[Unit, Spot] = {}
    for unit in sequence:
        spot = nearest(board, unit)
        if spot is None:
            break
        board.put(unit, spot)
        placed[unit] = spot
    for unit in placed:
        board.take(unit)
    return placed if len(placed) == len(sequence) else {}


def stands(board: Board, spots: dict[Unit, Spot]) -> bool:
    """Whether units fit where they are said to be, each beside all the others."""
    fine = True
    for unit, spot in spots.items():
        fine = fine and not board.refusal(unit, spot)
        board.put(unit, spot)
    for unit in spots:
        board.take(unit)
    return fine


def cost(spots: dict[Unit, Spot]) -> tuple[int, int]:
    """How far units move, in seconds; of two that come to the same the one with fewer earlier ones is less."""
    earlier = sum(spot.stamp < unit.home.stamp for unit, spot in spots.items())
    return sum(unit.cost(spot) for unit, spot in spots.items()), earlier


def sequences(members: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """The sequences in which a group may be placed: all of a small one, of a large one only its turns."""
    if len(members) <= MOST_PERMUTED:
        yield from permutations(members)
        return
    middle = len(members) // 2
    outwards = sorted(members, key=lambda unit: abs(members.index(unit) - middle))
    yield from (members, list(reversed(members)), outwards)
