"""`[score]`: texts that a small linear model holds for what the rule is about, and the words that made it think so."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Self

from benice.checks.phrase import clip, compile_all, excused
from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.linear import Model
from benice.model import Hit, Post
from benice.paths import is_file
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table

MOST_EVIDENCE = 4  # words that a message names: the strongest
TELLING = 0.25  # and only those that weigh at least this share of the strongest


@dataclass(frozen=True)
class Score:
    """Fires once in a post whose score reaches `threshold`, at the strongest evidence.

    A post is let off where one of `unless` stands in the sentence of that evidence.
    """

    scope: ClassVar[str] = "post"
    model: Model
    threshold: float
    unless: tuple[Pattern, ...] = ()

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `model` (a file in `models` beside the themes), `threshold` (0 to 1), `unless`."""
        name = table.required("model")
        path = Path(table.path).parents[1] / "models" / f"{name}.toml"
        if not is_file(path):
            table.fail("model", f"there is no model '{name}': {path}")
        threshold = table.number("threshold", 0.5)
        if not 0 < threshold < 1:
            table.fail("threshold", f"'threshold' must lie between 0 and 1, and is {threshold}")
        unless = compile_all(table, "unless", vocabulary)
        return cls(Model.load(path, vocabulary), threshold, unless)

    @property
    def patterns(self) -> Sequence[Pattern]:
        """Those of the model, and what lets off."""
        return (*self.model.patterns, *self.unless)

    @property
    def sought(self) -> Sequence[Pattern]:
        """Those of the model."""
        return self.model.patterns

    @property
    def triggers(self) -> Collection[Pattern] | None:
        """The patterns that weigh enough to be shown, where nothing else does."""
        return self.model.telling

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit for each post; the facts are `match`, `evidence` and `score`."""
        for post in posts:
            scan = desk.scan(post)
            score = self.model.score(scan)
            if score < self.threshold:
                continue
            found = self.model.evidence(scan)
            if excused(scan, self.unless, found[0].start):
                continue
            told = [each for each in found if each.weight >= found[0].weight * TELLING][:MOST_EVIDENCE]
            places = [scan.view.back(each.start, each.end) for each in told]
            words = [clip(post.body.text[start:end]) for start, end in places]
            facts = {
                "match": words[0],
                "evidence": ", ".join(f"'{word}'" for word in dict.fromkeys(words)),
                "score": f"{score:.2f}",
            }
            yield Hit(post, post.body.span(*places[0]), facts, whole=True)
