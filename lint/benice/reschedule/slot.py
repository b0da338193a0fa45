"""The next free slot: the first time from a post's own on at which it fits, while all others stay."""

from benice.model import Post
from benice.reschedule.board import Board, Row
from benice.reschedule.build import owners_of
from benice.reschedule.findings import Asker, posts_of
from benice.reschedule.insertion import nearest
from benice.reschedule.proposal import Proposal, Stuck
from benice.reschedule.reasons import reason, why_fixed
from benice.reschedule.repair import Repair


def find_slot(asker: Asker, post: Post) -> Proposal:
    """The moves of a post, and of what shares its cell, to the next free slot."""
    units = asker.units(only=frozenset([post]))
    unit = owners_of(units).get(post)
    if unit is None or unit.fixed:
        return Proposal(stuck=[Stuck([post], "", why_fixed(unit.fixed) if unit else "it has no time")])
    unit.bind(earliest=max(unit.earliest, unit.home.stamp))
    first = [each for each in asker.tell(asker.posts) if not each.suppression]
    repair = Repair(asker, units, first)
    rows = {place: Row(place, limits) for place, limits in repair.limits().items()}
    for lenient in (True, False):
        repair.pools(lenient, frozenset())
        board = Board(rows)
        for each in units:
            board.put(each, each.home)
        board.take(unit)
        spot = nearest(board, unit)
        board.put(unit, spot or unit.home)
        state = repair.ask(board, {})
        told = {state.before.get(each, each) for found in state.left for each in posts_of(found)}
        if spot and told.isdisjoint(unit.posts):
            return Proposal(state.moves)
        for each in units:
            board.take(each)
    for each in units:
        board.put(each, each.home)
    return Proposal(stuck=[Stuck(unit.posts, "", reason(board, [unit]))])
