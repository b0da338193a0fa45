"""Posts against the strategy, and the pace it promises."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from benice import rulebook
from benice.cadence import off_pace, pace_of
from benice.config import Config
from benice.desk import Desk
from benice.judge import hits_of_rule
from benice.light import replace
from benice.model import Hit, Post, Source
from benice.readers import Options, read
from benice.strategy import read_strategy
from benice.timeline import Timelines

BOOK = rulebook.load()


def find(rule: str, posts: Sequence[Post], strategy: str = "") -> list[Hit]:
    """The hits of a rule."""
    plan = read_strategy(Source("strategy.toml", strategy)) if strategy else None
    desk = Desk(Config(), BOOK, datetime(2026, 6, 1, tzinfo=UTC), plan)
    return list(hits_of_rule(BOOK.rules[rule], posts, desk))


def read_posts(*records: dict[str, Any], path: str = "posts.json") -> list[Post]:
    """Posts of records."""
    written = [{"text": f"Post number {number}.", **record} for number, record in enumerate(records)]
    return list(read(Source(path, json.dumps(written)), Options()).posts)


def daily(number: int, **values: Any) -> list[Post]:
    """A post on each of some days."""
    first = date(2026, 6, 1)
    return read_posts(*({"at": f"{first + timedelta(days=day)}T09:00:00Z", **values} for day in range(number)))


def test_a_calendar_worth_a_strategy_is_told_once() -> None:
    (hit,) = find("missing-strategy", daily(12))
    assert hit.facts == {"posts": 12, "weeks": 2}
    assert find("missing-strategy", daily(12), "manager = 'Ana'") == []
    assert find("missing-strategy", daily(9)) == []


def test_platforms_of_one_record_count_once() -> None:
    assert find("missing-strategy", daily(9, platforms=["x", "mastodon"])) == []


PILLARS = 'pillars = ["repair", "community"]'


@pytest.mark.parametrize(
    ("key", "values", "found"),
    [
        ("pillar", ["football"], ["football"]),
        ("pillar", ["repair", "Repair & community", "repair; other"], []),
        ("topic", ["the unicycle", "a red glove"], []),
        ("topic", ["the unicycle", "comunity"], ["comunity"]),
        ("category", ["repair", "community", "gossip"], ["gossip"]),
        ("category", ["repair", "gossip", "news"], []),
    ],
)
def test_a_subject_is_outside_where_the_column_is_one_of_pillars(key: str, values: list[str], found: list[str]) -> None:
    posts = read_posts(*({key: value} for value in values))
    assert [hit.span.text for hit in find("off-strategy-post", posts, PILLARS)] == found


def test_a_channel_without_an_account_has_any_and_an_unknown_channel_says_nothing() -> None:
    posts = read_posts({"platform": "x", "account": "acme"}, {"platform": "tiktok"})
    assert [hit.span.text for hit in find("off-strategy-post", posts, 'channels = ["twitter"]')] == ["tiktok"]
    assert find("off-strategy-post", posts, 'channels = ["the town crier"]') == []


def stretches(days: Sequence[int], pace: str) -> list[tuple[str, int]]:
    """The stretches of posts on some days of June that are off a pace: when they begin, and with how many posts."""
    posts = read_posts(*({"platform": "x", "at": f"2026-06-{day:02}T09:00:00Z"} for day in days))
    (timeline,) = Timelines(posts).each
    cadence = pace_of(timeline, read_strategy(Source("strategy.toml", f'cadence = "{pace}"')))
    assert cadence
    return [(f"{each.start:%d}", len(each.posts)) for each in off_pace(timeline, cadence)]


@pytest.mark.parametrize(
    ("days", "pace", "found"),
    [
        ([1, 3, 8, 15], "1-2 a week", []),
        ([1, 2, 3, 8, 15], "1-2 a week", [("01", 3)]),
        ([1, 15, 22], "1 a week", [("08", 0)]),
        ([7, 8, 9, 15], "2 a week", []),
        ([1, 2, 4, 5], "daily", [("03", 0)]),
        ([1, 2, 3], "2 a month", [("01", 3)]),
        ([1, 20], "weekly", []),
    ],
)
def test_weeks_that_are_off_the_pace(days: list[int], pace: str, found: list[tuple[str, int]]) -> None:
    assert stretches(days, pace) == found


def test_the_first_words_are_those_that_go_out_first() -> None:
    posts = read_posts(
        {"kind": "dm", "to": "@jo", "purpose": "pitch"},
        {"kind": "dm", "to": "Jo", "at": "2026-06-01T09:00:00Z"},
        {"kind": "reply", "to": "@kim", "purpose": "pitch"},
        {"kind": "reply", "to": "@kim", "purpose": "pitch"},
    )
    assert [hit.post.number for hit in find("early-pitch", posts) if hit.post] == [3]


def test_a_calendar_may_sell_as_much_as_its_own_strategy_says() -> None:
    posts = daily(12, platform="x", account="acme", purpose="value")
    posts = [replace(post, purpose="pitch" if post.number % 4 == 0 else "value") for post in posts]
    assert find("pitch-heavy-calendar", posts) == []
    assert len(find("pitch-heavy-calendar", posts, "promotional-share = 0.2")) == 1
    assert find("pitch-heavy-calendar", posts, "promotional-share = 0.3") == []
