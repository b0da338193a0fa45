"""What a text must hold for a pattern to be in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice import rulebook
from benice.literals import needed
from benice.patterns import Pattern
from benice.scanner import Scanner

LETTERS = st.text(alphabet="abc", min_size=1, max_size=3)
EXPRESSIONS = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds("(?:{})?".format, inner),
        st.builds("(?:{})+".format, inner),
        st.builds("{}[ab ]{}".format, inner, inner),
        st.builds("{}.*{}".format, inner, inner),
        st.builds(r"\b{}\b".format, inner),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("expression", "clauses"),
    [
        ("like", [{"like"}]),
        ("likes?", [{"like", "likes"}]),
        (r"\bplease[ \n]+(?:like|share)\b", [{"please"}, {"like", "share"}]),
        ("(?:a|b).*", []),
        ("(?:like|.*)", []),
        ("(?:like){2,}x", [{"like"}]),
        ("no(?:w|t) [a-z]+ here", [{"now ", "not "}, {" here"}]),
    ],
)
def test_what_a_pattern_needs(expression: str, clauses: list[set[str]]) -> None:
    assert sorted(map(sorted, needed(expression))) == sorted(map(sorted, clauses))


@given(EXPRESSIONS, st.text(alphabet="abc ", max_size=12))
@settings(deadline=None, max_examples=300)
def test_whatever_matches_has_what_is_needed(expression: str, text: str) -> None:
    if re.search(expression, text):
        assert all(any(each in text for each in clause) for clause in needed(expression))


def test_few_and_many_texts_are_searched_alike() -> None:
    book = rulebook.load()
    known = {pattern for rule in book.rules.values() for pattern in rule.check.patterns}
    plain = sorted(known, key=lambda pattern: pattern.written)[::3]
    normaliser = book.vocabulary.normaliser(plain)
    few = Scanner([Pattern(each.written, each.expression, needed(each.expression)) for each in plain], normaliser)
    many = Scanner([Pattern(each.written, each.expression) for each in plain], normaliser)
    texts = [example for rule in book.rules.values() for example in (*rule.bad, *rule.good) if isinstance(example, str)]
    for text in texts[::2][: few.left]:
        assert {p.written for p in few.scan(text).found} == {p.written for p in many.scan(text).found}, text
    assert not many.left
