"""What the labels of a Markdown draft say about the posts under them, and what they are not taken for."""

import pytest

from benice.model import Reading, Source
from benice.readers import Options, read


def reading(text: str) -> Reading:
    return read(Source("social/launch.md", text), Options(timezone="UTC"))


def found(text: str) -> list[tuple[str | None, str | None, str]]:
    """Platform, time and text of every post."""
    return [
        (post.platform, f"{post.at:%d.%m %H:%M}" if post.at else None, post.body.text) for post in reading(text).posts
    ]


TEXT = "Doors open at ten, and there is tea."


@pytest.mark.parametrize(
    "lines",
    [
        "- at: 2026-12-03 08:30\n",
        "* **At:** 2026-12-03 08:30\n",
        "at: 2026-12-03 08:30\nstatus: draft\n",
        "Date: 2026-12-03\nTime: 08:30\n",
        "- Status: draft\n- Scheduled for: 3 December 2026, 8:30 am\n",
    ],
)
def test_lines_with_keys_before_a_text_are_the_values_of_the_post(lines: str) -> None:
    assert found(f"# X\n\n{lines}\n{TEXT}\n") == [("x", "03.12 08:30", TEXT)]


def test_a_file_may_begin_with_such_lines_instead_of_front_matter() -> None:
    assert found(f"platform: LinkedIn\nat: 2026-12-03 08:30\n\n{TEXT}\n") == [("linkedin", "03.12 08:30", TEXT)]
    both = f"platform: X\n\n## Post 1\n\n{TEXT}\n\n## Post 2\n\n{TEXT}\n"
    assert [post[0] for post in found(both)] == ["x", "x"]


@pytest.mark.parametrize(
    "text",
    [
        "When: Saturday at ten\nWhere: the slipway",
        "at: the slipway, and bring a coat",
        "platform: nine and three quarters",
        "title: none yet, but there is tea",
        "link: https://example.com",
    ],
)
def test_words_that_a_post_may_begin_with_stay_in_it(text: str) -> None:
    assert found(f"{text}\n\n{TEXT}\n") == [(None, None, f"{text}\n\n{TEXT}")]


def test_the_day_and_the_time_may_stand_in_a_heading() -> None:
    text = f"# Week 49\n\n## Monday 2026-12-07 - LinkedIn - 9:30 am\n\n{TEXT}\n\n## 2026-12-08 17:00 X\n\n{TEXT}\n"
    assert found(text) == [("linkedin", "07.12 09:30", TEXT), ("x", "08.12 17:00", TEXT)]
    nested = f"# Posts\n\n## 2026-12-07\n\n### LinkedIn (9am)\n\n{TEXT}\n\n### X (17:00)\n\n{TEXT}\n"
    assert [post[:2] for post in found(nested)] == [("linkedin", "07.12 09:00"), ("x", "07.12 17:00")]


def test_of_two_labels_that_say_the_same_the_nearer_one_counts() -> None:
    text = f"---\nat: 2026-01-01\n---\n# Posts\n\n## 2026-12-07\n\n### X\n\n**Date:** 2026-12-09\n\n{TEXT}\n"
    assert found(text) == [("x", "09.12 00:00", TEXT)]
    assert not reading(text).notes


@pytest.mark.parametrize(
    ("title", "platforms"),
    [
        ("LinkedIn & Facebook", ["linkedin", "facebook"]),
        ("X, Bluesky and Mastodon posts", ["x", "bluesky", "mastodon"]),
        ("Announcement (Facebook + Instagram Reels)", ["facebook", "instagram"]),
        ("Short version: X / Bluesky", ["x", "bluesky"]),
        ("X / Twitter thread", ["x"]),
        ("LinkedIn and what it is for", ["linkedin"]),
    ],
)
def test_a_heading_may_name_several_platforms(title: str, platforms: list[str]) -> None:
    text = f"# Launch\n\n## {title}\n\n{TEXT}\n"
    assert found(text) == [(platform, None, TEXT) for platform in platforms]
    assert len({(post.id, post.number) for post in reading(text).posts}) == 1


