"""What a repair proposes: which posts move from when to when, which cannot be helped, and which were left alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from benice.light import dataclass
from benice.model import Post
from benice.reschedule.cells import key_of_time


@dataclass(frozen=True, slots=True)
class Move:
    """A new time for a post, in the zone in which its own is written; posts that share a cell move together."""

    post: Post
    before: datetime
    after: datetime

    @property
    def by(self) -> timedelta:
        """How far it moves, whatever clocks do in between; negative where it goes out earlier."""
        if self.before.tzinfo is None:
            return self.after - self.before
        return timedelta(seconds=self.after.timestamp() - self.before.timestamp())


@dataclass(frozen=True, slots=True)
class Stuck:
    """Posts that no time helps: the rule that still tells of them, and what collides, in one sentence."""

    posts: Sequence[Post]
    rule: str  # an id; empty where it is the account's own hours, days or blackouts
    why: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A post whose time cannot be compared with others, and why: it stays where it is."""

    post: Post
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A better calendar, with the least movement that makes it one."""

    moves: Sequence[Move] = ()
    stuck: Sequence[Stuck] = ()
    aside: Sequence[Aside] = ()

    @property
    def moved(self) -> timedelta:
        """How far everything moves together; what shares a cell counts once."""
        cells = {key_of_time(move.post): abs(move.by) for move in self.moves}
        return sum(cells.values(), timedelta())
