"""`[score]`: texts that a small linear model holds for what the rule is about, and the words that made it think so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Self

from benice.checks.phrase import clip, compile_all
from benice.checks.protocol import Desk
from benice.linear import Model
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table

MOST_EVIDENCE = 4  # words that a message names: the strongest


@dataclass(frozen=True)
class Score:
    """Fires once in a post whose score reaches `threshold`, at the strongest evidence.

    A post is let off where one of `unless-post` stands in it.
    """

    scope: ClassVar[str] = "post"
    model: Model
    threshold: float
    unless_post: tuple[Pattern, ...] = ()

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `model` (the name of a file in `models` beside the themes), `threshold` (0 to 1) and `unless-post`."""
        name = table.required("model")
        path = Path(table.path).parents[1] / "models" / f"{name}.toml"
        if not path.is_file():
            table.fail("model", f"there is no model '{name}': {path}")
        threshold = table.number("threshold", 0.5)
        if not 0 < threshold < 1:
            table.fail("threshold", f"'threshold' must lie between 0 and 1, and is {threshold}")
        return cls(Model.load(path, vocabulary), threshold, compile_all(table, "unless-post", vocabulary))

    @property
    def patterns(self) -> Sequence[Pattern]:
        """Those of the model, and what lets off."""
        return (*self.model.patterns, *self.unless_post)

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each post; the facts are `match`, `evidence` and `score`."""
        for post in posts:
            scan = desk.scan(post)
            score = self.model.score(scan)
            if score < self.threshold or not scan.found.isdisjoint(self.unless_post):
                continue
            places = [scan.view.back(each.start, each.end) for each in self.model.evidence(scan)[:MOST_EVIDENCE]]
            words = [clip(post.body.text[start:end]) for start, end in places]
            facts = {
                "match": words[0],
                "evidence": ", ".join(f"'{word}'" for word in dict.fromkeys(words)),
                "score": f"{score:.2f}",
            }
            yield Hit(post, post.body.span(*places[0]), facts)
