"""Tokens: what is not to be read letter by letter is found, and what tells of it is found wherever it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benice.letters import EMOJI
from benice.tokens import Tokeniser

TOKENS = Tokeniser(["pls", "w/", "u"])
PIECES = [
    "please", "pls", "w/", "u", "é", "it's", "'like it'", '"yes"', "#FollowBack", "f o l l o w", "f.o.l.l.o.w",
    "sooo", "f0ll0w", "@ss", "good!", "a@b.example", "www.x", "https://a.example", "bit.ly/x", "site (dot) com",
    "site , com", "[text](a.example)", "[url=x]y[/url]", "<a href=x>y</a>", "<br />", "</p>", "<b>", "&amp;", "`a b`",
    "```x```", "\n> said", "**bold**", "_so_", EMOJI, "\n", " ", "  ", ".", ",", "!", "?", "1",
]  # fmt: skip


@example("²²²")
@example("é@a.bc")
@example("a(com")
@example("² ² ²")
@example("a!1")
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join))
def test_the_sign_of_a_token_is_in_every_text_that_has_one(text: str) -> None:
    text = text.lower()
    signs = set(TOKENS.signs.Match(text.encode("utf-8", "surrogatepass")) or ())
    for number, sort in enumerate(TOKENS.sorts):
        found = sort.pattern.search(text)
        assert not found or number in signs, f"{sort.kind} {found[0]!r} has no sign {sort.sign!r}"


@pytest.mark.parametrize("text", ["", "a plain line", "good!", "it's 10 past 4", "don't"])
def test_a_plain_text_has_no_token(text: str) -> None:
    assert list(TOKENS.tokens(text)) == []
