"""The kind `order`: what the first posts of an account or of a campaign are for."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.checks.order import Order
from benice.model import Post
from benice.patterns import Vocabulary
from benice.tables import Table, UsageError
from timed import post, told

FIRST = Order(of="pitch", first=3, most=1, least=5)


def plan(letters: str, **given: Any) -> Sequence[Post]:
    """A post each hour: p for a pitch, v for value."""
    names = {"p": "pitch", "v": "value"}
    return [post(at, at * 60, purpose=names[letter], **given) for at, letter in enumerate(letters)]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("ppvvv", [["0", "1"]]),
        ("pvpvv", [["0", "2"]]),
        ("pvvpp", []),  # what comes later is no beginning
        ("ppvv", []),  # too few to tell
        ("pvvvv", []),
    ],
)
def test_two_pitches_among_the_first_three(letters: str, expected: list[list[str]]) -> None:
    assert told(FIRST, plan(letters)) == expected


def test_an_account_with_a_past_has_no_beginning_to_judge() -> None:
    past = [post(90 + at, -100 + at, purpose="value", history=True) for at in range(3)]
    assert told(FIRST, [*past, *plan("ppppp")]) == []


def test_a_campaign_has_a_beginning_too_and_is_told_once() -> None:
    before = [post(90 + at, -100 + at, purpose="value") for at in range(3)]
    campaign = plan("ppvvv", campaign="Spring")
    assert told(FIRST, [*before, *campaign]) == told(FIRST, campaign) == [["0", "1"]]


@given(st.text("pv", max_size=8), st.randoms(use_true_random=False))
def test_only_the_first_three_in_time_count(letters: str, random: object) -> None:
    shuffled = sorted(plan(letters), key=lambda _: random.random())  # type: ignore[attr-defined]
    assert bool(told(FIRST, shuffled)) is (len(letters) >= 5 and letters[:3].count("p") > 1)


def test_more_than_the_first_cannot_be_fine() -> None:
    with pytest.raises(UsageError, match="must be less than 'first'"):
        Order.parse(Table({"first": 3, "most": 3}, "order.toml"), Vocabulary({}, {}))
