"""`[reading]`: what a reader noticed while it read; the rule says how to tell it."""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table


@dataclass(frozen=True)
class Reading:
    """Fires where a reader left a note of the rule's name; `find` has nothing to add to those."""

    scope: ClassVar[str] = "reading"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """There are no parameters."""
        return cls()

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """Nothing: the notes come with the sources."""
        yield from ()
