"""Solving, asking the rules what they say of it, and solving again with that in mind."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from benice.checks.duplicate import Duplicate
from benice.checks.pace import Pace
from benice.light import dataclass, replace
from benice.model import Diagnostic, Post
from benice.reschedule.board import Board
from benice.reschedule.build import owners_of
from benice.reschedule.findings import Asker, posts_of
from benice.reschedule.groups import Pool, pair, pool_of, put_in_order
from benice.reschedule.limits import Limits
from benice.reschedule.paces import narrow
from benice.reschedule.proposal import Move
from benice.reschedule.reasons import reason
from benice.reschedule.search import search
from benice.reschedule.solve import solve
from benice.reschedule.spot import shifted
from benice.reschedule.unit import Place, Unit
from benice.timeline import place_of


@dataclass(frozen=True, eq=False)
class State:
    """Where everything stands, the posts with their new times, and what the rules still tell of them."""

    board: Board
    before: Mapping[Post, Post]  # new -> old
    owners: Mapping[Post, Unit]  # of the new posts
    left: Sequence[Diagnostic]
    why: Mapping[Post, str]  # of the old posts that were given up

    @property
    def moves(self) -> Sequence[Move]:
        """The posts that have another time than before, in the order of their files."""
        pairs = [(old, new) for new, old in self.before.items() if new is not old]
        moves = [Move(old, old.at, new.at) for old, new in pairs if old.at and new.at]
        return sorted(moves, key=lambda move: move.post.order)


@dataclass(frozen=True, eq=False)
class Repair:
    """Units under repair, and the findings at first."""

    asker: Asker
    units: Sequence[Unit]
    first: Sequence[Diagnostic]

    def repaired(self) -> State:
        """The best that can be done; the same texts that no time takes apart stay as they are."""
        lenient = True  # as much stays alike as the rules allow
        given_up: dict[Post, str] = {}
        while True:
            pools = self.pools(lenient, given_up.keys())
            board = solve(self.units, self.limits(), pools)
            state = self.ask(board, given_up)
            alike = [each for each in state.left if isinstance(self.check(each), Duplicate)]
            hopeless = [each for each in alike if state.before[posts_of(each)[0]] not in given_up]
            bound = [self.take_to_heart(each, state) for each in state.left]
            if not any(bound) and not hopeless:
                return self.polished(state, pools)
            if not any(bound) and not lenient:
                for each in hopeless:
                    posts = posts_of(each)
                    why = reason(board, list(dict.fromkeys(state.owners[post] for post in posts)))
                    given_up.update((state.before[post], why) for post in posts)
            lenient = lenient and not alike

    def polished(self, state: State, pools: Sequence[Pool]) -> State:
        """The same with less movement, as long as the rules say no more of it than before."""
        spots = dict(state.board.spots)
        search(state.board, pools)
        better = self.ask(state.board, state.why)
        if len(better.left) <= len(state.left):
            return better
        for unit, spot in spots.items():
            state.board.put(unit, spot)
        return state

    def check(self, each: Diagnostic) -> object:
        """The check of a finding's rule."""
        return self.asker.judge.desk.rulebook.rules[each.rule].check

    def limits(self) -> Mapping[Place, Limits]:
        """What holds in each row."""
        posts = [post for unit in self.units for post in unit.posts if place_of(post) in unit.places]
        return {place_of(post): self.asker.rules.limits(post) for post in posts if self.asker.rules.judging(post)}

    def pools(self, lenient: bool, given_up: AbstractSet[Post]) -> Sequence[Pool]:
        """The groups of each rule about the same text; all units are told with whom they say the same."""
        owners = owners_of(self.units)
        found: list[Pool] = []
        for unit in self.units:
            unit.partners.clear()
        for rule, check in self.asker.rules.duplicates.items():
            told = {post for each in self.first if each.rule == rule.id for post in posts_of(each)}
            timelines = self.asker.timelines(self.asker.posts, rule.id)
            pool = pool_of(check, timelines, owners, told, given_up)
            pool.choose(lenient)
            pair(rule, check, timelines, owners, pool)
            for group in pool.loose:
                put_in_order(group, self.asker.batch.config.reschedule.order)
            found.append(pool)
        return found

    def ask(self, board: Board, why: Mapping[Post, str]) -> State:
        """What the rules say of a board."""
        owners = owners_of(self.units)
        after = {post: moved(post, unit, board) for post, unit in owners.items()}
        posts = [after.get(post, post) for post in self.asker.posts]
        left = [each for each in self.asker.tell(sorted(posts, key=lambda post: post.order)) if not each.suppression]
        before = {new: old for old, new in after.items()}
        return State(board, before, {new: owners[old] for new, old in before.items()}, left, why)

    def take_to_heart(self, each: Diagnostic, state: State) -> bool:
        """Bounds from what is told of campaigns, and of silences that are new; whether there are any."""
        check = self.check(each)
        if not isinstance(check, Pace):
            return False
        told = posts_of(each)
        olds = [state.before.get(post, post) for post in told]
        if check.longest and any({*olds} <= {*posts_of(old)} for old in self.first if old.rule == each.rule):
            return False
        timelines = self.asker.timelines(sorted(state.owners, key=lambda post: post.order), each.rule)
        return narrow(check, told, timelines, state.owners, state.board)


def moved(post: Post, unit: Unit, board: Board) -> Post:
    """A post with the time that its unit has now; the later parts of a thread keep their distance."""
    spot = board.spots[unit]
    shift = spot.stamp - unit.home.stamp
    if not shift or post.at is None:
        return post
    if post in unit.posts:
        return replace(post, at=spot.at)
    return replace(post, at=shifted(post.at, shift))
