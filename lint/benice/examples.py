"""Run the examples of rules: each is a test of its rule and a picture in its docs.

An example is a text, a table (one post), an array of tables (a timeline), or a table with `posts` and beside them a
`strategy` (TOML text) or `approvers`. What stands between ⟦ and ⟧ must be flagged exactly, and nothing else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from benice.config import Config
from benice.desk import Desk
from benice.judge import hits_of_rule
from benice.light import dataclass, replace
from benice.model import Source, Span
from benice.readers import Options, read
from benice.rulebook import Rule, Rulebook

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that its rule does not agree with."""

    rule: Rule
    number: int
    bad: bool
    expected: Sequence[str]
    found: Sequence[str]

    def __str__(self) -> str:
        kind = "bad" if self.bad else "good"
        expected, found = ("nothing" if not each else " + ".join(each) for each in (self.expected, self.found))
        return f"{self.rule.path}: {kind} example {self.number}: expected {expected}, found {found}"


def test_rules(book: Rulebook, rules: Sequence[Rule]) -> Iterator[Failure]:
    """The examples that fail, rule by rule."""
    desk = Desk(Config(), book, AS_OF)
    for rule in rules:
        for bad, examples in ((True, rule.bad), (False, rule.good)):
            for number, example in enumerate(examples, 1):
                failure = test_example(desk, rule, example, number, bad)
                if failure:
                    yield failure


def test_example(desk: Desk, rule: Rule, example: object, number: int, bad: bool) -> Failure | None:
    """The failure of one example, if it is one."""
    sources, expected = stage(example)
    found = judge_example(desk, rule, example, sources)
    if found == expected and bool(expected) == bad:
        return None
    return Failure(rule, number, bad, quote(expected), quote(found))


def quote(spans: set[tuple[str, int, int, str]]) -> list[str]:
    """Spans as words, for a message."""
    return [f"'{words}' at {start}" for _, start, _, words in sorted(spans)]


def stage(example: object) -> tuple[dict[str, Source], set[tuple[str, int, int, str]]]:
    """The sources of an example without its marks, and where the marks stood."""
    posts: object = example
    texts = {}
    if isinstance(example, Mapping) and "posts" in example:
        posts = example["posts"]
        if "strategy" in example:
            texts["strategy.toml"] = str(example["strategy"])
    if isinstance(posts, str):
        posts = {"text": posts}
    texts["posts.json"] = json.dumps(posts, ensure_ascii=False, default=as_text)
    sources, expected = {}, set()
    for name, marked in texts.items():
        text, spans = strip_marks(marked)
        sources[name] = Source(name, text)
        expected |= {(name, start, end, text[start:end]) for start, end in spans}
    return sources, expected


def as_text(value: Any) -> str:
    """TOML's own dates and times as the ISO text that a calendar would hold."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"an example cannot hold {value!r}")


def strip_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without ⟦ and ⟧, and the pieces that stood between them."""
    text, spans, opened = "", [], 0
    for char in marked:
        if char == "⟦":
            opened = len(text)
        elif char == "⟧":
            spans.append((opened, len(text)))
        else:
            text += char
    return text, spans


def judge_example(
    desk: Desk, rule: Rule, example: object, sources: Mapping[str, Source]
) -> set[tuple[str, int, int, str]]:
    """Where a rule fires in an example."""
    if isinstance(example, Mapping) and "posts" in example:
        from benice.strategy import read_strategy

        config = Config(approvers=tuple(example.get("approvers", ())))
        strategy = read_strategy(sources["strategy.toml"]) if "strategy" in example else None
        desk = replace(desk, config=config, strategy=strategy)
    reading = read(sources["posts.json"], Options())
    if rule.kind == "reading":
        notes = [*reading.notes, *(desk.strategy.notes if desk.strategy else ())]
        spans = [note.where.whole() for note in notes if note.rule == rule.id]
    else:
        posts = sorted(reading.posts, key=lambda post: post.order)
        spans = [hit.span for hit in hits_of_rule(rule, posts, desk)]
    return {named(span) for span in spans}


def named(span: Span) -> tuple[str, int, int, str]:
    """A span by the name of its source, its ends and its words."""
    return span.source.path, span.start, span.end, span.text
