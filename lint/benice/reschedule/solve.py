"""The search for the least movement: rows settled, groups staggered, and both again until nothing gets better."""

from collections.abc import Mapping, Sequence

from benice.reschedule.board import Board, Row
from benice.reschedule.groups import Group, Pool, forget_order
from benice.reschedule.insertion import nearest, regroup
from benice.reschedule.limits import Limits
from benice.reschedule.settle import settle
from benice.reschedule.unit import Place, Unit

ROUNDS = 6  # at most; nearly always the second one changes nothing


def solve(units: Sequence[Unit], limits: Mapping[Place, Limits], pools: Sequence[Pool]) -> Board:
    """A board with every unit where it moves least; what fits nowhere stays at home."""
    board = Board({place: Row(place, each) for place, each in limits.items()})
    for unit in units:
        board.put(unit, unit.home)
    hot = {unit for unit in units if not unit.fixed and clashes(board, unit)}
    for place in board.rows:
        settle(board, place, hot, heed=False)
    groups = [group for pool in pools for group in pool.loose]
    for group in groups:
        stagger(board, group)
    for unit in sorted(hot, key=lambda unit: unit.number):
        if clashes(board, unit):
            move(board, unit)
    improve(board, hot, groups)
    return board


def improve(board: Board, hot: set[Unit], groups: Sequence[Group]) -> None:
    """Settle, bring back and stagger anew, as long as it helps; from the second time on only around what changed."""
    away = {unit for unit in board.displaced() if not unit.fixed} | hot
    for _ in range(ROUNDS):
        cost, spots = board.cost(), dict(board.spots)
        for place in board.rows:
            settle(board, place, away)
        for unit in sorted(board.displaced(), key=lambda unit: (-unit.cost(board.spots[unit]), unit.number)):
            move(board, unit)
        for group in groups:
            stagger(board, group)
        away = {unit for unit, spot in board.spots.items() if spots[unit] is not spot}
        if board.cost() >= cost:
            return


def clashes(board: Board, unit: Unit) -> bool:
    """Whether a unit does not fit where it is."""
    spot = board.take(unit)
    refused = board.refusal(unit, spot)
    board.put(unit, spot)
    return bool(refused)


def move(board: Board, unit: Unit) -> bool:
    """Put a unit at the nearest spot where it fits; it stays where it is if there is none. Whether there was one."""
    spot = board.take(unit)
    found = nearest(board, unit)
    board.put(unit, found or spot)
    return found is not None


def stagger(board: Board, group: Group) -> None:
    """Put the units of a group where they move least; in the order of config, if they fit that way."""
    if group.stays:
        return
    free = [unit for unit in group.units if not unit.fixed]
    regroup(board, free)
    if any(clashes(board, unit) for unit in free):
        forget_order(group)
        regroup(board, free)
