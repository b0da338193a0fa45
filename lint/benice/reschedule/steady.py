"""Repairs of repairs: where something is stuck, until another one would change nothing."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from benice.desk import Desk
from benice.gather import Batch, Settings
from benice.light import replace
from benice.model import Post
from benice.reschedule.findings import Asker, posts_of
from benice.reschedule.proposal import Move, Proposal, Stuck
from benice.reschedule.repair import Repair
from benice.reschedule.stuck import asides, stuck

ROUNDS = 4


def steady(batch: Batch, settings: Settings, desk: Desk | None, only: AbstractSet[Post] | None) -> Proposal:
    """A proposal that stays the same once it is carried out."""
    proposal = once(batch, settings, desk, only)
    for _ in range(ROUNDS):
        if not proposal.stuck or not proposal.moves:
            break
        new = {move.post: replace(move.post, at=move.after) for move in proposal.moves}
        asked = None if only is None else {new.get(post, post) for post in only}
        more = once(carried_out(batch, new), settings, desk, asked)
        if not more.moves:
            break
        proposal = joined(proposal, more, {post: old for old, post in new.items()})
    return proposal


def carried_out(batch: Batch, new: Mapping[Post, Post]) -> Batch:
    """A batch with posts in the place of others."""
    readings = [replace(each, posts=[new.get(post, post) for post in each.posts]) for each in batch.readings]
    return replace(batch, readings=readings)


def joined(first: Proposal, more: Proposal, olds: Mapping[Post, Post]) -> Proposal:
    """Two proposals, of which the second begins where the first one ends, as one."""
    after = {move.post: move.after for move in first.moves}
    before = {move.post: move.before for move in first.moves}
    for move in more.moves:
        old = olds.get(move.post, move.post)
        before.setdefault(old, move.before)
        after[old] = move.after
    moves = [Move(post, before[post], at) for post, at in after.items() if at != before[post]]
    left = [Stuck([olds.get(post, post) for post in each.posts], each.rule, each.why) for each in more.stuck]
    return Proposal(sorted(moves, key=lambda move: move.post.order), left, first.aside)


def once(batch: Batch, settings: Settings, desk: Desk | None, only: AbstractSet[Post] | None) -> Proposal:
    """One repair."""
    asker = Asker(batch, settings, desk)
    aside = list(asides(batch.readings))
    found = asker.tell(asker.posts)
    first = [each for each in found if not each.suppression and (only is None or not only.isdisjoint(posts_of(each)))]
    told = {post for each in first for post in posts_of(each)}
    let_be: Sequence[Post] = [post for each in found if each.suppression for post in posts_of(each) if post not in told]
    units = asker.units(frozenset(let_be), only)
    if not told and not any(unit.refusal_at_home() for unit in units):
        return Proposal(aside=aside)
    repair = Repair(asker, units, first)
    state = repair.repaired()
    return Proposal(state.moves, list(stuck(repair, state)), aside)
