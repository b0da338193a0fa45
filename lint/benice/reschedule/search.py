"""The search for what single steps do not find: a few posts taken out together, and put back in another sequence."""

from collections.abc import Sequence
from random import Random

from benice.reschedule.board import Board
from benice.reschedule.groups import Group, Pool
from benice.reschedule.insertion import nearest
from benice.reschedule.settle import may_move, settle
from benice.reschedule.spot import DAY, HOUR
from benice.reschedule.unit import Unit

BUDGET = 100_000  # times looked at, after which a search ends
TRIES = 600
MOST_OUT = 6  # posts taken out together
NEAR = 2 * DAY
FEW = 4  # posts on either side that may give way
SLACK = 3  # times the cost before: so much may settling a row take back
TURN = 0.25  # how often another group of the same text may stay instead


def search(board: Board, pools: Sequence[Pool]) -> None:
    """Take posts that moved out together with those around them, and keep what is cheaper.

    Chance decides which, but always the same way: a calendar has one repair.
    """
    chance = Random(1)
    cost = board.cost()
    turns = [(pool, group) for pool in pools for group in pool.loose if pool.allow]
    until = board.looks + BUDGET
    for _ in range(TRIES):
        away = sorted((unit for unit in board.displaced() if not unit.fixed), key=lambda unit: unit.number)
        if not away or board.looks > until:
            return
        changed: list[Group] = []
        if turns and chance.random() < TURN:
            pool, group = chance.choice(turns)
            changed = [] if group.stays else pool.let_stay(group)
            out = [unit for each in changed for unit in each.units if not unit.fixed]
        else:
            out = around(board, chance.choice(away), chance)
        before = dict(board.spots)
        found = put_back(board, out, chance) and board.cost()
        if found and found < cost:
            cost = found
            continue
        for each in changed:
            each.stays = not each.stays
        for unit, spot in before.items():
            if board.spots.get(unit) is not spot:
                board.put(unit, spot)


def around(board: Board, unit: Unit, chance: Random) -> list[Unit]:
    """A post, some of those that say the same, and some of those on its accounts at about the same time."""
    spot = board.spots[unit]
    near = {each.unit: None for each in unit.partners}
    for place in unit.places:
        for other in board.rows[place].units:
            at = board.spots[other].stamp
            if min(abs(at - spot.stamp), abs(at - unit.home.stamp), abs(other.home.stamp - unit.home.stamp)) < NEAR:
                near[other] = None
    free = [each for each in near if not each.fixed and each is not unit]
    return [unit, *chance.sample(free, min(len(free), chance.randint(1, MOST_OUT - 1)))]


def put_back(board: Board, out: list[Unit], chance: Random) -> bool:
    """Take posts out and put them back one after the other; whether all of them fit, at a cost that can be mended."""
    were = {unit: board.take(unit) for unit in out}
    before = sum(unit.cost(spot) for unit, spot in were.items())
    chance.shuffle(out)
    after = 0
    for unit in out:
        spot = nearest(board, unit)
        if spot is None or (after := after + unit.cost(spot)) > before * SLACK + HOUR:
            return False
        board.put(unit, spot)
    if all(board.spots[unit].stamp == spot.stamp for unit, spot in were.items()):
        return False
    for place in dict.fromkeys(place for unit in out if may_move(unit) for place in unit.places):
        settle(board, place, set(out), neighbours=FEW)
    return True
