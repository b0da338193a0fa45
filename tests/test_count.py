"""Lengths, each in the unit of its platform."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.config import Account, Config
from benice.count import count_mastodon, count_threads, count_weighted, measure
from benice.graphemes import count_graphemes
from benice.model import Field, Media, Post, Source
from benice.platforms import platforms

FAMILY = "👩‍👩‍👧"  # five code points, one character for a reader
FLAGS = "🏴󠁧󠁢󠁳󠁣󠁴󠁿🇪🇪"
LIMITS = {
    "x": 280, "bluesky": 300, "mastodon": 500, "threads": 500, "facebook": 63206, "instagram": 2200, "linkedin": 3000,
    "pinterest": 800, "tiktok": 2200, "youtube": 5000, "google-business": 1500, "reddit": 40000, "tumblr": 4096,
    "telegram": 4096, "discord": 2000,
}  # fmt: skip


def field(text: str) -> Field:
    return Field.cut(Source("a.md", text), 0, len(text))


def post(text: str, platform: str | None = "x", **more: object) -> Post:
    return Post(id="a", number=1, body=field(text), platform=platform, **more)  # type: ignore[arg-type]


def over(text: str, platform: str | None, config: Config | None = None, **more: object) -> int:
    return measure(post(text, platform, **more), config or Config()).over


def test_there_is_a_limit_for_every_platform() -> None:
    assert set(LIMITS) == set(platforms())


@pytest.mark.parametrize(("platform", "limit"), LIMITS.items())
@pytest.mark.parametrize("letter", ["a", "é"])
def test_one_under_at_and_one_over_each_limit(platform: str, limit: int, letter: str) -> None:
    assert over(letter * (limit - 1), platform) == 0
    assert over(letter * limit, platform) == 0
    assert over(letter * (limit + 1), platform) == 1


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("plain words", 11),
        ("see https://example.com/a/very/long/path?with=a&query=too", 4 + 23),
        ("see example.com", 4 + 23),
        ("see e.g. this", 13),
        ("two example.com, example.org.", 23 + 23 + 7),
        ("\u2018quoted\u2019 \u2014 dash", 15),
        ("well\u2026", 6),
        ("5 \u00a9", 4),
        ("\u4e2d\u6587", 4),
        ("\uff46\uff55\uff4c\uff4c", 8),
        ("e\u0301", 1),
        (FAMILY, 2),
        (FLAGS, 4),
        ("\U0001fac3\U0001f3fd", 2),
        ("9\ufe0f\u20e3", 2),
        ("one\r\ntwo", 7),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", 6),
        ("https://" + "a" * 64 + ".example", 80),
    ],
)
def test_x_weighs(text: str, length: int) -> None:
    assert count_weighted(text) == length


def test_names_that_lead_a_reply_on_x_are_free() -> None:
    assert measure(post("@ana @ben thank you", kind="reply"), Config()).length == 9
    assert measure(post("@ana @ben thank you"), Config()).length == 19
    assert measure(post("thank you @ana", kind="reply"), Config()).length == 14


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (FAMILY, 1),
        (FLAGS, 2),
        ("e\u0301", 1),
        ("\u0915\u094d\u0937", 1),
        ("\u1112\u1161\u11ab", 1),
        ("one\r\ntwo", 7),
        ("\u2018no\u2019", 4),
        ("\u00a9\ufe0f\u00ad", 2),
    ],
)
def test_readers_see(text: str, length: int) -> None:
    assert count_graphemes(text) == length


def test_bluesky_counts_bytes_too() -> None:
    found = measure(post(FAMILY * 170, "bluesky"), Config())
    assert (found.length, found.limit, found.unit, found.over) == (3060, 3000, "bytes", 60)
    assert measure(post(FAMILY * 100, "bluesky"), Config()).length == 100


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("read https://example.com/" + "a" * 90, 5 + 23),
        ("read example.com/" + "a" * 90, 17 + 90),
        ("readhttps://example.com/abc", 27),
        ("ask @ana@long.server.example now", 12),
        ("ask @ana@" + "s" * 64 + ".example", 17 + 64),
        ("mail ana@server.example", 23),
        (FAMILY, 1),
    ],
)
def test_mastodon_counts(text: str, length: int) -> None:
    assert count_mastodon(text) == length


def test_a_content_warning_counts_on_mastodon() -> None:
    warned = {"warning": field("w" * 250)}
    assert over("a" * 250, "mastodon", fields=warned) == 0
    assert over("a" * 251, "mastodon", fields=warned) == 1


@pytest.mark.parametrize(("text", "length"), [("café", 4), ("☕", 3), ("so 😀", 7), (FAMILY, 18)])
def test_threads_counts_emoji_as_bytes(text: str, length: int) -> None:
    assert count_threads(text) == length


@pytest.mark.parametrize(
    ("platform", "text", "length"),
    [
        ("telegram", "😀😀", 4),
        ("linkedin", "😀😀", 2),
        ("discord", "  hi \n", 2),
        ("tumblr", "one\n\nthree\nfour", 10),
    ],
)
def test_others_count(platform: str, text: str, length: int) -> None:
    assert measure(post(text, platform), Config()).length == length


def test_a_caption_on_telegram_is_shorter_than_a_message() -> None:
    media = (Media(field("cat.jpg")),)
    assert over("a" * 1024, "telegram", media=media) == 0
    assert over("a" * 1025, "telegram", media=media) == 1
    assert over("a" * 1025, "telegram") == 0


def test_config_knows_the_limit_of_an_account() -> None:
    config = Config(accounts={"acme": Account(platform="mastodon", limit=1000)})
    assert over("a" * 1000, "mastodon", config, account="acme") == 0
    assert over("a" * 1001, "mastodon", config, account="acme") == 1
    assert over("a" * 501, "mastodon", config, account="other") == 1
    assert over("a" * 281, "x", config, account="acme") == 1


def test_without_a_platform_there_is_no_limit() -> None:
    found = measure(post("😀 a", None), Config())
    assert (found.length, found.limit, found.unit) == (3, None, "characters")


@settings(deadline=None)
@given(st.text(st.characters(), max_size=40), st.sampled_from([*sorted(LIMITS), None]))
def test_any_text_has_a_length(text: str, platform: str | None) -> None:
    found = measure(post(text + "\ud800.\udfff é.com", platform), Config())
    assert found.length > 0
