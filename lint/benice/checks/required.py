"""`[required]`: words or descriptions that must be there, and where readers see them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from benice.checks.phrase import clip, compile_all
from benice.checks.protocol import Desk
from benice.model import Hit, Post, Span
from benice.patterns import Pattern, Vocabulary
from benice.platforms import platforms
from benice.tables import Table

WORDS, DESCRIPTIONS = "words", "descriptions"
WHEN = ("always", "sponsored")
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)(?=$|[?#])", re.IGNORECASE)
TAGS_BEFORE = re.compile(r"(?:[#＃]\w+[\s,|]+)*\Z")


@dataclass(frozen=True)
class Required:
    """Fires where something is missing that must be there.

    `words`: one of `any_of` must stand in a post that is `sponsored`, or that holds one of `called_by`; before the fold
    of the platform, and behind no more than `most_tags` hashtags of a row. `descriptions`: each picture has one, in
    files of all formats but `formats`, which have no place for them.
    """

    scope: ClassVar[str] = "post"
    triggers: ClassVar[Collection[Pattern] | None] = None
    of: str
    any_of: tuple[Pattern, ...] = ()
    called_by: tuple[Pattern, ...] = ()
    when: str = "always"
    most_tags: int = 0
    formats: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `of`, and `patterns`, `called-by`, `when`, `most-tags-before` or `formats-without`."""
        of = table.words("of", WORDS, among=(WORDS, DESCRIPTIONS))
        any_of = compile_all(table, "patterns", vocabulary)
        if of == WORDS and not any_of:
            table.fail("patterns", "'patterns' is missing; it is the list of words of which one must be there")
        return cls(
            of,
            any_of,
            compile_all(table, "called-by", vocabulary),
            table.words("when", "always", among=WHEN),
            table.count("most-tags-before", 0),
            frozenset(table.list("formats-without")),
        )

    @property
    def patterns(self) -> Sequence[Pattern]:
        """What must be there, and what asks for it."""
        return (*self.any_of, *self.called_by)

    @property
    def sought(self) -> Sequence[Pattern]:
        """All of them: a disclosure that stands in the wrong place is found by itself."""
        return self.patterns

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each post; the facts are `problem` and `match`."""
        for post in posts:
            yield from self.undescribed(post) if self.of == DESCRIPTIONS else self.unsaid(post, desk)

    def undescribed(self, post: Post) -> Iterator[Hit]:
        """The hit at the first picture without a description; `problem` counts them."""
        if post.source.format in self.formats:
            return
        bare = [
            media.file
            for media in post.media
            if PICTURE.search(media.file.text) and not (media.alt and media.alt.text.strip())
        ]
        if bare:
            number = "a picture has" if len(bare) == 1 else f"{len(bare)} pictures have"
            yield Hit(post, bare[0].whole(), {"match": clip(bare[0].text), "problem": f"{number} no description"})

    def unsaid(self, post: Post, desk: Desk) -> Iterator[Hit]:
        """The hit where the words are missing, or stand where nobody sees them."""
        paid = self.when == "always" or post.sponsored
        if not (paid or self.patterns):
            return
        scan = desk.scan(post)
        calls = [scan.view.back(*place) for place in scan.spans(self.called_by)]
        said = [scan.view.back(*place) for place in scan.spans(self.any_of)]
        if not (paid or calls or said):
            return
        if not said:
            span = post.body.span(*calls[0]) if calls else asked_at(post)
            yield Hit(post, span, {"match": clip(span.text), "problem": "nothing says so"})
            return
        problems = [(place, self.problem(post, place[0])) for place in said]
        if all(problem for _, problem in problems):
            (start, end), problem = problems[0]
            words = clip(post.body.text[start:end])
            yield Hit(post, post.body.span(start, end), {"match": words, "problem": f"'{words}' {problem}"})

    def problem(self, post: Post, at: int) -> str:
        """Why words at a place are as good as not there; empty where they are fine."""
        platform = platforms().get(post.platform or "")
        fold = platform.number("fold") if platform else None
        if platform and fold and at >= fold:
            return f"stands behind the {fold} characters that show on {platform.name}"
        row = TAGS_BEFORE.search(post.body.text, 0, at)
        tags = len(row[0].split()) if row else 0
        return f"is buried behind {tags} other hashtags" if tags > self.most_tags else ""


def asked_at(post: Post) -> Span:
    """Where a post says that it is paid for, else its first line."""
    if "sponsored" in post.fields:
        return post.fields["sponsored"].whole()
    return post.body.span(0, len(post.body.text.split("\n")[0]))
