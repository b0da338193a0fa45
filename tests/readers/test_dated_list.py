"""Lists of days in Markdown: calendars."""

import pytest

from benice.model import Source
from benice.readers import Options, read

TEXT = "Doors open at ten, and there is tea."


def found(text: str, path: str = "plan.md") -> list[tuple[str | None, str | None, str]]:
    """Platform, time and text of every post."""
    posts = read(Source(path, text), Options(timezone="UTC")).posts
    return [(post.platform, f"{post.at:%d.%m.%y %H:%M}" if post.at else None, post.body.text) for post in posts]


def test_texts_under_days_are_posts_and_platforms_under_them_say_where_they_go() -> None:
    text = f"""# Social media schedule

What we say when.

* October 20
* October 23
    * {TEXT}
        * Twitter: [posted](https://x.example/1) (Ana)
        * Facebook: planned
    * Tea
* 24 October 2026
   * {TEXT}
     And soup.
 * October 31 **Halloween, and let us not be cute with it**
"""
    assert found(text) == [
        ("x", None, TEXT),
        ("facebook", None, TEXT),
        (None, "24.10.26 00:00", f"{TEXT}\n     And soup."),
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- 2026-12-01 09:00 X: {0}\n- 2026-12-02 10:00 LinkedIn: {0}\n",
        "- **2026-12-01 09:00** – X: {0}\n- **2026-12-02 10:00** – LinkedIn: {0}\n",
        "* Tue, December 1, 2026 9am: X – {0}\n* Wed, December 2, 2026 at 10:00: LinkedIn – {0}\n",
        "- 2026-12-01 09:00:\n  - X: {0}\n- 2026-12-02 10:00:\n  - LinkedIn: {0}\n",
        "1. [x] 2026-12-01 09:00 | X: {0}\n2. [ ] 2026-12-02 10:00 | LinkedIn: {0}\n",
    ],
)
def test_days_are_written_in_many_ways(items: str) -> None:
    assert found(items.format(TEXT)) == [("x", "01.12.26 09:00", TEXT), ("linkedin", "02.12.26 10:00", TEXT)]


def test_the_order_of_day_and_month_is_decided_by_the_list() -> None:
    text = f"# Posts\n\n- 05/12/2026: {TEXT}\n- 25/12/2026: {TEXT}\n"
    assert [post[1] for post in found(text)] == ["05.12.26 00:00", "25.12.26 00:00"]


@pytest.mark.parametrize(
    "text",
    [
        f"# Changes\n\n- 2026-12-01: {TEXT}\n- 2026-12-02: {TEXT}\n",  # nobody speaks of posts
        "# Content calendar\n\n- January 5: Teaser video\n- January 7: Customer story one\n",  # ideas
        f"# Campaign\n\n## Plan\n\n- 2026-12-01: {TEXT}\n- {TEXT}\n- {TEXT}\n",  # a list that only begins with a day
    ],
)
def test_other_lists_of_days_are_no_calendars_of_posts(text: str) -> None:
    assert all(post[1] is None and len(post[2]) > 60 for post in found(text))


def test_a_list_under_a_heading_for_posts_may_have_days() -> None:
    text = f"# X\n\n## Tweets\n\n- 2026-12-01 09:00: {TEXT}\n- {TEXT}\n- LinkedIn: {TEXT}\n"
    assert found(text) == [("x", "01.12.26 09:00", TEXT), ("x", None, TEXT), ("linkedin", None, TEXT)]


def test_where_there_are_posts_a_list_of_days_is_a_plan() -> None:
    text = f"# Posts\n\n## Post 1 (X)\n\nHello\n\n## Schedule\n\n- 2026-12-01: {TEXT}\n- 2026-12-02: {TEXT}\n"
    assert [post[2] for post in found(text)] == ["Hello"]
