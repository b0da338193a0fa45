"""What a check is, and the desk it works at."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol, Self

from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.scanner import Scan
from benice.tables import Table

if TYPE_CHECKING:
    from benice.cases import Cases
    from benice.config import Config
    from benice.rulebook import Rulebook
    from benice.strategy import Strategy
    from benice.timeline import Timelines


class Desk(Protocol):
    """What a check may ask for besides the posts: the run's own answers, each worked out once."""

    @property
    def config(self) -> "Config":
        """The choices of the project that the posts belong to."""
        ...

    @property
    def rulebook(self) -> "Rulebook":
        """All rules of the run."""
        ...

    @property
    def as_of(self) -> datetime:
        """Now: rules never read the clock."""
        ...

    @property
    def strategy(self) -> "Strategy | None":
        """The plan that the posts belong to."""
        ...

    def scan(self, post: Post) -> Scan:
        """The normalised view of a post's body and the patterns that are in it."""
        ...

    def purpose(self, post: Post) -> tuple[str, str]:
        """pitch, value or conversation; and "given" or "inferred"."""
        ...

    def timelines(self, posts: Sequence[Post]) -> "Timelines":
        """The posts as timelines."""
        ...

    def cases(self, posts: Sequence[Post]) -> "Cases":
        """The posts by the approval that they share."""
        ...


class Check(Protocol):
    """One kind of check with the parameters of one rule.

    `scope` says what `find` wants to see: "post" (one post at a time, of any order), "timeline" (all posts of a run,
    history included) or "plan" (the same, and a strategy beside them).
    """

    scope: ClassVar[str]

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """The check of a rule file's table; UsageError with file and line where the table is wrong."""
        ...

    @property
    def patterns(self) -> Sequence[Pattern]:
        """All patterns that it may look for; () for kinds without."""
        ...

    @property
    def sought(self) -> Sequence[Pattern]:
        """Those of them that are looked for in every post, before `find` is asked."""
        ...

    @property
    def triggers(self) -> Collection[Pattern] | None:
        """Of these one must be in a post for `find` to have anything to say; None where that cannot be told before."""
        ...

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """Where the check fires."""
        ...
