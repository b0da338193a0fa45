"""`[plan]`: posts that the strategy knows nothing of, and what it promises and no post keeps."""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table

FINDS = ("nothing", "outside", "empty", "cadence")


@dataclass(frozen=True)
class Plan:
    """Fires where there is no strategy, at posts outside it, at its empty pillars, and where its pace is not kept.

    It takes `least` posts to say anything of a calendar as a whole.
    """

    scope: ClassVar[str] = "plan"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    finds: str
    least: int

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `finds` ("nothing", "outside", "empty" or "cadence") and `least`."""
        return cls(table.words("finds", among=FINDS) or table.required("finds"), table.count("least", 1))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """Facts: those of what it finds."""
        if (desk.strategy is None) != (self.finds == "nothing") or len(posts) < self.least:
            return
        from benice.plan_finders import FINDERS

        yield from FINDERS[self.finds](posts, desk, self.least)
