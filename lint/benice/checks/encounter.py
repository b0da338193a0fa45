"""`[encounter]`: the first words to somebody."""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.phrase import clip, compile_all
from benice.checks.protocol import Desk
from benice.config import PURPOSES
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table


@dataclass(frozen=True)
class Encounter:
    """Fires at the first reply, comment or message to a person where its purpose is the one named.

    What was said to the person before, in history too, makes it no longer the first; and a post in which one of
    `unless` stands answers something that the person said.
    """

    scope: ClassVar[str] = "timeline"
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    of: str
    unless: tuple[Pattern, ...]

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `of`, a purpose, and `unless`."""
        return cls(table.words("of", "pitch", among=PURPOSES), compile_all(table, "unless", vocabulary))

    @property
    def patterns(self) -> Sequence[Pattern]:
        """What lets off."""
        return self.unless

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each person; facts: `match`, `kind` and `to`."""
        first: dict[tuple[object, ...], Post] = {}
        for post in sorted(posts, key=when):
            first.setdefault(person(post), post)
        for post in sorted(first.values(), key=lambda each: each.order):
            if post.history or desk.purpose(post)[0] != self.of:
                continue
            if any(pattern.is_in(desk.scan(post).view) for pattern in self.unless):
                continue
            line = post.body.text.partition("\n")[0]
            kind = "message" if post.kind == "dm" else post.kind
            facts = {"match": clip(line), "kind": kind, "to": post.to or "somebody"}
            yield Hit(post, post.body.span(0, len(line)), facts)


def when(post: Post) -> tuple[object, ...]:
    """The order of a conversation: what is out already, then what has a time, then the rest."""
    at = post.at.replace(tzinfo=None).isoformat() if post.at else ""
    return not post.history, not at, at, post.order


def person(post: Post) -> tuple[object, ...]:
    """Whom a post speaks to, on which platform and from whom; where that is not told, nobody else's."""
    if not post.to:
        return (*post.record, post.platform)
    return post.platform, (post.account or "").lstrip("@").lower(), post.to.strip().lstrip("@").lower()
