"""The kind `duplicate`: one text on several platforms, or twice on one account, and how often that is fine."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.checks.duplicate import Duplicate, how_often
from benice.light import replace
from benice.model import Post
from benice.patterns import Vocabulary
from benice.tables import Table, UsageError
from timed import START, post, told

DAY = 24 * 60
ACROSS = Duplicate(on="platforms", within=timedelta(days=1), least_words=0, allow=0, per=timedelta(days=30))
AGAIN = Duplicate(on="account", within=timedelta(days=30), least_words=4, allow=0, per=timedelta(days=30))
KILN = "The kiln cooled overnight and every blue bowl came out whole."
WOOL = "Three fleeces are drying on the fence behind the mill today."


@pytest.mark.parametrize(
    ("other", "platform", "minute", "flagged"),
    [
        (KILN, "linkedin", 0, True),
        (KILN, "linkedin", DAY - 1, True),
        (KILN, "linkedin", DAY, False),
        (KILN, "x", 30, False),  # the same place: that is another rule's matter
        (KILN + " #pottery #blue https://kiln.example/b", "linkedin", 0, True),
        (KILN.upper().replace(".", "!"), "linkedin", 0, True),
        (WOOL, "linkedin", 0, False),
        ("We let the kiln cool for a night. Here is what that did to one bowl.", "linkedin", 0, False),
    ],
)
def test_nearly_one_text_on_two_platforms_within_a_day(other: str, platform: str, minute: int, flagged: bool) -> None:
    assert bool(told(ACROSS, [post(1, text=KILN), post(2, minute, other, platform=platform)])) is flagged


@pytest.mark.parametrize(
    ("text", "days", "account", "flagged"),
    [
        (KILN, 7, "acme", True),
        (KILN, 29, "@Acme", True),
        (KILN, 30, "acme", False),
        (KILN, 7, "other", False),
        ("Good morning!", 1, "acme", False),  # too few words to be a repeat
    ],
)
def test_one_text_again_on_one_account(text: str, days: int, account: str, flagged: bool) -> None:
    assert bool(told(AGAIN, [post(1, 0, text), post(2, days * DAY, text, account=account)])) is flagged


def test_records_without_a_time_go_everywhere_at_once() -> None:
    def queued(number: int, text: str, *platforms: str) -> list[Post]:
        own = replace(post(number, text=text), at=None)
        return [replace(own, platform=platform, id=f"{platform}{number}") for platform in platforms]

    check = replace(ACROSS, allow=1)
    kiln, wool = queued(1, KILN, "x", "linkedin"), queued(2, WOOL, "x", "linkedin")
    assert told(check, [*kiln, *wool]) == [["linkedin1", "x1"], ["linkedin2", "x2"]]
    assert told(check, kiln) == told(check, [*kiln, *queued(2, WOOL, "x")]) == []
    tailored = [queued(2, WOOL, "x")[0], queued(2, KILN, "linkedin")[0]]
    assert told(check, [*kiln, *tailored]) == []
    assert told(check, [replace(each, history=True) for each in [*kiln, *wool]]) == []


def test_what_is_allowed_now_and_then_is_told_from_the_next_on() -> None:
    once = [post(1, 0, KILN), post(2, 0, KILN, platform="bluesky")]
    twice = [*once, post(3, 10 * DAY, WOOL), post(4, 10 * DAY, WOOL, platform="bluesky")]
    later = [*once, post(3, 40 * DAY, WOOL), post(4, 40 * DAY, WOOL, platform="bluesky")]
    check = replace(ACROSS, allow=1)
    assert [len(told(check, posts)) for posts in (once, twice, later)] == [0, 2, 0]


@given(st.lists(st.tuples(st.integers(0, 3000), st.sampled_from(["x", "bluesky"]), st.sampled_from([KILN, WOOL])),
                max_size=7, unique=True),
       st.randoms(use_true_random=False), st.integers(-(10**6), 10**6))  # fmt: skip
def test_neither_order_nor_date_matters(rows: list[tuple[int, str, str]], random: object, by: int) -> None:
    for check in (ACROSS, AGAIN):
        posts = [post(at, time, text, platform=place) for at, (time, place, text) in enumerate(rows)]
        moved = [post(at, time + by, text, platform=place) for at, (time, place, text) in enumerate(rows)]
        shuffled = sorted(moved, key=lambda _: random.random())  # type: ignore[attr-defined]
        assert {frozenset(group) for group in told(check, posts)} == {
            frozenset(group) for group in told(check, shuffled)
        }


@given(st.lists(st.integers(0, 500), max_size=12), st.integers(1, 200))
def test_how_often_is_the_fullest_window_that_holds_a_moment(moments: list[int], window: int) -> None:
    seconds = sorted(moments)
    windows = [[each for each in seconds if start <= each < start + window] for start in seconds]
    assert how_often(seconds, window) == [max(len(held) for held in windows if each in held) for each in seconds]


def test_texts_are_not_compared_over_longer_than_is_looked_back() -> None:
    with pytest.raises(UsageError, match="compared over at most"):
        Duplicate.parse(Table({"within": "900d"}, "again.toml"), Vocabulary({}, {}))


def test_posts_without_a_time_are_not_compared() -> None:
    assert told(ACROSS, [post(1, text=KILN, at=None), post(2, text=KILN, platform="bluesky", at=START)]) == []
