"""Platforms and accounts in what people write."""

import pytest

from benice.model import Field, Note, Source
from benice.readers.channels import channels_of, networks_in_media, platform_in_path, read_channel
from benice.readers.tree import Items, Leaf


def leaf(text: str) -> Leaf:
    return Leaf(Field.cut(Source("a.csv", text), 0, len(text)))


def items(*texts: str) -> Items:
    return Items(Field.cut(Source("a.yaml", ""), 0, 0), [leaf(text) for text in texts])


def channels(text: str) -> list[tuple[str | None, str | None]]:
    return [(each.platform, each.account) for each in channels_of([leaf(text)], [])]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("x", ("x", None)),
        ("Twitter", ("x", None)),
        ("mastodon-eu", ("mastodon", "eu")),
        ("linkedin-our-page", ("linkedin", "our-page")),
        ("larkspur-mastodon", ("mastodon", "larkspur")),
        ("@beanrow (X)", ("x", "@beanrow")),
        ("Bean Row Coffee (Facebook)", ("facebook", "Bean Row Coffee")),
        ("Instagram (@beanrow)", ("instagram", "@beanrow")),
        ("Instagram Reels", ("instagram", None)),
        ("LinkedIn: Bean Row", ("linkedin", "Bean Row")),
        ("newsletter", None),
        ("matrix-eu-announce", None),
    ],
)
def test_a_name_is_a_platform_and_maybe_an_account(name: str, found: tuple[str, str | None] | None) -> None:
    assert read_channel(name) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Instagram + TikTok", ["instagram", "tiktok"]),
        ("mastodon, bluesky; linkedin", ["mastodon", "bluesky", "linkedin"]),
        ("Facebook and Instagram", ["facebook", "instagram"]),
        ("x | threads", ["x", "threads"]),
        ("  linkedin  ", ["linkedin"]),
        ("Salt & Pepper (Instagram)", ["instagram"]),
        ("@salt (X), @pepper (Bluesky)", ["x", "bluesky"]),
        (", ,", []),
    ],
)
def test_one_cell_may_name_several(cell: str, found: list[str]) -> None:
    assert [platform for platform, _ in channels(cell)] == found


def test_a_name_that_nobody_knows_is_noted_where_it_stands_and_kept_as_the_account() -> None:
    notes: list[Note] = []
    found = list(channels_of([leaf("x, Newsletter")], notes))
    assert [(each.platform, each.account) for each in found] == [("x", None), (None, "Newsletter")]
    (note,) = notes
    assert (note.rule, note.where.whole().text, note.facts, note.fatal) == (
        "unknown-platform",
        "Newsletter",
        {"platform": "Newsletter", "hint": ""},
        False,
    )


@pytest.mark.parametrize(
    ("node", "networks"),
    [
        (items("mastodon-eu", "matrix-announce"), True),
        (items("cat.jpg", "x"), False),
        (items("https://example.com/mastodon"), False),
        (items("first picture"), False),
        (items(), False),
        (leaf("mastodon"), False),
    ],
)
def test_a_media_list_may_mean_networks(node: Items | Leaf, networks: bool) -> None:
    assert networks_in_media(node) is networks


@pytest.mark.parametrize(
    ("path", "platform"),
    [
        ("plans/buffer-instagram-acme.csv", "instagram"),
        ("social/linkedin.md", "linkedin"),
        ("linkedin/2026-03-01-launch.md", "linkedin"),
        ("linkedin-and-facebook.md", None),
        ("social/threads.md", None),
        ("marketing/x-twitter/daily.md", "x"),
        ("marketing/x-twitter/threads/first.md", "x"),
        ("instagram-carousels/week-1.md", "instagram"),
        ("linkedin/instagram-tiktok.md", None),
        ("launch.md", None),
        ("mastodon-v4/notes.md", None),
    ],
)
def test_the_name_of_a_file_or_its_folder_may_name_the_platform(path: str, platform: str | None) -> None:
    assert platform_in_path(path) == platform
