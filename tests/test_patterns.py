"""Patterns: words, gaps and word lists over the normalised view."""

import pytest

from benice.patterns import Form, Pattern, Vocabulary
from benice.scanner import Scanner, without_overlaps
from benice.tables import UsageError
from benice.translate import literal_words

WORDS = Vocabulary({"engage": ["like", "share"], "please": ["please", "kindly"]}, {"pls": "please"})


def found(written: str, text: str) -> list[str]:
    pattern = WORDS.compile(written)
    scan = Scanner.of([pattern], WORDS.normaliser([pattern])).scan(text)
    spans = [scan.view.back(*span) for span in pattern.find(scan.view)] if pattern in scan.found else []
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("like", "I like the unlikely alike", ["like"]),
        ("{please} {engage}", "Pls   SHARE it, kindly\nlike it", ["Pls   SHARE", "kindly\nlike"]),
        ("{please} {engage}", "please do not share", []),
        ("don't {engage}", "dont like, don’t share", ["dont like", "don’t share"]),
        ("{please} ⟦{engage}⟧", "please share", ["share"]),
        ("{start}{engage}", "Share it. I like it. Like it!", ["Share", "Like"]),
        ("share{end}", "share this, then share!", ["share"]),
        ("like and share", "like 👉 and 👉 share", ["like 👉 and 👉 share"]),
        ("like and share", "l i k e  a n d  s h a r e", ["l i k e  a n d  s h a r e"]),
        ("comment {quoted}", "comment “yes”", ["comment “yes”"]),
        ("like", "he said “like it”", []),
        ("see {link}", "see https://a.example/b?c=like now", ["see https://a.example/b?c=like"]),
        ("like", "https://like.example", []),
        ("für alle", "Für Alle", ["Für Alle"]),
        ("#like back", "#LikeBack #likeback", ["#LikeBack", "#likeback"]),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_a_list_that_contains_itself_is_refused() -> None:
    with pytest.raises(UsageError, match="contains itself"):
        Vocabulary({"a": ["{b}"], "b": ["{a}"]}, {}).compile("{a}")


def test_of_overlapping_pieces_the_longest_is_kept() -> None:
    assert without_overlaps([(0, 3), (2, 9), (9, 11), (10, 11)]) == [(2, 9), (9, 11)]


def test_no_pattern_can_hang_the_scan() -> None:
    slow = Pattern("slow", [Form("(a+)+$")])
    scan = Scanner.of([slow], WORDS.normaliser([])).scan("b" + "ab" * 50_000)
    assert slow not in scan.found


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("likes?", {"like", "likes"}),
        ("dear(est|er)? friend", {"dear", "dearest", "dearer", "friend"}),
        ("n[o0]pes? and yes", {"and", "yes"}),
        ("thumbs? ?up", {"thumb", "thumbs", "up"}),
        (r"follow\w* me\b", {"me"}),
    ],
)
def test_the_words_that_a_pattern_spells_out(body: str, words: set[str]) -> None:
    assert set(literal_words(body)) == words
