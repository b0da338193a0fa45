"""The kind `pace`: campaigns that are short or all beginning, and accounts that fall silent."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.checks.pace import Pace
from benice.light import replace
from benice.patterns import Vocabulary
from benice.tables import Table, UsageError
from timed import facts, post, row, told

DAY = 24 * 60
SPRINT = Pace(least=4, shortest=timedelta(days=7))
FRONT = Pace(least=4, front=0.7, part=0.25, over=timedelta(days=14))
SILENCE = Pace(least=5, longest=timedelta(days=14))


def days(*numbers: int, **given: Any) -> list[list[str]]:
    """What the check of silence tells of posts on these days."""
    return told(SILENCE, row([number * DAY for number in numbers], **given))


@pytest.mark.parametrize(
    ("numbers", "sprint", "front"),
    [
        ([0, 2, 4, 6], True, False),
        ([0, 2, 4, 7], False, False),
        ([0, 1, 6], False, False),  # three posts are no campaign
        ([0, 1, 2, 20], False, True),
        ([0, 1, 9, 20], False, False),
        ([0, 1, 2, 13], False, False),  # too short to have a beginning
        ([0, 0, 0, 0], True, False),
    ],
)
def test_campaigns(numbers: list[int], sprint: bool, front: bool) -> None:
    posts = row([number * DAY for number in numbers], campaign="Spring")
    assert (bool(told(SPRINT, posts)), bool(told(FRONT, posts))) == (sprint, front)
    assert told(SPRINT, row([number * DAY for number in numbers])) == []  # no name, no campaign


def test_a_campaign_is_one_over_all_accounts_however_it_is_written() -> None:
    posts = [post(at, at * DAY, account=f"shop{at}", campaign=("Spring", " spring ")[at % 2]) for at in range(4)]
    assert told(SPRINT, posts) == [["0", "1", "2", "3"]]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([0, 3, 6, 9, 24], [["4", "5"]]),
        ([0, 3, 6, 9, 23], []),  # two weeks are fine
        ([0, 7, 14, 21, 42], []),  # three times the usual is fine
        ([0, 7, 14, 21, 43], [["4", "5"]]),
        ([0, 1, 30, 31, 60, 61, 90], []),  # posts in fits and starts
        ([0, 30, 60, 120], []),
    ],
)
def test_silence_is_longer_than_an_account_usually_keeps(numbers: list[int], expected: list[list[str]]) -> None:
    assert days(*numbers) == expected


def test_silence_that_is_over_is_not_told() -> None:
    assert days(0, 3, 6, 9, 24, history=True) == []


def test_accounts_that_are_silent_on_the_same_days_are_told_together() -> None:
    numbers = [0, 3, 6, 9, 30]
    here = row([number * DAY for number in numbers], platform="x")
    there = [replace(each, platform="facebook", id=f"f{each.id}") for each in here]
    other = [replace(each, account="other") for each in here[:-1]] + [post(9, 31 * DAY, account="other")]
    assert told(SILENCE, [*here, *there]) == [["f4", "4", "f5", "5"]]
    assert facts(SILENCE, [*here, *there])["who"] == " of @acme on facebook and x"
    assert len(told(SILENCE, [*here, *other])) == 2
    assert facts(SILENCE, [*here, *(replace(each, account="other") for each in here)])["who"] == (
        " of @acme on x and @other on x"
    )


def test_the_facts_say_how_long_and_what_is_usual() -> None:
    found = facts(SILENCE, row([number * DAY for number in (0, 3, 6, 9, 30)]))
    assert (found["span"], found["usual"]) == ("21 days", "3 days")


@given(st.lists(st.integers(0, 200), max_size=10), st.integers(-3000, 3000), st.randoms(use_true_random=False))
def test_neither_order_nor_date_matters(numbers: list[int], by: int, random: object) -> None:
    for check in (SPRINT, FRONT, SILENCE):
        posts = row([number * DAY for number in numbers], campaign="Spring")
        moved = row([(number + by) * DAY for number in numbers], campaign="Spring")
        shuffled = sorted(moved, key=lambda _: random.random())  # type: ignore[attr-defined]
        assert told(check, shuffled) == told(check, posts)


@given(st.lists(st.integers(0, 200), max_size=10))
def test_an_account_that_keeps_to_two_weeks_is_never_silent(gaps: list[int]) -> None:
    numbers = [sum(min(gap, 14) for gap in gaps[:at]) for at in range(len(gaps) + 1)]
    assert days(*numbers) == []


@pytest.mark.parametrize("keys", [{}, {"shortest": "7d", "front": 0.7}, {"front": 0.2}])
def test_a_wrong_table_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"needed|shares"):
        Pace.parse(Table(keys, "pace.toml"), Vocabulary({}, {}))
