"""`[phrase]`: words that must not be there, unless something beside them says that they mean something else."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Self

from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.scanner import Scan
from benice.tables import Table


@dataclass(frozen=True)
class Phrase:
    """Fires at every place where one of `any_of` stands; and one of `in_pitch`, if the post sells or two of them do.

    A place is let off where a pattern of `unless` stands in the same sentence, and the whole post where one of
    `unless_post` stands anywhere in it. `least` is how many different places it takes; `once` makes one hit of them
    all, at the first, whose `evidence` names every one.
    """

    scope: ClassVar[str] = "post"
    any_of: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    unless_post: tuple[Pattern, ...] = ()
    least: int = 1
    in_pitch: tuple[Pattern, ...] = ()
    once: bool = False

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `patterns`, `pitch-patterns`, `unless`, `unless-post`, `least` and `once`."""
        any_of = compile_all(table, "patterns", vocabulary)
        if not any_of:
            table.fail("patterns", "'patterns' is missing; it is the list of what to look for")
        return cls(
            any_of,
            compile_all(table, "unless", vocabulary),
            compile_all(table, "unless-post", vocabulary),
            table.count("least", 1),
            compile_all(table, "pitch-patterns", vocabulary),
            table.flag("once"),
        )

    @property
    def patterns(self) -> Sequence[Pattern]:
        """All of them."""
        return (*self.sought, *self.unless, *self.unless_post)

    @property
    def sought(self) -> Sequence[Pattern]:
        """Those that can fire: what lets off is looked up where one of them has."""
        return (*self.any_of, *self.in_pitch)

    @cached_property
    def triggers(self) -> frozenset[Pattern]:
        """The patterns that can fire."""
        return frozenset(self.sought)

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each place; the facts are `match` and `evidence`."""
        for post in posts:
            scan = desk.scan(post)
            if self.triggers.isdisjoint(scan.found) or any(each.is_in(scan.view) for each in self.unless_post):
                continue
            wanted = self.sought if self.counts_weak(scan, post, desk) else self.any_of
            places = [place for place in scan.spans(wanted) if not excused(scan, self.unless, place[0])]
            if len(places) < self.least:
                continue
            found = [scan.view.back(*place) for place in places]
            words = [clip(post.body.text[start:end]) for start, end in found]
            for (start, end), match in list(zip(found, words, strict=True))[: 1 if self.once else None]:
                facts = {"match": match, "evidence": ", ".join(f"'{word}'" for word in dict.fromkeys(words))}
                yield Hit(post, post.body.span(start, end), facts)

    def counts_weak(self, scan: Scan, post: Post, desk: Desk) -> bool:
        """Whether `in_pitch` counts: one of them in a pitch, or two that strengthen each other."""
        if scan.found.isdisjoint(self.in_pitch):
            return False
        return len(scan.spans(self.in_pitch)) > 1 or desk.purpose(post)[0] == "pitch"


def excused(scan: Scan, unless: Collection[Pattern], at: int) -> bool:
    """Whether something in the sentence around a place says that it means something else."""
    start, end = scan.view.sentence(at)
    return any(True for pattern in unless for _ in pattern.find(scan.view, start, end))


def clip(text: str, most: int = 60) -> str:
    """A piece of a post as a message can quote it: on one line, not too long."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 3].rstrip() + "..."


def compile_all(table: Table, key: str, vocabulary: Vocabulary) -> tuple[Pattern, ...]:
    """The patterns of a key; UsageError with file, line and reason for one that is wrong."""
    from benice.tables import UsageError

    found = []
    for written in table.list(key):
        try:
            found.append(vocabulary.compile(written))
        except UsageError as error:
            table.fail(key, str(error))
    return tuple(found)