def test_a_label_may_name_several_platforms() -> None:
    text = f"# Launch\n\n**LinkedIn & Facebook:** {TEXT}\n\n**X:** Doors open.\n"
    assert found(text) == [("linkedin", None, TEXT), ("facebook", None, TEXT), ("x", None, "Doors open.")]


def test_posts_about_a_newsletter_are_posts_and_the_newsletter_is_none() -> None:
    text = f"# Newsletter\n\n## Subject line\n\nTea at ten\n\n## LinkedIn\n\n{TEXT}\n"
    assert found(text) == [("linkedin", None, TEXT)]
    assert found("# Launch\n\n## X\n\nHello\n\n## Newsletter\n\n**Draft:** A long letter\n") == [("x", None, "Hello")]


@pytest.mark.parametrize(
    "text",
    [
        "- LinkedIn: {0}\n- X: {0}\n",
        "- [ ] LinkedIn: {0}\n- [x] X: {0}\n",
        "1. **LinkedIn**\n\n   {0}\n\n2. **Twitter**\n\n   {0}\n",
        "- **LinkedIn:**\n  {0}\n- **X:**\n  {0}\n",
    ],
)
def test_items_of_a_list_may_each_name_their_platform(text: str) -> None:
    assert found("# Launch\n\n" + text.format(TEXT)) == [("linkedin", None, TEXT), ("x", None, TEXT)]


def test_lines_of_an_item_keep_no_blanks_of_the_list() -> None:
    text = "# Posts\n\n1. **X**\n\n   One\n     two\n   three\n"
    assert found(text) == [("x", None, "One\n  two\nthree")]


@pytest.mark.parametrize("text", ["Find us:\n- Twitter: @acme\n- Instagram: @acme", "- Twitter: @acme\n- X: @acme2"])
def test_a_list_of_handles_is_no_list_of_posts(text: str) -> None:
    assert found(text) == [(None, None, text)]


def test_a_series_of_days_in_lines_is_a_post_each() -> None:
    text = "# Plan\n\n## X posts\n\nDay 1: Doors open.\n\nDay 2: Tea is hot.\nCome in.\n\nDay 3: Last day.\n"
    assert [post[2] for post in found(text)] == ["Doors open.", "Tea is hot.\nCome in.", "Last day."]


def test_days_inside_a_text_are_its_own() -> None:
    text = "# X\n\nThree days:\n\nDay 1: Doors open.\n\nDay 2: Tea is hot.\n"
    assert len(found(text)) == 1
    text = "# Posts\n\n### Day 1\n\nMy plan:\n\nDay 2: Tea is hot.\n"
    assert found(text) == [(None, None, "My plan:\n\nDay 2: Tea is hot.")]


@pytest.mark.parametrize(
    "line",
    [
        "[Image: a kettle]",
        "*Image: a kettle*",
        "_Alt text: a kettle_",
        "Hashtags: #tea #bikes",
        "Image prompt: a kettle",
    ],
)
def test_directions_are_no_part_of_a_text(line: str) -> None:
    assert found(f"# X\n\n{TEXT}\n\n{line}\n") == [("x", None, TEXT)]
    assert found(f"{TEXT}\n\n{line}\n") == [(None, None, TEXT)]


@pytest.mark.parametrize("line", ["Photo: Ana Lima", "(Image: NASA)", "*Tea: hot*", "Note: bring a coat", "[Link: a]"])
def test_credits_and_remarks_are_the_posts_own(line: str) -> None:
    assert found(f"# X\n\n{TEXT}\n\n{line}\n") == [("x", None, f"{TEXT}\n\n{line}")]


def test_a_lone_word_thread_begins_one() -> None:
    assert [post.kind for post in reading("Thread:\n\n1/ One\n\n2/ Two\n").posts] == ["post", "thread"]
