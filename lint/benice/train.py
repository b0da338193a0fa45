"""Train a linear model on labelled posts: `python -m benice.train POSTS.jsonl MODEL.toml`.

The model file says in [training] what it wants; all else in it is written anew. The posts are JSON lines:
{"id", "text", "source", "pool", "labels": {CODE: "yes" | "unsure"}}. Nothing of the posts but single words and pairs
that many of them share, from several sources, gets into the file.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from benice.fit import BIAS, Row, chances, cross_validate, fit
from benice.linear import beside
from benice.patterns import Pattern, Scan, Scanner
from benice.rulebook import Rulebook, load
from benice.signs import SIGNS
from benice.tables import Table, UsageError, read_toml
from benice.view import WORD

HEAD = """\
# A linear model: weights in log odds, made by `python -m benice.train POSTS.jsonl THIS-FILE`.
# Only the table [training] is written by hand. Each feature counts once in a text. {link}, {mention}, {number} and
# {quoted} stand for one of those, and "." for the beginning or the end of a sentence.
"""
FOLDS = 10
WIDTH = 120  # of a line
SMALLEST = 0.05  # weights below do nothing but fill the file
STEPS = [number / 20 for number in range(4, 20)]  # the thresholds that are printed: 0.20 to 0.95


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


def measure(guesses: Sequence[float], posts: Sequence[Labelled], threshold: float) -> tuple[int, int, int]:
    """Right, wrong and missed at a threshold."""
    said = [guess >= threshold for guess in guesses]
    right = sum(each and post.is_so for each, post in zip(said, posts, strict=True))
    return right, sum(said) - right, sum(post.is_so for post in posts) - right


def train(corpus: Path, model: Path, book: Rulebook, day: date) -> str:
    """The new text of a model file; its figures come from posts that the weights were not made from."""
    data, text = read_toml(model)
    wish = Wish.read(Table(data, model, text).table("training"))
    patterns = [book.vocabulary.compile(written) for written in wish.patterns]
    known = [*patterns, *(pattern for rule in book.rules.values() for pattern in rule.check.patterns)]
    scanner = Scanner(patterns, book.vocabulary.normaliser(known))
    posts = read_posts(corpus, wish.label, scanner)
    rows = rows_of(posts, patterns, wish)
    guesses = cross_validate(rows, FOLDS, wish.penalty, wish.strongest)
    for step in STEPS:
        right, wrong, missed = measure(guesses, posts, step)
        pools = ", ".join(f"{pool} {count}" for pool, count in alarms(guesses, posts, step).items())
        print(f"{step:.2f}: {figures(right, wrong, missed)}; false alarms: {pools}", file=sys.stderr)  # noqa: T201
    right, wrong, missed = measure(guesses, posts, wish.threshold)
    weights = fit(rows, wish.penalty)
    told = {
        "trained": day,
        "posts": len(posts),
        "labelled": right + missed,
        "sources": len({post.source for post in posts}),
        "folds": FOLDS,
        "precision": round(right / max(right + wrong, 1), 3),
        "recall": round(right / max(right + missed, 1), 3),
        "figures-on-training-posts": figures(*measure(chances(weights, rows, wish.strongest), posts, wish.threshold)),
    }
    return write(data["training"], told, weights)


def alarms(guesses: Sequence[float], posts: Sequence[Labelled], threshold: float) -> Mapping[str, int]:
    """False alarms by pool."""
    found: dict[str, int] = defaultdict(int)
    for guess, post in zip(guesses, posts, strict=True):
        found[post.pool] += guess >= threshold and not post.is_so
    return {pool: found[pool] for pool in sorted(found) if found[pool]}


def figures(right: int, wrong: int, missed: int) -> str:
    """Precision and recall in words."""
    return (
        f"precision {right / max(right + wrong, 1):.3f}, recall {right / max(right + missed, 1):.3f}"
        f" ({right} right, {wrong} wrong, {missed} missed)"
    )


def write(wish: Mapping[str, Any], told: Mapping[str, Any], weights: Mapping[str, float]) -> str:
    """The text of a model file."""
    tables: dict[str, dict[str, float]] = {"words": {}, "pairs": {}, "patterns": {}, "signs": {}}
    for feature, weight in sorted(weights.items(), key=lambda each: (-each[1], each[0])):
        table, _, key = feature.partition(":")
        if feature and abs(weight) >= SMALLEST:
            tables[table][key] = round(weight, 2)
    lines = [HEAD, f"bias = {weights.get(BIAS, 0.0):.2f}", f"strongest = {wish.get('strongest', 0.0)}", "", "[training]  # what it learns from, and with what"]
    lines += [f"{key} = {in_toml(value)}" for key, value in wish.items()]
    lines += ["", "[figures]  # of posts that the weights were not made from, at the threshold"]
    lines += [f"{key} = {in_toml(value)}" for key, value in told.items()]
    for name, found in tables.items():
        lines += ["", f"[{name}]", *(f"{in_toml(key)} = {weight}" for key, weight in found.items())]
    return "\n".join(lines) + "\n"


def in_toml(value: Any) -> str:
    """A value as TOML has it; a list in as many lines as it needs."""
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list):
        return str(value)
    line = f"[{', '.join(in_toml(each) for each in value)}]"
    if len(line) < WIDTH - 20:
        return line
    lines = ["[", "   "]
    for each in value:
        item = f" {in_toml(each)},"
        if len(lines[-1] + item) > WIDTH:
            lines.append("   ")
        lines[-1] += item
    return "\n".join([*lines, "]"])


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benice.train", description=__doc__)
    parser.add_argument("posts", type=Path, help="labelled posts, one JSON object a line")
    parser.add_argument("model", type=Path, help="the model file; its table [training] is read, all else is written")
    parser.add_argument("--day", type=date.fromisoformat, default=date.today(), help="the day to write into the file")
    chosen = parser.parse_args(arguments)
    try:
        text = train(chosen.posts, chosen.model, load(), chosen.day)
    except UsageError as error:
        parser.exit(2, f"{error}\n")
    chosen.model.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
