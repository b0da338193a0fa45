"""The answers that checks share within one run over the posts of one config, each worked out once."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from benice.config import Config
from benice.index import Index, plan_index
from benice.light import dataclass, field
from benice.model import Post
from benice.purpose import Purposes
from benice.rulebook import Rulebook
from benice.scanner import Scan, Scanner
from benice.strategy import Strategy

if TYPE_CHECKING:
    from benice.cases import Cases
    from benice.timeline import Timelines

MOST_TOLD = 1_000_000  # purposes that are kept: the desk of an editor lives long, and its texts change
MOST_GATHERED = 8  # sequences of posts whose timelines are kept: rules differ in the kinds of post that they judge


@dataclass(frozen=True)
class Desk:
    """What checks work at: the config, the rules, the moment, the plan, and the last text that was scanned."""

    config: Config
    rulebook: Rulebook
    as_of: datetime
    strategy: Strategy | None = None
    last: dict[str, Scan] = field(default_factory=dict)
    told: dict[bytes, str] = field(default_factory=dict)  # the purposes of texts, by what makes them
    gathered: dict[int, "Timelines"] = field(default_factory=dict)  # by the identity of the posts
    examined: dict[int, "Cases"] = field(default_factory=dict)  # likewise

    @cached_property
    def purposes(self) -> Purposes:
        """What tells a pitch from the rest."""
        path = self.rulebook.purpose
        return Purposes.load(path, self.rulebook.vocabulary) if path else Purposes()

    @cached_property
    def scanner(self) -> Scanner:
        """All patterns that rules wait for; the words of the others count for the view too."""
        book, vocabulary = self.rulebook, self.rulebook.vocabulary
        kept = vocabulary.kept.stored
        told = kept["purposes"] if kept else [each.written for each in self.purposes.patterns]
        sought = dict.fromkeys([*told, *(each for rule in book.rules.values() for each in rule.sought)])
        if kept and list(sought) == kept["index"]["patterns"]:
            index = Index(kept["index"], vocabulary.compile)
        else:
            index = Index(plan_index([vocabulary.compile(each) for each in sought]), vocabulary.compile)
        fresh = [rule for rule in book.rules.values() if rule.changed or not kept]
        words = [*map(vocabulary.compile, sought)] if not kept else []
        words += [pattern for rule in fresh for pattern in rule.check.patterns]
        if vocabulary.kept.wanted:
            from benice.keeping import keep_book

            keep_book(book, self.purposes.patterns)
        return Scanner(index, vocabulary.normaliser(words))

    def scan(self, post: Post) -> Scan:
        """The view of a post's body and what is in it; rules ask one after the other, so the last text is kept."""
        text = post.body.text
        if text not in self.last:
            self.last.clear()
            self.last[text] = self.scanner.scan(text)
        return self.last[text]

    def timelines(self, posts: Sequence[Post]) -> "Timelines":
        """The posts as timelines; rules that are shown the same sequence share what is worked out."""
        from benice.timeline import Timelines

        found = self.gathered.get(id(posts))
        if found is None or found.given is not posts:
            if len(self.gathered) >= MOST_GATHERED:
                self.gathered.clear()
            found = self.gathered[id(posts)] = Timelines(posts, self.config)
        return found

    def cases(self, posts: Sequence[Post]) -> "Cases":
        """The posts by the approval that they share; rules that are shown the same sequence share what is read."""
        from benice.cases import Cases

        found = self.examined.get(id(posts))
        if found is None or found.given is not posts:
            if len(self.examined) >= MOST_GATHERED:
                self.examined.clear()
            found = self.examined[id(posts)] = Cases.of(posts, self.config, self.strategy)
        return found

    def purpose(self, post: Post) -> tuple[str, str]:
        """pitch, value or conversation; given or inferred."""
        if post.purpose:
            return post.purpose, "given"
        from hashlib import blake2b

        key = blake2b(f"{post.kind}\0{post.body.text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key not in self.told:
            if len(self.told) >= MOST_TOLD:
                self.told.clear()
            self.told[key] = self.purposes.infer(post, self)
        return self.told[key], "inferred"
