"""`benice reschedule`: the repair of a calendar: what rules tell of it -> new times that keep all of them.

posts --build--> units + rows --solve--> board --repair: ask the rules--> Proposal
"""

from collections.abc import Set as AbstractSet

from benice.desk import Desk
from benice.gather import Batch, Settings
from benice.model import Post
from benice.reschedule.proposal import Aside, Move, Proposal, Stuck

__all__ = ["Aside", "Move", "Proposal", "Stuck", "next_slot", "propose"]


def propose(
    batch: Batch, settings: Settings, desk: Desk | None = None, only: AbstractSet[Post] | None = None
) -> Proposal:
    """New times for the posts of a batch, after which no rule about time tells of anything that time can mend.

    What was published, is pinned, or somebody lets be stays; what no time helps is `stuck`. Who has a desk for the
    batch at hand gives it, so that its rules are not read again; with `only` all other posts stay where they are.
    """
    from benice.reschedule.steady import steady

    return steady(batch, settings, desk, only)


def next_slot(batch: Batch, settings: Settings, post: Post, desk: Desk | None = None) -> Proposal:
    """The first time from a post's own on at which no rule about time speaks of it, while all other posts stay.

    Nothing moves where it is fine as it is; it is `stuck` where it may not move, or there is no such time.
    """
    from benice.reschedule.findings import Asker
    from benice.reschedule.slot import find_slot

    return find_slot(Asker(batch, settings, desk), post)
