"""Code actions about time: a post at its next free slot, and the posts of a finding spread out or staggered."""

from collections.abc import Iterator, Sequence
from contextlib import chdir, suppress

from benice.gather import options_for
from benice.judge import RuleFailure
from benice.model import Diagnostic, Edit
from benice.reschedule import Proposal, next_slot, propose
from benice.server.bench import Bench
from benice.server.session import Place
from benice.tables import UsageError

MOST_POSTS = 1000  # of a workspace: for more a menu would open too late, and the command is there


def new_times(place: Place, each: Diagnostic) -> Iterator[tuple[str, Sequence[Edit]]]:
    """What can be done about a finding that time can mend: titles, and edits in any number of files."""
    from benice.reschedule.limits import MENDABLE

    bench = place.workspace.bench_of(place.path)
    if bench is None or each.post is None or each.post.at is None:
        return
    rule = bench.judge.desk.rulebook.rules.get(each.rule)
    posts = sum(len(reading.posts) for reading in bench.batch.readings)
    if rule is None or not isinstance(rule.check, MENDABLE) or posts > MOST_POSTS:
        return
    told = frozenset([each.post, *(other.post for other in each.related)])
    desk, settings = bench.judge.desk, place.workspace.settings
    slot, spread = Proposal(), Proposal()
    with chdir(place.workspace.root), suppress(UsageError, RuleFailure):
        slot = next_slot(bench.batch, settings, each.post, desk)
        spread = propose(bench.batch, settings, desk, told)
    for move in (move for move in slot.moves if move.post is each.post):
        yield f"Move this post to the next free slot, {move.after:%a %Y-%m-%d %H:%M}", edits_in(bench, slot)
    verb = "Stagger" if each.theme == "cross-posting" else "Spread out"
    if spread.moves and not spread.stuck:
        yield f"{verb} these posts: {len(spread.moves)} of {len(told)} move", edits_in(bench, spread)


def edits_in(bench: Bench, proposal: Proposal) -> Sequence[Edit]:
    """The edits that write a proposal."""
    from benice.reschedule.write import edits_of

    found: list[Edit] = []
    for reading in bench.batch.readings:
        moves = [move for move in proposal.moves if move.post.source is reading.source]
        found += edits_of(reading, moves, options_for(bench.batch.config, reading.source.path))[0]
    return found
