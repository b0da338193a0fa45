"""Platforms: how people call them, and numbers with their sources."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import benice.platforms
from benice.platforms import Number, find_platform, guess_platform, platform_ids, platforms

FILE = Path(benice.platforms.__file__).with_suffix(".toml")
DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
NUMBERS = [(each.id, name, number) for each in platforms().values() for name, number in each.numbers.items()]
PUBLIC = ("https://", "http://")


def test_the_fifteen_platforms() -> None:
    assert list(platform_ids()) == [
        *("x", "bluesky", "mastodon", "threads", "facebook", "instagram", "linkedin", "pinterest", "tiktok", "youtube"),
        *("google-business", "reddit", "tumblr", "telegram", "discord"),
    ]


@pytest.mark.parametrize(("platform", "name", "number"), NUMBERS)
def test_every_number_has_a_public_source_and_a_date(platform: str, name: str, number: Number) -> None:
    assert number.source.startswith(PUBLIC), f"{platform}.{name}"
    assert date(2012, 1, 1) < number.date
    assert number.value >= 0


def test_no_number_stands_outside_the_tables_that_name_a_source() -> None:
    loose = [
        (platform, key)
        for platform, entry in DATA.items()
        if platform != "sources"
        for key, value in entry.items()
        if isinstance(value, int | float) or (isinstance(value, dict) and not {"value", "source"} <= set(value))
    ]
    assert loose == []


def test_every_source_is_used() -> None:
    platforms_only = [entry for name, entry in DATA.items() if name != "sources"]
    used = {each["source"] for entry in platforms_only for each in entry.values() if isinstance(each, dict)}
    assert set(DATA["sources"]) == used


def test_no_name_means_two_platforms() -> None:
    for each in platforms().values():
        for name in (each.id, each.name, *each.aliases):
            assert find_platform(name) is each


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("twitter", "x"), ("X (Twitter)", "x"), ("Twitter/X", "x"), ("x.com", "x"), ("FB", "facebook"),
        ("ig", "instagram"),
        ("Insta", "instagram"), ("li", "linkedin"), ("GMB", "google-business"),
        ("Google My Business", "google-business"),
        ("bsky", "bluesky"), ("bsky.app", "bluesky"), ("masto", "mastodon"), ("YT", "youtube"), ("Tik Tok", "tiktok"),
    ],
)  # fmt: skip
def test_names_that_people_write(name: str, platform: str) -> None:
    found = find_platform(name)
    assert found is not None
    assert found.id == platform


@pytest.mark.parametrize("name", ["", " ", "/", "newsletter", "xx", "xing", "in-house", "Google Ads"])
def test_what_is_no_platform(name: str) -> None:
    assert find_platform(name) is None


@pytest.mark.parametrize(
    ("label", "platform"),
    [
        ("LinkedIn post", "linkedin"), ("X / Twitter thread", "x"), ("X Daily Posts", "x"), ("Launch: X", "x"),
        ("SECTION 4: TWITTER/X CONTENT", "x"), ("Post on X", "x"), ("Copy for IG", "instagram"),
        ("FB page", "facebook"),
        ("Threads post", "threads"), ("Post for Threads", "threads"), ("Twitter threads", "x"),
        ("Threads on Twitter", "x"),
        ("Google Business Profile update", "google-business"), ("li", "linkedin"), ("X thread 2", "x"),
        ("Day X", None), ("two threads", None), ("Li Wei", None), ("10 x growth", None), ("in-house", None),
        ("LinkedIn & X", None), ("X + LinkedIn", None), ("Instagram Reels / TikTok", None), ("Launch", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_platform_that_a_heading_names(label: str, platform: str | None) -> None:
    assert guess_platform(label) == platform
