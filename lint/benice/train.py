"""Train a linear model on labelled posts: `python -m benice.train POSTS.jsonl MODEL.toml`.

The model file says in [training] what it wants; all else in it is written anew. The posts are JSON lines:
{"id", "text", "source", "pool", "labels": {CODE: "yes" | "unsure"}}. Nothing of the posts but single words and pairs
that many of them share, from several sources, gets into the file.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benice.fit import BIAS, cross_validate, fit
from benice.labelled import Labelled, Wish, read_posts, rows_of
from benice.rulebook import Rulebook, load
from benice.scanner import Scanner
from benice.tables import Table, UsageError, read_toml

HEAD = """\
# A linear model: weights in log odds, made by `python -m benice.train POSTS.jsonl THIS-FILE`.
# Only the table [training] is written by hand. Each feature counts once in a text. {link}, {mention}, {number} and
# {quoted} stand for one of those, and "." for the beginning or the end of a sentence.
"""
FOLDS = 10
WIDTH = 120  # of a line
SMALLEST = 0.05  # weights below do nothing but fill the file
STEPS = [number / 20 for number in range(4, 20)]  # the thresholds that are printed: 0.20 to 0.95


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
    scanner = Scanner.of(patterns, book.vocabulary.normaliser(known))
    posts = read_posts(corpus, wish.label, scanner)
    rows = rows_of(posts, patterns, wish)
    guesses = cross_validate(rows, FOLDS, wish.penalty, wish.strongest, wish.ridge)
    for step in STEPS:
        right, wrong, missed = measure(guesses, posts, step)
        pools = ", ".join(f"{pool} {count}" for pool, count in alarms(guesses, posts, step).items())
        print(f"{step:.2f}: {figures(right, wrong, missed)}; false alarms: {pools}", file=sys.stderr)  # noqa: T201
    right, wrong, missed = measure(guesses, posts, wish.threshold)
    weights = fit(rows, wish.penalty, wish.ridge)
    told = {
        "trained": day,
        "posts": len(posts),
        "labelled": right + missed,
        "sources": len({post.source for post in posts}),
        "folds": FOLDS,
        "precision": round(right / max(right + wrong, 1), 3),
        "recall": round(right / max(right + missed, 1), 3),
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
    lines = [
        HEAD,
        f"bias = {weights.get(BIAS, 0.0):.2f}",
        f"strongest = {wish.get('strongest', 0.0)}",
        "",
        "[training]  # what it learns from, and with what",
    ]
    lines += [f"{key} = {in_toml(value)}" for key, value in wish.items()]
    lines += ["", "[figures]  # of posts that the weights were not made from, at the threshold"]
    lines += [f"{key} = {in_toml(value)}" for key, value in told.items()]
    for name, found in tables.items():
        if not found:
            continue
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
