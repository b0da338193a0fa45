"""Texts that say the same: what is set aside, which other words are still the same text, and which are not."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.alike import LOOSE, alike, find_clusters, keys, wording
from timed import post

STRICT = 2 * LOOSE
FLOOD = (
    "The mill stood under water for two days, and the flour in the loft stayed dry. "
    "We are grateful to everybody with a boat."
)
words = st.sampled_from(["mill", "loft", "flour", "boat", "dry", "wheel", "stone", "the", "and", "by"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FLOOD, FLOOD.upper().replace(".", "!") + " 🌊 #flood @town https://mill.example/flood?utm_source=x"),
        (FLOOD, FLOOD.replace("two", "2")),
        (FLOOD, FLOOD.replace("We are", "We're")),
        (FLOOD, FLOOD.replace("everybody", "everbody")),
        (FLOOD, "𝗧𝗵𝗲 𝗺𝗶𝗹𝗹" + FLOOD[8:]),
        (FLOOD, FLOOD[: FLOOD.index(" grateful")] + "..."),  # cut off where a platform's limit is
        (
            "粉は乾いたままでした。水車小屋は二日間水の中でした。",
            "粉は乾いたままでした！水車小屋は二日間水の中でした🌊",
        ),
        ("https://mill.example/flood", "https://mill.example/flood"),
        ("We are open: https://mill.example?utm_source=x", "We are open: https://www.mill.example/?utm_source=fb"),
    ],
)
def test_these_say_the_same(one: str, other: str) -> None:
    assert alike(wording(one), wording(other), STRICT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Week 3: flour from the upper stone", "Week 4: flour from the upper stone"),
        ("Week three: flour from the upper stone", "Week 4: flour from the upper stone"),
        ("Rye bread on Tuesday, and the oven is warm from six", "Oat cakes on Friday, and the oven is warm from six"),
        ("We are open today", "We are closed today"),
        ("A new recipe: https://mill.example/rye", "A new recipe: https://mill.example/oats"),
        (FLOOD, FLOOD[:40]),  # a line of it is a post of its own
        (FLOOD, "Die Mühle stand zwei Tage unter Wasser, und das Mehl auf dem Boden blieb trocken."),
        ("水車小屋は月曜日に開きます。", "製粉所は金曜日に閉まります。"),
    ],
)
def test_these_are_different_posts(one: str, other: str) -> None:
    assert not alike(wording(one), wording(other), LOOSE)


def test_another_word_is_let_pass_in_long_texts_only() -> None:
    other = FLOOD.replace("loft", "cellar")
    assert alike(wording(FLOOD), wording(other), LOOSE)
    assert not alike(wording(FLOOD), wording(other), STRICT)


@given(st.lists(words, max_size=30), st.lists(words, max_size=30), st.integers(LOOSE, STRICT))
def test_likeness_goes_both_ways_and_every_text_is_like_itself(one: list[str], other: list[str], one_in: int) -> None:
    first, second = wording(" ".join(one)), wording(" ".join(other))
    assert alike(first, first, one_in)
    assert alike(first, second, one_in) == alike(second, first, one_in)


def test_hashes_are_the_same_in_every_run() -> None:
    code = f"from benice.alike import keys, wording; print(keys(wording({FLOOD!r})))"
    runs = (
        subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True)
        for seed in ("1", "2")
    )
    assert [run.stdout.decode().strip() for run in runs] == [str(keys(wording(FLOOD)))] * 2


def test_a_cluster_holds_what_says_the_same_within_some_weeks() -> None:
    day = 86400.0
    posts = [post(1, text=FLOOD), post(2, text="Flour is back"), post(3, text=FLOOD + " #mill"), post(4, text=FLOOD)]
    (found,) = find_clusters(posts, [0, day, 30 * day, 100 * day])
    assert [each.id for each in found] == ["1", "3"]
