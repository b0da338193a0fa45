"""`[ratio]`: words of a sort that make up too large a share of a text."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, Self

from benice.checks.phrase import clip
from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.tables import Table

SORTS = ("capitals",)
# Links, mentions, hashtags, tickers, tags and entities are no words here; neither is a single letter.
WORD = re.compile(r"https?:\S+|www\.\S+|[@#$]\w+|<[^>]*>|&#?\w+;|([^\W\d_](?:[^\W\d_]|['’*](?=[^\W\d_]))+)")
RUN = {True: re.compile(r"[A-Z][A-Z]+"), False: re.compile(r"[^\W\d_a-z]{2,}")}  # of capitals, in ASCII and elsewhere
INVERTED = 4  # letters that it takes to believe that "hELLO" was typed with the caps lock on: "iOS" was not


@dataclass(frozen=True)
class Ratio:
    """Fires once in a post in which more than `most` (0 to 1) of the words are of a sort.

    At least `least` words must be of it. Words of `ignore` (acronyms, for one) add nothing to the share on either side.
    """

    scope: ClassVar[str] = "post"
    patterns: ClassVar[Sequence[Pattern]] = ()
    sought: ClassVar[Sequence[Pattern]] = ()
    triggers: ClassVar[Collection[Pattern] | None] = None
    most: float
    least: int
    ignore: frozenset[str]

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `of` (only "capitals"), `most`, `least` and `ignore`."""
        table.words("of", "capitals", among=SORTS)
        most = table.number("most", 0.5)
        if most >= 1:
            table.fail("most", f"'most' is a share and must be less than 1, and is {most}")
        return cls(most, table.count("least", 2), frozenset(word.upper() for word in table.list("ignore")))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """One hit, from the first to the last such word; facts: `match`, `share`, `count`, `words` and `evidence`."""
        for post in posts:
            text = post.body.text
            if len(RUN[text.isascii()].findall(text)) < self.least:  # most texts: the rest takes ten times as long
                continue
            every = [match for match in WORD.finditer(text) if match[1]]
            in_capitals = [match for match in every if is_capitals(match[1])]
            words = [match for match in every if match[1].upper() not in self.ignore]
            shouted = [match for match in in_capitals if match[1].upper() not in self.ignore]
            if len(in_capitals) < self.least or len(shouted) <= self.most * len(words):
                continue
            start, end = in_capitals[0].start(), in_capitals[-1].end()
            facts = {
                "match": clip(text[start:end]),
                "share": f"{len(shouted) / len(words):.0%}",
                "count": len(shouted),
                "words": len(words),
                "evidence": ", ".join(dict.fromkeys(f"'{match[0]}'" for match in shouted[:4])),
            }
            yield Hit(post, post.body.span(start, end), facts)


def is_capitals(word: str) -> bool:
    """Whether a word is typed in capitals, with or without the caps lock turned round."""
    return word.isupper() or (len(word) >= INVERTED and word[1:].isupper())
