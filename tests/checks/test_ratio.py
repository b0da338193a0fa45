"""The kind `ratio`: what counts as a word in capitals, and where the share begins to matter."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.checks.ratio import Ratio, is_capitals
from benice.config import Config
from benice.desk import Desk
from benice.model import Field, Hit, Post, Source
from benice.patterns import Vocabulary
from benice.rulebook import Rulebook
from benice.tables import Table, UsageError

NO_WORDS = Vocabulary({}, {})
DESK = Desk(Config(), Rulebook({}, NO_WORDS), datetime(2026, 6, 1, tzinfo=UTC))
SHOUTING = Ratio(most=0.5, least=2, ignore=frozenset({"RT", "NASA", "ESA"}))


def hits(text: str, check: Ratio = SHOUTING) -> list[Hit]:
    post = Post(id="1", number=1, body=Field.cut(Source("a.md", text), 0, len(text)))
    return list(check.find((post,), DESK))


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("PLEASE MOVE your van", []),  # half is not more than half
        ("PLEASE MOVE YOUR van", ["PLEASE MOVE YOUR"]),
        ("hello PLEASE MOVE YOUR van, THANKS!!", ["PLEASE MOVE YOUR van, THANKS"]),
        ("REALLY", []),
        ("REALLY?! 🙄", []),
        ("I A 7 B", []),
        ("PLEASE RT", ["PLEASE RT"]),  # an acronym is typed in capitals too, and adds nothing to the share
        ("RT the NASA and ESA thing", []),
        ("NASA ESA", []),
        ("hTTPS wAS LEFT ON, sORRY ABOUT IT", ["hTTPS wAS LEFT ON, sORRY ABOUT IT"]),
        ("iOS eBay iOS", []),
        ("tea today https://EXAMPLE.org/ABC/DEF @LOUD_SHOP #SALE &AMP; <B>", []),
        ("DON’T PARK", ["DON’T PARK"]),
        ("ПОЖАЛУЙСТА ТИХО", ["ПОЖАЛУЙСТА ТИХО"]),
        ("静かに してください", []),
        ("𝐁𝐔𝐘 𝐍𝐎𝐖", ["𝐁𝐔𝐘 𝐍𝐎𝐖"]),
        ("", []),
        ("🎉🎉 123 !!!", []),
    ],
)
def test_what_counts_as_shouting(text: str, flagged: list[str]) -> None:
    assert [hit.span.text for hit in hits(text)] == flagged


def test_the_facts_count_and_quote_the_words() -> None:
    (hit,) = hits("ALL THE DOORS ARE SHUT today")
    assert hit.facts == {
        "match": "ALL THE DOORS ARE SHUT",
        "share": "83%",
        "count": 5,
        "words": 6,
        "evidence": "'ALL', 'THE', 'DOORS', 'ARE'",
    }


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_hit_always_begins_and_ends_with_a_word_in_capitals(text: str) -> None:
    for hit in hits(text, Ratio(most=0.0, least=1, ignore=frozenset())):
        words = hit.span.text.split()
        assert any(letter.isupper() for letter in words[0])
        assert any(letter.isupper() for letter in words[-1])


def test_a_text_in_small_letters_is_never_flagged() -> None:
    assert not hits("nothing to see here, move along", Ratio(most=0.0, least=0, ignore=frozenset()))


@pytest.mark.parametrize(("word", "expected"), [("ok", False), ("OK", True), ("Ok", False), ("pdFS", False)])
def test_capitals_are_all_or_all_but_the_first(word: str, expected: bool) -> None:
    assert is_capitals(word) is expected


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"of": "hashtag"}, "none of capitals"),
        ({"most": 1}, "must be less than 1"),
        ({"least": 1.5}, "whole number"),
        ({"mots": 0.5}, "did you mean 'most'"),
    ],
)
def test_a_wrong_table_is_refused_with_a_reason(keys: dict[str, object], problem: str) -> None:
    table = Table(keys, "shouting.toml")
    with pytest.raises(UsageError, match=problem):
        Ratio.parse(table, NO_WORDS)
        table.finish()
