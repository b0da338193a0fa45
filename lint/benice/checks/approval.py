"""`[approval]`: whether those who may approve a post have, and whether it is still what they approved."""

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from typing import ClassVar, Self

from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table

FINDS = ("missing", "changed", "self", "stranger", "stale")


@dataclass(frozen=True)
class ApprovalCheck:
    """Fires where an approval is missing, where the post was changed since, or it came too early or from the wrong one.

    Nothing fires where neither config nor the strategy names who may approve.
    """

    scope: ClassVar[str] = "plan"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    finds: str
    within: timedelta

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `finds` ("missing", "changed", "self", "stranger" or "stale") and `within`."""
        return cls(table.words("finds", among=FINDS) or table.required("finds"), table.duration("within", "2d"))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """Facts: `approvers`, and those of what it finds."""
        if not desk.config.approvers and not (desk.strategy and desk.strategy.names_approvers):
            return
        from benice.approval_finders import FINDERS

        yield from FINDERS[self.finds](desk.cases(posts).each, desk, self.within)
