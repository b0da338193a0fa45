"""What a text must hold for a pattern to be in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.clauses import words_of
from benice.needs import Needs
from benice.patterns import Vocabulary
from benice.view import View

LETTERS = st.text(alphabet="abc", min_size=1, max_size=3)
EXPRESSIONS = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds("(?:{}|({}))".format, inner, inner),
        st.builds("(?:{})?".format, inner),
        st.builds("(?:{})+".format, inner),
        st.builds("(?:{} ){{2}}".format, inner),
        st.builds("{}[ab ]{}".format, inner, inner),
        st.builds("{}[!?]+{}".format, inner, inner),
        st.builds(r"{}\d*{}".format, inner, inner),
        st.builds("{}.*{}".format, inner, inner),
        st.builds(r"\b{}\b".format, inner),
    ),
    max_leaves=6,
)


def told(expression: str) -> list[list[list[str]]]:
    return [sorted(map(sorted, way)) for way in Needs().of(expression)]


@pytest.mark.parametrize(
    ("expression", "ways"),
    [
        (r"\blike\b", [[["like"]]]),
        (r"\blikes?\b", [[["like", "likes"]]]),
        ("like", [[["*like"]]]),  # also in "unlikely"
        (r"\bplease[ \n]+(?:like|share)\b", [[["like", "share"], ["please"]]]),
        (r"\b(?:buy [a-z]+ now|call [a-z]+)\b", [[["buy"], ["now"]], [["call"]]]),
        ("(?:a|b).*", [[]]),
        (r"\d+ ?%", [[["%"], ["0"]]]),
        (r"he says \bno\b|\b(like)\b", [[["like"]]]),  # what has no group is not reported
        (r"\bn[o0]{2}b\b", [[["n00b", "n0ob", "no0b", "noob"]]]),
    ],
)
def test_what_a_pattern_needs(expression: str, ways: list[list[list[str]]]) -> None:
    assert told(expression) == ways


def test_a_word_list_is_weighed_as_if_it_were_spelt_out() -> None:
    spelt, named = r"\b(?:like|share) (?:this|it)\b", "\\b\U000f0000 (?:this|it)\\b"
    assert Needs({"\U000f0000": "(?:like|share)"}).of(named) == Needs().of(spelt)


@given(EXPRESSIONS, st.text(alphabet="abc !1", max_size=12))
@settings(deadline=None, max_examples=400)
def test_whatever_is_reported_has_what_is_needed(expression: str, text: str) -> None:
    marked = re.compile(expression).groups > 0
    if not any(match.lastindex or not marked for match in re.finditer(expression, text)):
        return
    view = View(text, text, (), None)
    assert any(all(map(view.has, way)) for way in Needs().of(expression))


def test_the_words_of_a_text_are_whole() -> None:
    assert words_of("like4like, 3 @me!") == {"like4like", "3", "me", ",", " ", "@", "!", "0"}


@pytest.mark.parametrize(
    ("written", "text", "there"),
    [
        ("one left|two left", "someone left", False),
        ("{number} left", "12 left", True),
        ("sold out|gone", "resold out", False),
        ("{start}gone|sold", "unsold", False),
    ],
)
def test_each_alternative_begins_and_ends_where_words_do(written: str, text: str, there: bool) -> None:
    vocabulary = Vocabulary({}, {})
    pattern = vocabulary.compile(written)
    assert pattern.is_in(vocabulary.normaliser([pattern]).normalise(text)) is there
