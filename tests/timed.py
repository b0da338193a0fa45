"""Posts with times for the tests of what is judged over time, and whose those are that a check tells of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from benice.checks.protocol import Check
from benice.config import Config
from benice.desk import Desk
from benice.model import Field, Post, Source
from benice.patterns import Vocabulary
from benice.rulebook import Rulebook

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
EMPTY = Rulebook({}, Vocabulary({}, {}))
minutes = st.lists(st.integers(0, 6 * 60), max_size=14, unique=True)  # when posts go out, after the start


def post(number: int, minute: float = 0, text: str = "", **facts: Any) -> Post:
    """A post some minutes after the start; without a text it has one that no other post has."""
    words = text or f"note {number} of stone{number} and moss{number}"
    given: dict[str, Any] = {"platform": "x", "account": "acme", "at": START + timedelta(minutes=minute)}
    body = Field.cut(Source("plan.md", words), 0, len(words))
    return Post(id=str(number), number=number, body=body, **(given | facts))


def row(times: Iterable[float], **facts: Any) -> list[Post]:
    """A post for each of these minutes after the start."""
    return [post(number, minute, **facts) for number, minute in enumerate(times, 1)]


def told(check: Check, posts: Sequence[Post], book: Rulebook = EMPTY) -> list[list[str]]:
    """The ids of the posts of each finding, the one that it points at first."""
    hits = check.find(posts, Desk(Config(), book, START))
    return [[hit.post.id, *(related.post.id for related in hit.related)] for hit in hits if hit.post]


def facts(check: Check, posts: Sequence[Post]) -> Mapping[str, object]:
    """The facts of the only finding."""
    (hit,) = check.find(posts, Desk(Config(), EMPTY, START))
    return hit.facts
