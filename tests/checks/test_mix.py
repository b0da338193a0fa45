"""The kind `mix`: the share of pitches in a stretch of posts, and whether anybody is spoken to."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.checks.mix import Mix
from benice.light import replace
from benice.model import Post
from benice.patterns import Vocabulary
from benice.tables import Table, UsageError
from timed import facts, post, told

DAY = 24 * 60
PITCHES = Mix(of="pitch", most=0.5, least=4, window=timedelta(days=90))
SILENT = Mix(of="conversation", most=None, least=4, window=timedelta(days=90))


def plan(letters: str, apart: int = DAY, **given: Any) -> Sequence[Post]:
    """A post a day: p for a pitch, v for value, c for conversation."""
    names = {"p": "pitch", "v": "value", "c": "conversation"}
    return [post(at, at * apart, purpose=names[letter], **given) for at, letter in enumerate(letters)]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("pvpv", []),  # half is not more than half
        ("ppvp", [["0", "1", "3"]]),
        ("ppp", []),  # three posts tell nothing
        ("ppcc", []),
        ("", []),
    ],
)
def test_more_than_half_of_enough_posts_are_too_many(letters: str, expected: list[list[str]]) -> None:
    assert told(PITCHES, plan(letters)) == expected


def test_posts_further_apart_than_the_window_are_not_taken_together() -> None:
    assert told(PITCHES, plan("pppp", apart=40 * DAY)) == []


def test_what_the_same_window_makes_good_is_not_told() -> None:
    assert told(PITCHES, plan("ppppvvvv")) == told(PITCHES, plan("vvvvpppp")) == []
    assert told(PITCHES, plan("ppppvvvv", apart=22 * DAY)) == [["0", "1", "2", "3"]]


def test_small_accounts_are_taken_together() -> None:
    posts = [post(at, at, account=f"shop{at}", purpose="pitch") for at in range(4)]
    assert told(PITCHES, posts) == [["0", "1", "2", "3"]]


@pytest.mark.parametrize(
    ("text", "flagged"), [("", True), ("And yours?", False), ("@mill, thank you", False), ("Danke, Wien", False)]
)
def test_one_post_that_speaks_to_somebody_is_conversation(text: str, flagged: bool) -> None:
    assert bool(told(SILENT, [*plan("vvvv"), post(9, 9 * DAY, text, purpose="value")])) is flagged


def test_a_reply_is_conversation() -> None:
    assert told(SILENT, [*plan("vvvv"), post(9, kind="reply")]) == []


def test_the_facts_say_which_share_of_what() -> None:
    found = facts(PITCHES, plan("pppv"))
    assert (found["count"], found["total"], found["share"], found["most"]) == (3, 4, "75%", "50%")


@given(st.text("pvc", max_size=12), st.randoms(use_true_random=False))
def test_neither_order_nor_date_matters_and_value_never_adds_a_finding(letters: str, random: object) -> None:
    shuffled = sorted(plan(letters), key=lambda _: random.random())  # type: ignore[attr-defined]
    moved = [replace(each, at=each.at and each.at + timedelta(days=77)) for each in shuffled]
    assert told(PITCHES, moved) == told(PITCHES, plan(letters))
    pitches = letters.count("p")
    assert bool(told(PITCHES, plan(letters))) is (len(letters) >= 4 and pitches > len(letters) / 2)
    assert told(PITCHES, plan(letters.replace("p", "v"))) == []


@pytest.mark.parametrize("keys", [{}, {"most": 0.5, "none": True}, {"most": 1.5}, {"most": 0.5, "of": "adverts"}])
def test_a_wrong_table_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"most|of"):
        Mix.parse(Table(keys, "mix.toml"), Vocabulary({}, {}))
