"""`[limit]`: more of a sort than the platform takes, or than readers enjoy."""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.phrase import clip
from benice.checks.protocol import Desk
from benice.count import fitting, limit_of, measure
from benice.light import dataclass
from benice.mend import Better
from benice.model import Hit, Post, Severity
from benice.patterns import Pattern, Vocabulary
from benice.platforms import Number, platforms
from benice.sorts import SORTS, Found
from benice.tables import Table

LENGTH = "length"
TIMES = {"x": 2, "telegram": 2, "threads": 4}  # that a platform counts one character at most
LINK = 23  # characters that a link counts, however short it is


@dataclass(frozen=True)
class Limit:
    """Fires where there is more of the sort `of` than allowed.

    What is allowed is `most`; without it the first of `numbers` (names in platforms.toml) that the post's platform has,
    else `otherwise`. Where a platform has no number and nothing else is given, everything is allowed. A number that no
    primary source backs makes an info of a finding.
    """

    scope: ClassVar[str] = "post"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    of: str
    numbers: tuple[str, ...] = ()
    most: int | None = None
    otherwise: int | None = None

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `of`, and `most` or `numbers` and `otherwise`."""
        of = table.words("of", among=[LENGTH, *SORTS])
        if not of:
            table.fail("of", f"'of' is missing; it is one of {', '.join([LENGTH, *SORTS])}")
        known = {name for platform in platforms().values() for name in platform.numbers}
        numbers = table.list("numbers", among=known)
        most, otherwise = (table.count(key) if key in table.data else None for key in ("most", "otherwise"))
        if of != LENGTH and not numbers and most is None:
            table.fail("most", "'most' or 'numbers' must say how much is allowed")
        return cls(of, numbers, most, otherwise)

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """A hit for each piece that is too large, or one for all that is too much.

        The facts are `count`, `most`, `over`, `unit`, `match`, `where` ("on X") and `better` (what a fix would write).
        """
        for post in posts:
            if self.of == LENGTH:
                yield from too_long(post, desk)
            else:
                yield from self.too_many(post)

    def too_many(self, post: Post) -> Iterator[Hit]:
        """The hits in one post."""
        allowed = self.allowed(post)
        if allowed is None:
            return
        sort = SORTS[self.of]
        found = list(sort.find(post, allowed.value))
        severity = Severity.INFO if allowed.unverified else None
        if sort.each:
            for piece in found:
                if piece.size > allowed.value:
                    facts = facts_of(post, piece, piece.size, allowed.value)
                    better = sort.mend(piece.field, piece.start, piece.end) if sort.mend else Better("", None)
                    span = piece.field.span(piece.start, piece.end)
                    yield Hit(post, span, facts | {"better": better.words}, fix=better.fix, severity=severity)
        elif len(found) > allowed.value:
            first = found[allowed.value]
            facts = facts_of(post, first, len(found), allowed.value)
            yield Hit(post, first.field.span(first.start, first.end), facts, severity=severity)

    def allowed(self, post: Post) -> Number | None:
        """How much is allowed in a post, and who says so."""
        if self.most is not None:
            return self.own(self.most)
        platform = platforms().get(post.platform or "")
        if platform:
            for name in self.numbers:
                if name in platform.numbers:
                    return platform.numbers[name]
        return self.own(self.otherwise) if self.otherwise is not None else None

    @staticmethod
    def own(value: int) -> Number:
        """A number that the rule itself gives, with the rule's sources."""
        from datetime import date

        return Number(value, "", date.min)


def facts_of(post: Post, found: Found, count: int, most: int) -> dict[str, object]:
    """What a message can say of too much."""
    platform = platforms().get(post.platform or "")
    return {
        "count": count,
        "most": most,
        "over": count - most,
        "match": clip(found.field.text[found.start : found.end]),
        "where": f"on {platform.name}" if platform else "in a post",
    }


def too_long(post: Post, desk: Desk) -> Iterator[Hit]:
    """The hit in a post that is longer than its platform, or config, lets it be: from where it would be cut."""
    platform = platforms().get(post.platform or "")
    if platform is None:
        return
    text = post.body.text
    most = limit_of(platform, post, desk.config) or 0
    if (
        not post.fields.get("warning")
        and len(text) * (1 if text.isascii() else TIMES.get(platform.id, 1)) + text.count(".") * LINK <= most
    ):
        return  # most texts: far too short to be too long
    length = measure(post, desk.config)
    if not length.over:
        return
    cut = fitting(post, length)
    unverified = platform.numbers["limit"].unverified and length.limit == platform.number("limit")
    facts = {
        "count": length.length,
        "most": length.limit,
        "over": length.over,
        "unit": length.unit,
        "match": clip(text[cut:]),
        "where": f"on {platform.name}",
    }
    yield Hit(post, post.body.span(cut, len(text)), facts, severity=Severity.INFO if unverified else None)
