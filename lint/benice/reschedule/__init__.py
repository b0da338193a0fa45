"""`benice reschedule`: the repair of a calendar: what rules tell of it -> new times that keep all of them.

posts --build--> units + rows --solve--> board --repair: ask the rules--> Proposal
"""

from benice.desk import Desk
from benice.gather import Batch, Settings
from benice.reschedule.proposal import Aside, Move, Proposal, Stuck

__all__ = ["Aside", "Move", "Proposal", "Stuck", "propose"]


def propose(batch: Batch, settings: Settings, desk: Desk | None = None) -> Proposal:
    """New times for the posts of a batch, after which no rule about time tells of anything that time can mend.

    What was published, is pinned, or somebody lets be stays; what no time helps is `stuck`. Who has a desk for the
    batch at hand gives it, so that its rules are not read again.
    """
    from benice.reschedule.build import units_of
    from benice.reschedule.findings import Asker, posts_of
    from benice.reschedule.repair import Repair
    from benice.reschedule.stuck import asides, stuck

    asker = Asker(batch, settings, desk)
    aside = list(asides(batch.readings))
    found = asker.tell(asker.posts)
    first = [each for each in found if not each.suppression]
    told = {post for each in first for post in posts_of(each)}
    let_be = {post for each in found if each.suppression for post in posts_of(each)} - told
    now = -(-int(settings.as_of.timestamp()) // 60) * 60
    units = units_of(asker.posts, asker.rules, batch.config, now, let_be)
    if not told and not any(unit.refusal_at_home() for unit in units):
        return Proposal(aside=aside)
    repair = Repair(asker, units, first)
    state = repair.repaired()
    moves = [Move(old, old.at, new.at) for new, old in state.before.items() if old.at and new.at and new is not old]
    return Proposal(sorted(moves, key=lambda move: move.post.order), list(stuck(repair, state)), aside)
