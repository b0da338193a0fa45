"""The order of alternatives: nothing is lost, neighbours differ, and RE2's filter is not blinded."""

from itertools import pairwise

import re2
from hypothesis import given
from hypothesis import strategies as st

from benice.spread import spread


def tried(words: list[str], text: str) -> bool:
    """Whether RE2 would try the alternatives on a text after a look through its filter."""
    found = re2.Filter()
    found.Add("|".join(words))
    found.Add("something else")
    found.Compile()
    return bool(found.Match(text, potential=True))


def test_neighbours_begin_differently() -> None:
    words = spread(["liars?", "lies", "lying", "rats?", "rude", "oaf"])
    assert sorted(words) == ["liars?", "lies", "lying", "oaf", "rats?", "rude"]
    assert all(first[0] != second[0] for first, second in pairwise(words))


def test_the_filter_passes_over_a_text_without_any_of_the_words() -> None:
    words = ["liars?", "lies", "lying", "rats?", "rude", "oaf"]
    assert tried(words, "a quiet day")
    assert not tried(spread(words), "a quiet day")
    assert tried(spread(words), "some lies")


def test_one_letter_alone_is_left_as_it_is() -> None:
    assert spread(["bb", "ba", "(bc|bd)e"]) == ["bb", "ba", "(bc|bd)e"]
    assert spread([]) == []


@given(st.lists(st.text(alphabet="abc(|)?", min_size=1, max_size=4)))
def test_nothing_is_lost(words: list[str]) -> None:
    assert sorted(spread(words)) == sorted(set(words))


@given(st.lists(st.text(alphabet="ab", min_size=1, max_size=3), unique=True))
def test_words_that_begin_alike_keep_their_order(words: list[str]) -> None:
    for letter in "ab":
        assert [word for word in spread(words) if word[0] == letter] == [word for word in words if word[0] == letter]


@given(st.lists(st.sampled_from("abc"), max_size=12).map(lambda letters: [f"{a}{n}" for n, a in enumerate(letters)]))
def test_neighbours_differ_where_no_letter_has_more_than_half(words: list[str]) -> None:
    most = max((sum(word[0] == letter for word in words) for letter in "abc"), default=0)
    if most * 2 <= len(words) + 1:
        assert all(first[0] != second[0] for first, second in pairwise(spread(words)))
