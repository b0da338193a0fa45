"""`[required]`: words or descriptions that must be there, and where readers see them."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.phrase import clip, compile_all
from benice.checks.protocol import Desk
from benice.entities import Piece
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.platforms import platforms
from benice.scanner import Scan
from benice.tables import Table

WORDS, DESCRIPTIONS = "words", "descriptions"
WHEN = ("always", "sponsored")
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)(?=$|[?#])", re.IGNORECASE)
TABLES = (".csv", ".tsv", ".xlsx")
TAGS_BEFORE = re.compile(r"(?:[#＃]\w+[\s,|]+)*\Z")


@dataclass(frozen=True)
class Required:
    """Fires where something is missing that must be there.

    `words`: one of `any_of` must stand in a post that is `sponsored`, or that holds one of `called_by`; before the fold
    of the platform, and behind no more than `most_tags` hashtags of a row. `descriptions`: each picture has one, except
    in tables that have no column for them.
    """

    scope: ClassVar[str] = "post"
    triggers: ClassVar[Collection[Pattern] | None] = None
    of: str
    any_of: tuple[Pattern, ...] = ()
    called_by: tuple[Pattern, ...] = ()
    when: str = "always"
    most_tags: int = 0

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `of`, and for words `patterns`, `called-by`, `when` and `most-tags-before`."""
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
        if post.source.path.lower().endswith(TABLES) and "alt" not in post.fields:
            return
        bare = [each.file for each in post.media if not (each.alt and each.alt.text.strip())]
        bare = [file for file in bare if PICTURE.search(file.text)]
        if bare:
            problem = "a picture has no description" if len(bare) == 1 else f"{len(bare)} pictures have no description"
            facts = {"match": clip(bare[0].text), "problem": problem}
            yield Hit(post, bare[0].span(0, len(bare[0].text)), facts)

    def unsaid(self, post: Post, desk: Desk) -> Iterator[Hit]:
        """The hit where the words are missing, or stand where nobody sees them."""
        paid = self.when == "always" or post.sponsored
        if not (paid or self.patterns):
            return
        scan = desk.scan(post)
        calls, said = (list(whole_words(post, scan, patterns)) for patterns in (self.called_by, self.any_of))
        if not (paid or calls or said):
            return
        if not said:
            span = post.body.span(*(calls[0] if calls else (0, len(post.body.text.split("\n")[0]))))
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


def whole_words(post: Post, scan: Scan, patterns: Sequence[Pattern]) -> Iterator[Piece]:
    """Where patterns stand in a post as it is written: "#ad", and not the beginning of "#AdHoc"."""
    for place in scan.spans(patterns):
        start, end = scan.view.back(*place)
        if not post.body.text[end : end + 1].isalnum():
            yield start, end
