"""One account's posts in their order, each at its best time: dynamic programming over the times that can be best."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from benice.reschedule.board import Board, Row
from benice.reschedule.candidates import candidates
from benice.reschedule.spot import Spot
from benice.reschedule.steps import Step, forward
from benice.reschedule.unit import Place, Unit

NEIGHBOURS = 8  # posts on either side of those in question that may give way
REACH = 36 * 3600  # seconds; posts further apart give each other no way


def settle(board: Board, place: Place, hot: AbstractSet[Unit], heed: bool = True, neighbours: int = NEIGHBOURS) -> None:
    """Give some units of a row, and their neighbours, the times that move them least; their order stays.

    `heed` says whether the same text elsewhere counts already.
    """
    row = board.rows[place]
    for first, last in list(stretches(row, hot, neighbours)):
        units = row.units[first:last]
        found = best_way(board, row, (first, last), heed)
        if found is None:
            continue
        before = {unit: board.take(unit) for unit in units}
        for unit, spot in zip(units, found, strict=True):
            board.put(unit, spot)
        if heed and any(board.refusal_of_partners(unit, board.spots[unit]) for unit in units if may_move(unit)):
            for unit, spot in before.items():
                board.put(unit, spot)


def may_move(unit: Unit) -> bool:
    """Whether a row may choose the time of a unit by itself."""
    return not unit.fixed and len(unit.places) == 1


def stretches(row: Row, hot: AbstractSet[Unit], neighbours: int) -> Iterator[tuple[int, int]]:
    """First index, and the one after the last, of each stretch of a row with units in question and their neighbours."""
    count = len(row.units)
    run: tuple[int, int] | None = None
    for mark, unit in enumerate(row.units):
        if unit not in hot or not may_move(unit):
            continue
        first = last = mark
        while first and mark - first < neighbours and row.stamps[first] - row.stamps[first - 1] < REACH:
            first -= 1
        while last + 1 < count and last - mark < neighbours and row.stamps[last + 1] - row.stamps[last] < REACH:
            last += 1
        if run and first > run[1]:
            yield run
            run = None
        run = (run[0] if run else first), last + 1
    if run:
        yield run


def best_way(board: Board, row: Row, stretch: tuple[int, int], heed: bool) -> Sequence[Spot] | None:
    """The spots of the units of a stretch that move them least; None where there is no way that keeps the limits."""
    pad = max([1, *(most for most, _ in row.limits.windows)])
    first, last = max(0, stretch[0] - pad), stretch[1] + pad
    units = row.units[first:last]
    inside = range(stretch[0] - first, stretch[1] - first)
    held = [number not in inside or not may_move(unit) for number, unit in enumerate(units)]
    days = row.days - Counter(row.day(unit, board.spots[unit]) for unit in units)
    steps: list[Step] | None = None
    for choice in candidates(board, row, units, held, heed):
        steps = forward(row.limits, choice, steps, days)
        if not steps:
            return None
    found: list[Spot] = []
    step = min(steps or (), key=lambda each: each.cost, default=None)
    while step:
        found.append(step.spot)
        step = step.back
    found.reverse()
    return found[inside.start : inside.stop]
