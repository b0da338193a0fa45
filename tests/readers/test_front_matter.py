"""The YAML at the head of a draft."""

import pytest

from benice.model import Reading, Source
from benice.readers import Options, read


def reading(text: str, path: str = "a.md") -> Reading:
    return read(Source(path, text), Options())


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("---\nplatform: x\nHello there\n", "never closed", 1),
        ("---\nplatform: [x\n---\nHello\n", "", 3),
        ("---\nplatform: x\n  at: 1\n---\nHello\n", "mapping values", 3),
        ("---\n- one\n---\nHello\n", "to have keys", 2),
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.tweet"])
def test_broken_front_matter_is_unreadable_and_never_taken_for_the_text(
    text: str, problem: str, line: int, path: str
) -> None:
    result = reading(text, path)
    (note,) = result.notes
    assert (note.rule, note.fatal, note.facts["line"]) == ("unreadable", True, line)
    assert problem in str(note.facts["problem"])
    assert list(result.posts) == []


@pytest.mark.parametrize("text", ["---\nHello there\n", "---\nHello there\n---\nand more\n", "---\n---\nHello there\n"])
def test_a_first_line_of_dashes_may_only_separate(text: str) -> None:
    result = reading(text)
    assert result.notes == []
    assert result.posts[0].body.text.startswith("Hello there")


def test_dots_close_it_too() -> None:
    assert [post.platform for post in reading("---\nplatform: x\n...\nHello\n").posts] == ["x"]


def test_dashes_inside_a_value_do_not_close_it() -> None:
    assert [post.body.text for post in reading("---\nplatform: x\nnote: |\n  a\n  ---\n  b\n---\nHello\n").posts] == [
        "Hello"
    ]
