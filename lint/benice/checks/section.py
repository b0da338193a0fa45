"""`[section]`: what a section of the strategy must say, or must not say."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, Self

from benice.checks.phrase import clip, compile_all, excused
from benice.checks.protocol import Desk
from benice.light import dataclass, field
from benice.model import Field, Hit, Post, Span
from benice.patterns import Pattern, Vocabulary
from benice.scanner import Scanner
from benice.strategy import Strategy, leaves
from benice.tables import Table


@dataclass(frozen=True)
class Section:
    """Fires once where the strategy leaves out one of `needs`, or at the entries of `of` with one of `any_of` in them.

    With `every` it takes all entries of a section to fire, and then it fires once, at the first.
    """

    scope: ClassVar[str] = "plan"
    sought: ClassVar[Sequence[Pattern]] = ()  # in posts; the strategy is scanned here
    triggers: ClassVar[Collection[Pattern] | None] = None
    needs: Mapping[str, str] = field(default_factory=dict)  # path -> what it says, in words
    of: Sequence[str] = ()
    any_of: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    every: bool = False
    vocabulary: Vocabulary | None = None

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read either `needs`, or `of`, `patterns`, `unless` and `every`."""
        needs = table.table("needs")
        found = {path: needs.required(path) for path in needs.data}
        of, any_of = table.list("of"), compile_all(table, "patterns", vocabulary)
        if bool(found) == bool(of and any_of):
            table.fail("needs", "either 'needs' is wanted, or 'of' and 'patterns'")
        unless = compile_all(table, "unless", vocabulary)
        return cls(found, of, any_of, unless, table.flag("every"), vocabulary)

    @property
    def patterns(self) -> Sequence[Pattern]:
        """All of them."""
        return (*self.any_of, *self.unless)

    @cached_property
    def scanner(self) -> Scanner | None:
        """What looks for the patterns in entries."""
        return Scanner.of(self.any_of, self.vocabulary.normaliser(self.patterns)) if self.vocabulary else None

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """Facts: `missing`, or `match`, `entry`, `section` and `evidence`."""
        if desk.strategy is None or not desk.strategy.readable:
            return
        if missing := [path for path in self.needs if not answered(desk.strategy, path)]:
            yield self.incomplete(desk.strategy, missing)
        for section in self.of:
            yield from self.flagged(desk.strategy, section)

    def incomplete(self, strategy: Strategy, missing: Sequence[str]) -> Hit:
        """The hit for what is left out: at the section if there is one, else where the strategy begins."""
        where = strategy.key(missing[0].partition(".")[0])
        said = [self.needs[path] for path in missing]
        return Hit(None, where.whole() if where else Span(strategy.source, 0, 0), {"missing": listed(said, "and")})

    def flagged(self, strategy: Strategy, section: str) -> Iterator[Hit]:
        """The hits in the entries of one section."""
        entries = strategy.entries(section)
        found = [next(self.matches(list(leaves(entry))), None) for entry in entries]
        if self.every and not all(found):
            return
        hits = [each for each in found if each]
        said = [clip(text.text) for text, _, _ in hits]
        for text, start, end in hits[:1] if self.every else hits:
            facts = {
                "match": clip(text.text[start:end]),
                "entry": clip(text.text),
                "section": section,
                "evidence": ", ".join(f"'{each}'" for each in said),
            }
            yield Hit(None, text.span(start, end), facts)

    def matches(self, texts: Sequence[Field]) -> Iterator[tuple[Field, int, int]]:
        """Where the patterns stand in the values of one entry; none where one of `unless` stands in any of them."""
        if self.scanner is None:
            return
        scans = [(text, self.scanner.scan(text.text)) for text in texts]
        for text, scan in scans:
            for place in scan.spans(self.any_of):
                if not any(excused(other, self.unless, 0 if other is not scan else place[0]) for _, other in scans):
                    yield (text, *scan.view.back(*place))


def answered(strategy: Strategy, path: str) -> bool:
    """Whether the strategy says something at a path; a section that is one text answers all that is asked of it."""
    above, _, inner = path.rpartition(".")
    return bool(strategy.texts(path)) or bool(inner and above and is_text(strategy, above))


def is_text(strategy: Strategy, path: str) -> bool:
    """Whether a section is a text, and no table."""
    from benice.readers.tree import Leaf

    return isinstance(strategy.node(path), Leaf) and bool(strategy.texts(path))


def listed(words: Sequence[str], joint: str = "or") -> str:
    """Several things as one phrase: "a, b or c"."""
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
