"""The kind `limit`: what is counted, what is allowed, and what a finding says."""

from datetime import UTC, datetime
from typing import Any

import pytest

from benice.checks.limit import Limit
from benice.config import Account, Config
from benice.desk import Desk
from benice.gather import Batch, Settings
from benice.model import Field, Hit, Media, Post, Severity, Source
from benice.patterns import Vocabulary
from benice.readers import Options, read
from benice.rulebook import Rulebook
from benice.run import judge_all
from benice.tables import Table, UsageError

NO_WORDS = Vocabulary({}, {})
DESK = Desk(Config(), Rulebook({}, NO_WORDS), datetime(2026, 6, 1, tzinfo=UTC))


def field(text: str) -> Field:
    return Field.cut(Source("a.md", text), 0, len(text))


def hits(check: Limit, text: str, platform: str | None = None, desk: Desk = DESK, **more: Any) -> list[Hit]:
    return list(check.find((Post(id="1", number=1, body=field(text), platform=platform, **more),), desk))


def flagged(check: Limit, text: str, platform: str | None = None, **more: Any) -> list[str]:
    return [hit.span.text for hit in hits(check, text, platform, **more)]


def test_one_too_many_is_marked_and_all_are_counted() -> None:
    (hit,) = hits(Limit("hashtags", most=2), "#a #b #c #d")
    assert (hit.span.text, hit.facts["count"], hit.facts["most"], hit.facts["over"]) == ("#c", 4, 2, 2)
    assert flagged(Limit("hashtags", most=4), "#a #b #c #d") == []


def test_the_first_number_that_the_platform_has_counts_then_the_rest() -> None:
    check = Limit("hashtags", numbers=("most-hashtags", "norm-hashtags"), otherwise=3)
    text = "#a #b #c #d #e #f"
    for platform, first in (("instagram", "#f"), ("threads", "#b"), ("x", "#c"), ("reddit", "#d"), (None, "#d")):
        assert flagged(check, text, platform) == [first]
    assert flagged(Limit("hashtags", numbers=("most-hashtags",)), text, "mastodon") == []


def test_a_number_without_a_primary_source_makes_an_info_of_a_finding() -> None:
    check = Limit("hashtags", numbers=("most-hashtags",))
    assert hits(check, "#a #b #c #d #e #f", "tiktok")[0].severity is Severity.INFO
    assert hits(check, "#a #b #c #d #e #f", "instagram")[0].severity is None
    assert hits(Limit("length"), "a" * 63207, "facebook")[0].severity is Severity.INFO
    assert hits(Limit("length"), "a" * 281, "x")[0].severity is None


@pytest.mark.parametrize(
    ("text", "platform", "cut"),
    [
        ("a" * 280 + "bc", "x", "bc"),
        ("a" * 279 + " bc", "x", "bc"),
        ("a" * 270 + " https://example.com/long", "x", "https://example.com/long"),
        ("a" * 299 + "👩‍👩‍👧b", "bluesky", "b"),
        ("a" * 279 + "👩‍👩‍👧b", "x", "👩‍👩‍👧b"),
        ("é" * 281, "x", "é"),
        ("a\r\n" * 250 + "bc", "mastodon", "bc"),
        ("b" * 280, "x", None),
        ("b" * 9999, None, None),
    ],
)
def test_what_does_not_fit_is_marked_from_where_it_would_be_cut(
    text: str, platform: str | None, cut: str | None
) -> None:
    assert flagged(Limit("length"), text, platform) == ([cut] if cut else [])


def test_config_sets_the_limit_of_an_account() -> None:
    desk = Desk(Config(accounts={"a": Account(limit=10)}), DESK.rulebook, DESK.as_of)
    assert [hit.facts["over"] for hit in hits(Limit("length"), "a" * 12, "mastodon", desk, account="a")] == [2]
    assert hits(Limit("length"), "a" * 12, "mastodon", desk, account="b") == []


@pytest.mark.parametrize(
    ("of", "text", "found"),
    [
        ("repeated hashtags", "#a #A b #Straße #STRASSE #c", ["#A", "#STRASSE"]),
        ("joined hashtags", "#sundayreading #sunday #SundayReading #xyzzyreading #42days", ["#sundayreading"]),
        ("styled letters", "𝗕𝗼𝗹𝗱 𝗺𝗼𝘃𝗲 and 𝑥 or Ⓣⓔⓐ", ["𝗕𝗼𝗹𝗱 𝗺𝗼𝘃𝗲", "Ⓣⓔⓐ"]),
        ("exclamation marks", "a! b!! c!!!", ["!!", "!!!"]),
        ("spaces", "a  b.  c\n  d   e ", ["  ", "   "]),
        ("links", "https://example.com https://example.com example.org", ["https://example.com", "example.org"]),
        ("emoji", "a 👍🏽 ✓ © ☀️ 1️⃣ 🇪🇪", ["👍🏽", "☀️", "1️⃣", "🇪🇪"]),
    ],
)
def test_what_is_counted(of: str, text: str, found: list[str]) -> None:
    body = Post(id="1", number=1, body=field(text))
    from benice.sorts import SORTS

    assert [text[each.start : each.end] for each in SORTS[of].find(body, 0)] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two three. Four five!", [3, 2]),
        ("One two\nthree", [2, 1]),
        ("It's e.g. 3.5 well-known @you #tag https://example.com/a.b and/or", [2, 2]),
        ("“One.” (Two.) Three…", [1, 1, 1]),
        ("…", [0]),
    ],
)
def test_sentences_are_measured_in_words(text: str, words: list[int]) -> None:
    from benice.sorts import words_in_sentences

    assert [each.size for each in words_in_sentences(Post(id="1", number=1, body=field(text)), 0)] == words


def test_titles_and_descriptions_are_measured_where_they_stand() -> None:
    media = (Media(field("a.jpg"), field("d" * 501)),)
    assert flagged(Limit("title", numbers=("longest-title",)), "a", "youtube", fields={"title": field("t" * 101)})
    assert flagged(Limit("description", numbers=("longest-alt",)), "a", "pinterest", media=media) == ["d" * 501]
    assert flagged(Limit("description", numbers=("longest-alt",)), "a", "linkedin", media=media) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "'of' is missing"),
        ('of = "hashtag"', "did you mean 'hashtags'"),
        ('of = "hashtags"', "how much is allowed"),
        ('of = "hashtags"\nnumbers = ["most-hashtag"]', "did you mean 'most-hashtags'"),
        ('of = "hashtags"\nmost = -1', "negative"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, problem: str) -> None:
    import tomllib

    with pytest.raises(UsageError, match=problem):
        Limit.parse(Table(tomllib.loads(text), "a.toml", text), NO_WORDS)


def test_platforms_that_fail_alike_share_one_finding() -> None:
    text = "text,platforms\n" + "a" * 501 + ',"threads, mastodon, reddit, x"\n'
    batch = Batch(Config(), [read(Source("a.csv", text), Options())])
    found = judge_all([batch], Settings(DESK.as_of, select=("over-limit",))).diagnostics
    assert [(each.platform, each.span.text) for each in found] == [("x", "a" * 221), (None, "a")]
