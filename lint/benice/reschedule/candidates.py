"""The times that can be best for the posts of an account.

In a best calendar each post stands at its own time, or at the edge of what is open, or one gap away from a post that
does, or from one that cannot move: all of these, for each post of a stretch, are the candidates.
"""

from collections.abc import Iterator, Sequence

from benice.reschedule.board import Board, Row
from benice.reschedule.insertion import beside_partners, minutes_around
from benice.reschedule.spot import DAY, MINUTE, Spot
from benice.reschedule.steps import Choice
from benice.reschedule.unit import Unit

CHAIN = 12  # posts in a row, each one gap behind the next, that are thought of
BEYOND = 2  # days on either side of a stretch whose open times are thought of


def candidates(board: Board, row: Row, units: Sequence[Unit], held: Sequence[bool], heed: bool) -> Iterator[Choice]:
    """The spots of each unit, in order of time; of one that is `held` only where it is."""
    anchors = [list(anchors_of(board, unit, stays, heed)) for unit, stays in zip(units, held, strict=True)]
    starts, ends = edges(board, row, units, held)
    steps = {row.limits.gap, *(-(-window // most) for most, window in row.limits.windows if most)}
    for number, unit in enumerate(units):
        if held[number]:
            spot = board.spots[unit]
            yield Choice([(spot, row.day(unit, spot), 0)], held=True)
            continue
        found = set(anchors[number])
        for step in steps:
            for other in range(max(0, number - CHAIN), min(len(units), number + CHAIN + 1)):
                found.update(each + (number - other) * step for each in anchors[other])
            for behind in range(min(number, CHAIN) + 1):
                found.update(each + behind * step for each in starts)
            for ahead in range(min(len(units) - 1 - number, CHAIN) + 1):
                found.update(each - ahead * step for each in ends)
        yield Choice(list(fitting(board, row, unit, units, found, heed)), held=False)


def anchors_of(board: Board, unit: Unit, held: bool, heed: bool) -> Iterator[int]:
    """The moments of a unit that others may stand one gap away from."""
    yield board.spots[unit].stamp
    if not held:
        yield unit.home.stamp
        yield from (each for each in (unit.earliest, unit.latest) if each)
        if heed:
            yield from beside_partners(board, unit)


def edges(board: Board, row: Row, units: Sequence[Unit], held: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Where open times begin and end around a stretch."""
    free = [unit for unit, stays in zip(units, held, strict=True) if not stays]
    days = [day for unit in free for day in (row.day(unit, board.spots[unit]), row.day(unit, unit.home))]
    around = range(min(days) - BEYOND, max(days) + BEYOND + 1) if days else range(0)
    spans = [span for opening in free[0].used for day in around for span in opening.spans(day)] if free else []
    return [first for first, _ in spans], [last for _, last in spans]


def fitting(
    board: Board, row: Row, unit: Unit, units: Sequence[Unit], stamps: set[int], heed: bool
) -> Iterator[tuple[Spot, int, int]]:
    """The spots of a unit that nothing but the others in its row may stand against, with day and cost."""
    home = unit.home.stamp
    most = max(abs(board.spots[unit].stamp - home), BEYOND * DAY)
    place = unit.places.index(row.place)
    near = {stamp for stamp in stamps if -most <= stamp - home <= most}
    if any(stamp % MINUTE for stamp in near):
        near = {minute for stamp in near for minute in minutes_around(stamp, unit)}
    board.looks += len(near)
    heed = heed and bool(unit.partners)
    for stamp in sorted(near):
        spot, refused = unit.known(stamp)
        if not refused and not (heed and board.refusal_of_partners(unit, spot, units)):
            yield spot, spot.days[place], abs(stamp - home)
