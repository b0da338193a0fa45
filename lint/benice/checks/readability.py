"""`[readability]`: texts that take more schooling to read than most people have patience for."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.phrase import clip
from benice.checks.protocol import Desk
from benice.graphemes import find_emoji
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.sorts import NO_WORDS, WORD, sentences
from benice.tables import Table

METRICS = ("automated_readability_index", "coleman_liau_index", "lix", "rix")  # they need no dictionary of syllables
ROUGHLY = 2  # grades by which our own sum may miss that of textstat


@dataclass(frozen=True)
class Readability:
    """Fires once in a post of at least `least_words` words whose `metric` (of textstat) is above `most`."""

    scope: ClassVar[str] = "post"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    metric: str
    most: float
    least_words: int

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `metric`, `most` and `least-words`."""
        return cls(
            table.words("metric", METRICS[0], among=METRICS), table.number("most"), table.count("least-words", 100)
        )

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit at the longest sentence; the facts are `score`, `most` and `match`."""
        for post in posts:
            text = post.body.text
            if text.count(" ") + text.count("\n") + 1 < self.least_words:
                continue
            prose = [NO_WORDS.sub(" ", text[start:end]) for start, end in sentences(without_emoji(text))]
            if not self.is_worth_it(prose):
                continue
            score = self.score(prose)
            if score > self.most:
                start, end = max(sentences(text), key=lambda piece: len(WORD.findall(text[slice(*piece)])))
                facts = {"score": round(score), "most": self.most, "match": clip(text[start:end])}
                yield Hit(post, post.body.span(start, end), facts)

    def is_worth_it(self, prose: Sequence[str]) -> bool:
        """Whether to ask textstat, which takes 0.4 s to import: not for what is short, or easy by our own sum."""
        words = [word for sentence in prose for word in WORD.findall(sentence)]
        if len(words) < self.least_words:
            return False
        if self.metric != METRICS[0]:
            return True
        letters, lines = sum(map(len, words)), sum(1 for sentence in prose if WORD.search(sentence))
        # https://apps.dtic.mil/sti/citations/AD0667273: Smith and Senter, 1967
        return 4.71 * letters / len(words) + 0.5 * len(words) / lines - 21.43 > self.most - ROUGHLY

    def score(self, prose: Sequence[str]) -> float:
        """The metric of a text; a line is a sentence, with or without a stop."""
        import textstat

        text = " ".join(re.sub(r"[^\w.!?]*$", "", sentence) + "." for sentence in prose if WORD.search(sentence))
        return float(getattr(textstat, self.metric)(text))


def without_emoji(text: str) -> str:
    """A text with a space for each letter of its emoji, so that places stay."""
    for start, end in find_emoji(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
