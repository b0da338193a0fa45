"""Plain text."""

from benice.model import Reading, Source
from benice.readers import Options, read


def reading(text: str, path: str = "a.txt") -> Reading:
    return read(Source(path, text), Options(timezone="UTC"))


def test_the_whole_file_is_one_post() -> None:
    (post,) = reading("\nHello\r\n\r\n# there\r\n").posts
    assert post.body.text == "Hello\n\n# there"


def test_lines_of_dashes_part_a_thread() -> None:
    assert [(post.kind, post.body.text) for post in reading("One\n---\nTwo\n").posts] == [
        ("post", "One"),
        ("thread", "Two"),
    ]


def test_lines_that_begin_with_a_time_are_a_post_each() -> None:
    result = reading("YYYY-MM-DD HH:MM r text\n\n2027-01-05 22:00   I slept.\n\n2027-01-05 17:15 r So home\nagain.\n")
    assert [post.body.text for post in result.posts] == ["I slept.", "So home\nagain."]
    assert [post.at.isoformat() if post.at else None for post in result.posts] == [
        "2027-01-05T22:00:00+00:00",
        "2027-01-05T17:15:00+00:00",
    ]
    assert result.posts[0].fields["at"].text == "2027-01-05 22:00"


def test_a_text_that_mentions_two_times_is_not_cut() -> None:
    text = "We open.\n\n2027-01-05 10:00 Doors\n2027-01-05 11:00 Talks\n\nCome!\n\nBring friends.\n\nAnd cake.\n"
    assert len(reading(text).posts) == 1


def test_files_about_something_else_are_passed_over() -> None:
    assert "robots.txt" in reading("Disallow: /\n", "robots.txt").passed_over
    assert reading("word " * 3000).passed_over == "15000 characters of plain text are no draft"
    assert reading("\n").passed_over == "empty"
