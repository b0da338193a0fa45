"""Labelled posts as rows of features, for training a linear model."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from benice.fit import Row
from benice.light import dataclass
from benice.linear import beside
from benice.patterns import Pattern
from benice.scanner import Scan, Scanner
from benice.signs import SIGNS
from benice.tables import Table
from benice.view import WORD


@dataclass(frozen=True)
class Wish:
    """The table [training] of a model file: what to learn, and what may carry weight."""

    label: str
    patterns: Sequence[str]
    signs: Sequence[str]
    without: frozenset[str]  # words that may carry no weight: names, and what people are and not do
    posts: int  # a word counts that stands in as many posts
    sources: int  # from as many sources ("tweets/news" and "tweets/sport" are one)
    pairs: bool  # whether pairs of words count, besides words
    penalty: float  # what a weight costs, in log odds: the larger the fewer weights
    ridge: float  # what half the square of a weight costs: the larger the smaller weights
    threshold: float  # the one that the figures are for
    strongest: float  # what one word, pair or pattern of a text must weigh

    @classmethod
    def read(cls, table: Table) -> "Wish":
        """The wish of a table; UsageError where it is wrong."""
        wish = cls(
            table.required("label"),
            table.list("patterns"),
            table.list("signs", among=SIGNS),
            frozenset(table.list("without")),
            table.count("posts", 4),
            table.count("sources", 3),
            table.flag("pairs", True),
            table.number("penalty", 1.0),
            table.number("ridge", 0.0),
            table.number("threshold", 0.5),
            table.number("strongest", 0.0),
        )
        table.finish()
        return wish


@dataclass(frozen=True, eq=False)
class Labelled:
    """One post with its label, as the models see it."""

    text: str
    source: str
    pool: str
    is_so: bool
    scan: Scan


def read_posts(path: Path, label: str, scanner: Scanner) -> list[Labelled]:
    """The posts of a corpus with a clear label, in the order of the file."""
    posts = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        post: dict[str, Any] = json.loads(line)
        told = post["labels"].get(label)
        if told != "unsure" and "X" not in post["labels"]:
            scan = scanner.scan(post["text"])
            posts.append(Labelled(post["text"], post.get("source", ""), post.get("pool", ""), told == "yes", scan))
    return posts


def names(posts: Iterable[Labelled]) -> set[str]:
    """Words that mostly stand with a capital inside sentences: names, which may carry no weight."""
    seen: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for post in posts:
        before = "."
        for match in WORD.finditer(post.scan.view.text):
            start, end = post.scan.view.back(*match.span())
            written = post.text[start:end]
            if before != "." and written[:1].isalpha() and not (written.isupper() and len(written) > 1):
                seen[match[0].replace("'", "")][written[0].isupper()] += 1
            before = "." if not match[0][0].isalnum() and match[0][0] != "@" else match[0]
    return {word for word, (small, capital) in seen.items() if capital > small}


def features_of(scan: Scan, patterns: Sequence[Pattern], signs: Sequence[str]) -> dict[str, float]:
    """Everything that a model could weigh in a text, as "table:key"."""
    words = scan.view.words
    found = {f"words:{word}": 1.0 for word in words if word != "."}
    found.update({f"pairs:{first} {second}": 1.0 for first, second in beside(words) if first != second})
    found.update({f"patterns:{pattern.written}": 1.0 for pattern in patterns if pattern in scan.found})
    values = ((sign, SIGNS[sign](scan.view)) for sign in signs)
    found.update({f"signs:{sign}": value for sign, value in values if value})
    return found


def rows_of(posts: Sequence[Labelled], patterns: Sequence[Pattern], wish: Wish) -> list[Row]:
    """The posts as rows of features that may carry weight: shared by enough posts of enough sources, and no names."""
    every = [features_of(post.scan, patterns, wish.signs) for post in posts]
    seen: dict[str, int] = defaultdict(int)
    sources: dict[str, set[str]] = defaultdict(set)
    for post, found in zip(posts, every, strict=True):
        for feature in found:
            seen[feature] += 1
            sources[feature].add(post.source.partition("/")[0])
    barred = wish.without | names(posts)
    allowed = {
        feature
        for feature, count in seen.items()
        if feature.startswith(("patterns:", "signs:"))
        or (
            (wish.pairs or not feature.startswith("pairs:"))
            and count >= wish.posts
            and len(sources[feature]) >= wish.sources
            and barred.isdisjoint(feature.partition(":")[2].split())
        )
    }
    return [
        Row({key: found[key] for key in sorted(found) if key in allowed}, post.is_so, crc32(post.text.encode()))
        for post, found in zip(posts, every, strict=True)
    ]
